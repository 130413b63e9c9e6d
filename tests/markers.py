"""A word that stands nowhere else, planted in every field of every record that holds words.

Whoever finds one in what they were answered knows from which field of which record it came.
References and the keys that tie siblings' steps are such words already, and stay as they are.
"""

import re
from types import SimpleNamespace
from typing import NamedTuple

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, models, transaction

from audit import guards

MARKER = re.compile(r"zq\d+q\d+z", re.IGNORECASE)
ROOMS = {"audit", "agencies", "casework", "assessments", "signs_of_safety", "learning"}
NEVER_WORDS = re.compile(
    r"(^|_)(refs?|key|once|password|type|kind|did|purpose|use|folded|sound|reason|page|target)$"
)
"""References, keys, codes, and the shapes of a name that only a search compares."""
WORDS = {"Share.purpose", "ShareVersion.purpose"}
"""Words, though their field is called like a code."""


class Planted(NamedTuple):
    """Where a marker stands: “Person.given_name” of the record with this key."""

    field: str
    pk: int


def plant():
    """Plant a marker in every field that holds words. Returns {marker: Planted}."""
    _lift_guards()
    planted = {}
    for number, (model, field) in enumerate(fields()):
        _write(model, field, number)
        name = f"{model.__name__}.{field.name}"
        for pk, words in model._base_manager.values_list("pk", field.name):
            if found := MARKER.search(str(words)):
                planted[found.group()] = Planted(name, pk)
    return planted


def of_references():
    """{reference or key: Planted} of everything there is."""
    found = {}
    for model in _models():
        for field in model._meta.concrete_fields:
            if field.name in {"ref", "sibling_key"} and not hasattr(model, "history_object"):
                name = f"{model.__name__}.{field.name}"
                rows = model._base_manager.exclude(**{field.name: ""})
                for pk, word in rows.values_list("pk", field.name):
                    found[word] = Planted(name, pk)
    return found


def _models():
    return [model for model in apps.get_models() if model._meta.app_label in ROOMS] + [Group]


def fields():
    """(model, field) of every field that holds words somebody wrote."""
    for model in _models():
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            is_code = (
                NEVER_WORDS.search(field.name) and f"{model.__name__}.{field.name}" not in WORDS
            )
            if isinstance(field, models.JSONField) or (
                is_text and not is_code and not field.choices
            ):
                yield model, field


def _write(model, field, number):
    """In every row where the field may hold words; else where it holds some."""
    if isinstance(field, models.JSONField):
        return _write_json(model, field, number)
    for where in ("", f"WHERE {field.column} <> ''"):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(*_statement(model, field, number, where))
            return None
        except DatabaseError:
            continue  # a rule of the record: it may hold words only in some rows
    raise AssertionError(f"Nothing could be planted in {model.__name__}.{field.name}.")


def _statement(model, field, number, where):
    pk, column = model._meta.pk.column, field.column
    room = (field.max_length or 10_000) - 16
    kept = f"SUBSTR({column}, 1, {room}) || ' ' || " if room > 0 else ""
    # All of it are names from our own models and numbers.
    sql = f"UPDATE {model._meta.db_table} SET {column} = {kept}%s || {pk} || 'z' {where}"  # noqa: S608 - our own names
    return sql, [f"zq{number}q"]


def _write_json(model, field, number):
    """Only what somebody typed is words: a draft’s."""
    for row in model._base_manager.all():
        words = getattr(row, field.name)
        if isinstance(words, dict):
            marked = {
                name: [f"{value} zq{number}q{row.pk}z" for value in values]
                for name, values in words.items()
            }
            model._base_manager.filter(pk=row.pk).update(**{field.name: marked})


def _lift_guards():
    """Guards that stand are taken away; the transaction of the test brings them back."""
    with connection.cursor() as cursor:
        editor = SimpleNamespace(
            connection=connection, execute=lambda sql, params=None: cursor.execute(sql)
        )
        for guard in guards.standing():
            guards.remove(editor, guard)
