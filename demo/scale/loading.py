"""Rows into tables, as fast as each database takes them, a bounded number at a time."""

import random
import sys
import time
from datetime import datetime

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max

from audit.refs import ALPHABET, LENGTH
from demo.scale.shape import SEED

BATCH = 40_000
"""Rows held in memory before they are written."""
BETWEEN_DRAWINGS = 0.2
"""Seconds between two drawings of the bar."""


class Loader:
    """Holds rows for several tables, and writes them together, parents before children."""

    def __init__(self, out=None):
        self.rand = random.Random(SEED)  # noqa: S311 - invented data
        self.rows, self.columns, self.next_key = {}, {}, {}
        self.pending = self.written = self.drawn = 0
        self.began, self.out = time.monotonic(), out or sys.stderr

    def table(self, model, *fields):
        """Make ready to load `model`: `fields` are the columns that rows will name, in order."""
        names = ["id", *fields]
        self.columns[model] = [model._meta.get_field(name).column for name in names]
        self.rows[model] = []
        newest = model._base_manager.aggregate(key=Max("pk"))["key"]
        self.next_key[model] = (newest or 0) + 1

    def add(self, model, *values):
        """Add a row; returns its key. Written when enough are waiting."""
        key = self.next_key[model]
        self.next_key[model] = key + 1
        self.rows[model].append((key, *values))
        self.pending += 1
        return key

    def ref(self):
        """A reference: made quicker than the true ones, and the same in every load."""
        return "".join(self.rand.choices(ALPHABET, k=LENGTH))

    def flush_if_full(self):
        if self.pending >= BATCH:
            self.flush()

    def flush(self):
        """Write everything that waits, in the order in which the tables were made ready."""
        for model, rows in self.rows.items():
            _write(model._meta.db_table, self.columns[model], rows)
            self.rows[model] = []
        self.written += self.pending
        self.pending = 0

    def progress(self, what, done, of):
        """A bar on one line: what, how far, and how long; drawn a few times a second."""
        elapsed = time.monotonic() - self.began
        if done < of and elapsed - self.drawn < BETWEEN_DRAWINGS:
            return
        self.drawn, share = elapsed, done / max(of, 1)
        bar = "█" * int(30 * share)
        end = "\n" if done >= of else ""
        self.out.write(f"\r{what:<24} {bar:<30} {int(share * 100):3}%  {elapsed:6.0f} s{end}")
        self.out.flush()

    def finish(self):
        """Write the rest, and let the tables go on numbering from here."""
        self.flush()
        models = list(self.rows)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)


def _write(table, columns, rows):
    if not rows:
        return
    named = ", ".join(connection.ops.quote_name(column) for column in columns)
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with (
            connection.connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)
        return
    places = ", ".join(["?"] * len(columns))
    connection.connection.executemany(
        f"INSERT INTO {table} ({named}) VALUES ({places})",  # noqa: S608 - our own names
        ([_for_sqlite(value) for value in row] for row in rows),
    )


def _for_sqlite(value):
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
