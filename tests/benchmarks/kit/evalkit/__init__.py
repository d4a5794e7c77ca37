"""A stand-in for the benchmark kit: its shape, one invented set, stores that are JSON files."""
