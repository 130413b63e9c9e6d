"""Nine more holders beside every one there is: ten times the grants on the same children.

They are groups that nobody is in. What the people of the bench see stays exactly the same; only
the tables and their indexes grow.
"""

from django.contrib.auth.models import Group
from django.db import connection

from casework.models import ChildGroupGrant, ChildUserGrant

MORE = 9
STEP = 1_000_000
"""Between the keys of a holder and of its copies."""


def multiply(say=lambda line: None):
    """Write them. Returns how many grants there are then."""
    group = Group._meta.db_table
    for copy in range(1, MORE + 1):
        for model, field, base in (
            (ChildGroupGrant, "group_id", 0),
            (ChildUserGrant, "user_id", (MORE + 1) * STEP),
        ):
            table, shift = model._meta.db_table, base + copy * STEP
            holders = f"SELECT DISTINCT {field} AS pk FROM {table} WHERE {field} < {STEP}"
            _run(
                f"INSERT INTO {group} (id, name) SELECT pk + {shift}, "
                f"CAST(pk + {shift} AS varchar) FROM ({holders}) holders"
            )
            _run(_copies(table, field, shift))
        say(f"grants: {copy + 1} times as many")
    _run("ANALYZE")
    return ChildGroupGrant.objects.count() + ChildUserGrant.objects.count()


def _copies(table, field, shift):
    into = ChildGroupGrant._meta.db_table
    return (
        f"INSERT INTO {into} (level, permission_id, content_object_id, share_id, until, moved_at, "
        f"group_id) SELECT level, permission_id, content_object_id, share_id, until, moved_at, "
        f"{field} + {shift} FROM {table} WHERE {field} < {STEP}"
    )


def _run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
