"""A kit is known by this file."""
