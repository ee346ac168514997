"""The writer's side of the database: sqlite-utils on the one writing connection."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database


class Writer(Database):
    """sqlite-utils' database with the one statement it lacks; what `Act.db` is."""

    def executemany(self, sql: str, parameters: Any) -> Any:
        """Runs one statement for each row of parameters, inside the act's transaction."""
        return self.conn.executemany(sql, parameters)
