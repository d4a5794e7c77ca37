"""Where rows rest: the Parquet lake, its manifest, the DuckDB file, views, reading."""
