"""When things happen and where articles come from: flows, tasks, schedules, sources, settings, command line."""

import os

# Prefect reads these when it is imported. By default its server calls its vendor; DO_NOT_TRACK alone does not stop it.
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT", "false")
