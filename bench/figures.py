"""The figures of one database, as they are kept and compared."""

import os
import platform

import django
from django.apps import apps
from django.db import connection

from bench.pages import LISTS
from bench.people import NAMES
from bench.rounds import floor_of

OF_POSTGRESQL = (
    "server_version", "shared_buffers", "work_mem", "random_page_cost", "jit", "fsync",
    "synchronous_commit", "data_checksums",
)  # fmt: skip
COUNTED = ("casework.Person", "casework.Child", "casework.Entry", "assessments.Assessment",
           "casework.Share", "casework.ChildGroupGrant", "casework.ChildUserGrant",
           "agencies.Agency", "agencies.User")  # fmt: skip
SEES_SOMEBODY = tuple(name for name in NAMES if name != "nobodys")


def figures(cells, floor):
    """The cells as plain rows: milliseconds, queries, and times the floor of the same run."""
    return [_row(cell, floor) for cell in cells]


def _row(cell, floor):
    row = {"page": cell.page.name, "who": cell.who.name}
    if cell.skipped:
        return {**row, "skipped": cell.skipped}
    return {
        **row,
        "queries": cell.queries,
        "median_ms": round(cell.median * 1000, 2),
        "p95_ms": round(cell.p95 * 1000, 2),
        "times_floor": round(cell.median / floor, 2),
        "opened": len(cell.times),
    }


def flat(cells):
    """For each list, the slowest against the quickest of those who see 60 children or 120,000."""
    rows = []
    for page in LISTS:
        medians = {
            cell.who.name: cell.median
            for cell in cells
            if cell.page.name == page and cell.who.name in SEES_SOMEBODY and cell.times
        }
        if len(medians) > 1:
            least, most = min(medians, key=medians.get), max(medians, key=medians.get)
            ratio = round(medians[most] / medians[least], 2)
            rows.append({"page": page, "quickest": least, "slowest": most, "ratio": ratio})
    return rows


def compared(before, after):
    """Each page with ten times the grants against itself before, both as times their floor."""
    floors, now = (floor_of(before), floor_of(after)), {cell.name: cell for cell in after}
    return [
        {
            "page": cell.page.name,
            "who": cell.who.name,
            "ratio": round(now[cell.name].median / floors[1] / (cell.median / floors[0]), 2),
        }
        for cell in before
        if cell.page.name in LISTS and cell.times and now[cell.name].times
    ]


def conditions():
    """The machine and the database, as far as they matter to a figure."""
    return {
        "python": platform.python_version(),
        "django": django.get_version(),
        "processors": os.cpu_count(),
        "load_average": [round(each, 1) for each in os.getloadavg()],
        "database": _of_database(),
        "rows": {label: apps.get_model(label)._base_manager.count() for label in COUNTED},
    }


def _of_database():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            return {"version": cursor.fetchone()[0]}
        cursor.execute("SELECT name, current_setting(name) FROM pg_settings WHERE name = ANY(%s)",
                       [list(OF_POSTGRESQL)])  # fmt: skip
        return dict(cursor.fetchall())
