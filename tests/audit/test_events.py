"""The audit: who did, and who read, what. It is added to, and never altered."""

import pytest
from django.db import IntegrityError, connection, models, transaction

from audit import clock, events
from audit.models import AuditEvent
from audit.principals import SYSTEM


@pytest.fixture
def event(ty, worker):
    events.looked(worker, "child_detail", ty, {ty.ref}, "covering")
    return AuditEvent.objects.get()


def rows(*fields):
    return list(AuditEvent.objects.order_by("pk").values_list(*fields))


def by_sql(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


ALTERATIONS = {
    "save": lambda event: event.save(),
    "delete": lambda event: event.delete(),
    "update": lambda event: AuditEvent.objects.update(did="nothing"),
    "delete many": lambda event: AuditEvent.objects.all().delete(),
    "bulk_update": lambda event: AuditEvent.objects.bulk_update([event], ["did"]),
    "write over": lambda event: AuditEvent.objects.bulk_create(
        [AuditEvent(pk=event.pk, actor_kind="user", actor_ref="x", did="nothing")],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["did"],
    ),
    "UPDATE": lambda event: by_sql("UPDATE audit_auditevent SET did = 'nothing'"),
    "DELETE": lambda event: by_sql("DELETE FROM audit_auditevent"),
}


@pytest.mark.parametrize("how", ALTERATIONS)
def test_the_audit_is_append_only(event, how):
    before = list(AuditEvent.objects.values())

    with pytest.raises((TypeError, IntegrityError)), transaction.atomic():
        ALTERATIONS[how](event)

    assert list(AuditEvent.objects.values()) == before


def test_the_audit_points_at_nothing_that_could_go(db):
    pointers = [field for field in AuditEvent._meta.get_fields() if field.is_relation]
    assert pointers == []


def test_a_look_is_one_row_for_each_child_it_tells_of(ty, mia, worker):
    events.looked(worker, "child_story", ty, {ty.ref, mia.ref}, "covering")

    assert rows("kind", "actor_ref", "did", "record_ref", "child_ref", "purpose") == [
        ("looked", worker.ref, "child_story", ty.ref, ref, "covering")
        for ref in sorted([ty.ref, mia.ref])
    ]


def test_a_list_is_one_row_with_everybody_it_named(ty, mia, worker):
    events.listed(worker, "search", [ty.ref, mia.ref])

    assert rows("kind", "did", "listed_refs", "child_ref") == [
        ("listed", "search", sorted([ty.ref, mia.ref]), "")
    ]


def test_a_refused_look_is_kept_by_its_path_real_or_not(lead):
    events.refused(lead, "/children/zzzzzzzzzz/" + "x" * 400)

    ((kind, path, child_ref),) = rows("kind", "path", "child_ref")
    assert (kind, path[:21], len(path), child_ref) == ("refused", "/children/zzzzzzzzzz/", 300, "")


def test_an_event_says_when_by_the_one_clock(ty, worker):
    moment = clock.now().replace(year=2020, month=2, day=1)
    with clock.at(moment):
        events.looked(worker, "child_detail", ty, {ty.ref})

    assert rows("at") == [(moment,)]


@pytest.mark.parametrize(("kind", "ref"), [("user", ""), ("somebody", "abc"), ("", "")])
def test_the_audit_names_exactly_one_actor(db, kind, ref):
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEvent(kind="did", actor_kind=kind, actor_ref=ref, did="x").save()


def test_the_system_signs_for_what_it_does(db):
    events.listed(SYSTEM, "sweep", [])

    assert rows("actor_kind", "actor_ref") == [("system", "system")]


def test_the_audit_keeps_codes_and_references_no_words(db):
    free_text = [
        field.name for field in AuditEvent._meta.fields if isinstance(field, models.TextField)
    ]
    assert free_text == []
