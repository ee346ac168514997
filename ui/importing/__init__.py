"""The import wizard: a sheet read, its columns mapped, every row checked, the good ones entered; and what was imported."""
