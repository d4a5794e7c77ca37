"""When things happen and where articles come from: flows, tasks, schedules, sources, settings, command line."""
