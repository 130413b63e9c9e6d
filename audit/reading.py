"""Several lists read in one statement: a page that shows many small things asks once for them.

Each list keeps its own queryset, and so its own rule; only the way to the database is shared.
"""

import json
from copy import copy

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Field, ForeignObject
from django.db.models.expressions import RawSQL
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In

NOT_IN_JSON = {"DateField", "DateTimeField", "TimeField"}
"""What PostgreSQL writes as text in JSON, to be read again. SQLite has no other way to keep it."""


def at_once(**lists):
    """{name: rows} of these querysets, read in a single statement.

    One of them may ask for the keys of one before it: `goal__among=keys_of("goals")`.
    """
    return Statement(lists).read(asked)


def each_at_once(groups):
    """{key: what `at_once` finds} of {key: lists}, all of them in a single statement.

    The lists of one key know nothing of another's: each may have the same names.
    """
    made = {key: Statement(lists) for key, lists in groups.items()}
    asking = [key for key, each in made.items() if each.parts]
    together = " UNION ALL ".join(
        # In brackets of its own, a statement keeps the names of its lists to itself.
        f"SELECT {number}, one.* FROM ({made[key].sql}) AS one"  # noqa: S608 - SQL as Django made it, its values apart
        for number, key in enumerate(asking)
    )
    answered = {key: [] for key in made}
    params = [each for key in asking for each in made[key].params]
    for number, *row in asked(together, params) if asking else ():
        answered[asking[number]].append(row)
    return {key: each.found(answered[key]) for key, each in made.items()}


def asked(sql, params):
    """The rows the database answers with."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


class Statement:
    """Several lists in the one statement that reads them, as often as it is asked."""

    def __init__(self, lists):
        """`lists` are querysets by name."""
        self.names, self.parts, empty = tuple(lists), [], []
        for name, rows in lists.items():
            try:
                self.parts.append(_Part(name, rows))
            except EmptyResultSet:  # nothing can be in it, so nothing is asked
                empty.append(name)
        self.sql = _together(self.parts, empty)
        self.params = [each for part in self.parts for each in part.params]

    def read(self, ask):
        """{name: rows}; `ask` puts the SQL and its parameters to the database."""
        return self.found(ask(self.sql, self.params) if self.parts else ())

    def found(self, rows):
        """{name: rows} of what the database answered."""
        answered = {name: [] for name in self.names}
        for number, values in rows:
            answered[self.parts[number].name].append(json.loads(values))
        return answered | {part.name: part.read(answered[part.name]) for part in self.parts}


def keys_of(*names):
    """The first column of lists that are read `at_once` with this one: their keys, together.

    Together, since PostgreSQL reads a whole table for what is in one list *or* in another.
    """
    lists = (f"SELECT c0 FROM {_called(name)}" for name in names)  # noqa: S608 - words of our own
    return RawSQL(" UNION ALL ".join(lists), ())  # noqa: S611 - nothing of a reader's is in it


class Among(In):
    """`goal__among=keys`: like `in`, of keys that are few, found first and then looked up.

    PostgreSQL takes `in` for a join, cannot guess how little a question of ours finds, and reads
    the tables of a county to compare them.
    """

    lookup_name = "among"

    def get_rhs_op(self, connection, rhs):
        return f"= ANY(ARRAY{rhs})" if connection.vendor == "postgresql" else f"IN {rhs}"


class RelatedAmong(Among, RelatedIn):
    """The same of a relation."""


Field.register_lookup(Among)
ForeignObject.register_lookup(RelatedAmong)


def attach(rows, name, those):
    """Give each of `rows` those that are its own, as `prefetch_related(name)` would."""
    rows = list(rows)
    field = rows[0]._meta.get_field(name).field if rows else None
    by_row = {}
    for one in those if field else ():
        by_row.setdefault(getattr(one, field.attname), []).append(one)
    for row in rows:
        own = getattr(row, name).all()
        own._result_cache, own._prefetch_done = by_row.get(row.pk, []), True
        row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = own


class _Part:
    """One of the lists: its statement, and how what is answered becomes rows."""

    def __init__(self, name, rows):
        self.name, self.rows = name, rows._chain()
        self.compiler = rows.query.get_compiler(rows.db)
        self.sql, self.params = self.compiler.as_sql()
        self.columns = ", ".join(f"c{n}" for n in range(len(self.compiler.select)))
        kinds = enumerate(column.output_field for column, *_ in self.compiler.select)
        self.not_in_json = [(place, kept) for place, kind in kinds if (kept := _as_kept(kind))]
        # What is read by it may be read again: a shallow copy is all a reading alters.
        self.rows.query.chain = lambda: copy(self.rows.query)

    def read(self, answered):
        """The rows as the queryset makes them, with what it selects and prefetches beside."""
        if connection.vendor == "postgresql":
            for row in answered:
                for place, kept in self.not_in_json:
                    row[place] = kept(row[place])
        rows, compiler = self.rows.all(), copy(self.compiler)
        compiler.execute_sql = lambda *args, **kwargs: [answered]
        rows.query.get_compiler = lambda *args, **kwargs: compiler
        return list(rows)


def _together(parts, empty):
    """The SQL that reads all the parts; `empty` are names with no rows."""
    row = "json_array({})" if connection.vendor == "sqlite" else "json_build_array({})::text"
    named = [f"{_called(name)} (c0) AS (SELECT CAST(NULL AS bigint) WHERE 1 = 0)" for name in empty]
    named += [f"{_called(part.name)} ({part.columns}) AS ({part.sql})" for part in parts]
    rows = " UNION ALL ".join(
        # The columns and names are our own; values travel apart, as parameters.
        f"SELECT {number}, {row.format(part.columns)} FROM {_called(part.name)}"  # noqa: S608 - our own names
        for number, part in enumerate(parts)
    )
    return f"WITH {', '.join(named)} {rows}"


def _called(name):
    return f"part_{name}"


def _as_kept(kind):
    """What makes of PostgreSQL's JSON a value as PostgreSQL itself would have given it, or None."""
    if kind.get_internal_type() == "JSONField":
        return lambda value: None if value is None else json.dumps(value)
    return kind.to_python if kind.get_internal_type() in NOT_IN_JSON else None
