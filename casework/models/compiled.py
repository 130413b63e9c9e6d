"""A condition in Django's own words that is put into SQL once, and filled in for each question.

A page asks who sees what dozens of times, one question inside another. Built anew as querysets
each time, nested and copied, the asking costs several times what the database needs to answer.
"""

from functools import cache

from django.db import connections
from django.db.models import BooleanField, Expression, Value


class Slot(Expression):
    """A place in a condition that is filled in later: a column, a number, a moment."""

    def __init__(self, name, kind=None):
        super().__init__(output_field=kind or BooleanField())
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


class Compiled(Expression):
    """A condition with its slots filled: by columns or values of the row that is asked about."""

    def __init__(self, condition, **filling):
        """`condition` makes it, once; every slot of it is named in `filling`."""
        super().__init__(output_field=BooleanField())
        self.condition, self.names = condition, tuple(filling)
        self.filling = list(filling.values())

    def get_source_expressions(self):
        return self.filling

    def set_source_expressions(self, expressions):
        self.filling = expressions

    def as_sql(self, compiler, connection):
        (text, *texts), slots = _in_sql(self.condition, connection.alias)
        filling = dict(zip(self.names, map(compiler.compile, self.filling), strict=True))
        params = []
        for slot, after in zip(slots, texts, strict=True):
            sql, values = filling[slot.name] if isinstance(slot, Slot) else ("%s", [slot])
            text, params = f"{text}{sql}{after}", [*params, *values]
        return text, params


class AnyOf(Expression):
    """Some values, as they stand behind IN: literal, so that the planner sees real frequencies."""

    def __init__(self, values):
        super().__init__(output_field=BooleanField())
        self.values = tuple(values)

    def as_sql(self, compiler, connection):
        return ", ".join(["%s"] * len(self.values)) or "NULL", list(self.values)


def given(value):
    """A value, or the slot that stands for one, as a filling."""
    return value if isinstance(value, Slot) else Value(value)


def any_of(values):
    """The same of several values."""
    return values if isinstance(values, Slot) else AnyOf(values)


@cache
def _in_sql(condition, alias):
    """(texts between the parameters, the parameters: slots and what stands fixed)."""
    query = condition()
    sql, params = query.get_compiler(connection=connections[alias]).compile(query.where)
    # The rows asked about may be called U0 themselves.
    return sql.replace("U0", "held").split("%s"), tuple(params)
