"""The statement of a page, made once for each kind of reader and filled in for each reading.

What a page asks differs from one opening to the next by who asks, about whom, and when. To build
it anew each time costs several times what it takes to answer. So its lists are built once, of
stand-ins: nothing of a person, a child or a moment can remain in what is kept, and every reading
asks the database anew who may see what.
"""

from functools import cache
from itertools import count
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.models import DateField, DateTimeField

from audit import clock
from audit.reading import Statement, asked, at_once
from casework.models.compiled import Slot
from casework.recipients import Recipient

KINDS = {
    "ref": "text",
    "today": "date",
    "soon": "date",
    "now": "timestamptz",
    "moment": "timestamptz",
}
"""What PostgreSQL is told of a slot; of all others, that it is a key."""

NOW, TODAY = Slot("now", DateTimeField()), Slot("today", DateField())


class AnyReader:
    """Whoever has this role: where rows are chosen, all that differs between them is a slot."""

    kind, is_active = "user", True
    pk, group_ids = Slot("user"), Slot("groups")

    def __init__(self, role, is_record_staff, has_agency):
        self.role, self.is_record_staff = role, is_record_staff
        self.agency_id = Slot("agency") if has_agency else None


class AnyChild(Slot):
    """Whichever child a page is about."""

    person_id = Slot("person")

    def __init__(self):
        super().__init__("child")

    @property
    def pk(self):
        return self


def at_once_for(reader, lists, *shape, child=None, **slots):
    """{name: rows} of `lists(reader, child, *shape)`, read at once as `at_once` does.

    `lists` is called with stand-ins, once for each role and `shape`: what else decides which
    lists there are, and nothing of a person. It finds a further value in a Slot of its name.
    """
    if isinstance(reader, Recipient):
        return at_once(**lists(reader, child, *shape))
    whose = (reader.role, reader.is_record_staff, bool(reader.agency_id))
    values = {"user": reader.pk, "groups": reader.group_ids, "agency": reader.agency_id, **slots}
    values |= {"now": clock.now(), "today": clock.today()}
    if child is not None:
        values |= {"child": child.pk, "person": child.person_id}
    return _made(lists, whose, shape).read(values)


@cache
def _made(lists, whose, shape):
    with clock.at(NOW, on=TODAY):
        return _Made(Statement(lists(AnyReader(*whose), AnyChild(), *shape)))


class _Made:
    """A statement with slots in it."""

    def __init__(self, statement):
        self.statement = statement
        self.texts = statement.sql.split("%s")
        used = (each.name for each in statement.params if isinstance(each, Slot))
        self.slots = tuple(dict.fromkeys(used))

    def read(self, values):
        """{name: rows}, with these values in the slots."""
        filling = [(name, _several(values[name])) for name in self.slots]
        ask = self._planned if connection.vendor == "postgresql" else self._filled
        return self.statement.read(lambda *_: ask(filling))

    def _filled(self, filling):
        """Asked as it stands."""
        filling = {name: list(map(_stored, several)) for name, several in filling}
        sql, params = self._sql(lambda name: (["%s"] * len(filling[name]), filling[name]))
        return asked(sql, params)

    def _planned(self, filling):
        """PostgreSQL plans it once for each connection: that takes longer than to answer it."""
        kinds, places, values = [], {}, []
        for name, several in filling:
            places[name] = [f"${len(kinds) + n}" for n in range(1, len(several) + 1)]
            kinds += [KINDS.get(name, "bigint")] * len(several)
            values += several
        many = tuple(len(each) for each in places.values())
        with connection.cursor() as cursor:
            kept = _planned_by.setdefault(connection.connection, {})
            name, make, params = kept.get((self, many)), "", []
            if name is None:
                sql, params = self._sql(lambda slot: (places[slot], []))
                name = f"made_{next(_numbers)}"
                make = f"PREPARE {name} ({', '.join(kinds)}) AS {sql}; "
            filled = ", ".join(["%s"] * len(values))
            cursor.execute(f"{make}EXECUTE {name} ({filled})", [*params, *values])
            if make:
                kept[self, many] = name
                cursor.nextset()
            return cursor.fetchall()

    def _sql(self, place):
        """The SQL and its parameters; `place` says what stands for a slot, and with which."""
        text, *texts = self.texts
        params = []
        for param, after in zip(self.statement.params, texts, strict=True):
            places, values = place(param.name) if isinstance(param, Slot) else (["%s"], [param])
            text = f"{text}{', '.join(places)}{after}"
            params += values
        return text, params


_planned_by, _numbers = WeakKeyDictionary(), count(1)


def _several(value):
    """What stands in a slot: several values behind IN, of which there may be none."""
    return (value or (None,)) if isinstance(value, tuple) else (value,)


def _stored(value):
    """A value in the shape the database keeps it in."""
    if hasattr(value, "hour"):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if hasattr(value, "day") else value
