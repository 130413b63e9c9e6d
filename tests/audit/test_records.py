"""Records are written by actions, or not at all."""

from threading import Thread

import pytest
from django.apps import apps
from django.db import models, transaction

from audit.records import Record, RecordQuerySet, changed
from audit.writing import Act, UnauditedWriteError, writing
from casework.models import Child, ChildGroupGrant, ChildUserGrant
from tests.factories import arranging, share_with

OURS = {"audit", "agencies", "casework", "assessments", "learning"}
RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]

NOT_RECORDS = {
    "agencies.User",  # written by allauth
    "casework.Draft",  # kept as typed, without history
    "casework.Upload",  # a file sent with a draft: nobody's record until the writing is recorded
    "casework.JournalKey",  # opens what its owner typed on one device, and is destroyed with it
    "audit.AuditEvent",  # the audit itself
    "audit.AuditSeal",  # and what it is sealed with: one sweep writes it
}

WRITES = {
    "save": lambda model: model().save(),
    "save as a fixture does": lambda model: models.Model.save_base(model(), raw=True),
    "delete": lambda model: model(pk=1).delete(),
    "create": lambda model: model.objects.create(),
    "get_or_create": lambda model: model.objects.get_or_create(pk=0),
    "update_or_create": lambda model: model.objects.update_or_create(pk=0),
    "update": lambda model: model.objects.update(pk=1),
    "update by the base manager": lambda model: model._base_manager.update(pk=1),
    "delete many": lambda model: model.objects.all().delete(),
    "delete without looking": lambda model: model.objects.all()._raw_delete("default"),
    "bulk_create": lambda model: model.objects.bulk_create([model()]),
    "bulk_update": lambda model: model.objects.bulk_update([model(pk=1)], [a_field_of(model)]),
}


def a_field_of(model):
    return next(field.name for field in model._meta.concrete_fields if not field.primary_key)


def is_refused(write, model):
    try:
        with transaction.atomic():
            write(model)
    except UnauditedWriteError:
        return True
    return False


@pytest.mark.django_db
@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model._meta.label)
def test_a_record_is_written_only_by_an_action(model):
    assert [how for how, write in WRITES.items() if not is_refused(write, model)] == []


def test_everything_kept_is_a_record_or_says_why_not():
    kept = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in OURS and not model._meta.label.endswith("Version")
    }
    assert kept - {model._meta.label for model in RECORDS} == NOT_RECORDS


def test_no_record_is_tied_to_another_by_rows_nobody_writes():
    hidden = [field for model in RECORDS for field in model._meta.local_many_to_many]
    assert hidden == []


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model._meta.label)
def test_every_way_to_a_record_refuses_bulk_writes(model):
    managers = [model._default_manager, model._base_manager]
    assert [way for way in managers if not isinstance(way.all(), RecordQuerySet)] == []


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model._meta.label)
def test_a_record_has_no_permissions_for_everybody(model):
    assert model._meta.default_permissions == ()


GRANTS = {
    "give a group access": lambda ty, who: ChildGroupGrant.objects.assign_perm(
        "view_record", who.agency.staff, ty
    ),
    "give a group many": lambda ty, who: ChildGroupGrant.objects.bulk_assign_perm(
        "view_record", who.agency.staff, Child.objects.all()
    ),
    "give many groups access": lambda ty, who: ChildGroupGrant.objects.assign_perm_to_many(
        "view_record", [who.agency.staff], ty
    ),
    "take a group's away": lambda ty, who: ChildGroupGrant.objects.remove_perm(
        "view_plan", who.agency.staff, ty
    ),
    "take many away": lambda ty, who: ChildGroupGrant.objects.bulk_remove_perm(
        "view_plan", who.agency.staff, Child.objects.all()
    ),
    "give somebody access": lambda ty, who: ChildUserGrant.objects.assign_perm(
        "view_record", who, ty
    ),
    "take somebody's away": lambda ty, who: ChildUserGrant.objects.remove_perm(
        "view_plan", who, ty
    ),
    "delete the group": lambda ty, who: who.agency.staff.delete(),
}


@pytest.mark.parametrize("how", GRANTS)
def test_access_is_given_and_taken_only_by_an_action(ty, lead, how):
    share_with(lead.agency, ty)
    share_with(lead, ty)
    before = rows_of_access()

    with pytest.raises((UnauditedWriteError, models.ProtectedError)), transaction.atomic():
        GRANTS[how](ty, lead)

    assert rows_of_access() == before


def rows_of_access():
    tables = (ChildGroupGrant, ChildUserGrant)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_writing_ends_with_the_action(ty):
    with arranging():
        ty.save()
    with pytest.raises(UnauditedWriteError):
        ty.save()


def test_writing_ends_when_the_action_fails(ty):
    with pytest.raises(RuntimeError), arranging():
        raise RuntimeError
    with pytest.raises(UnauditedWriteError):
        ty.save()


def test_one_persons_action_lets_nobody_else_write(ty):
    seen = []

    def somebody_else():
        try:
            ty.save()
        except UnauditedWriteError as refused:
            seen.append(refused)

    with arranging():
        meanwhile = Thread(target=somebody_else)
        meanwhile.start()
        meanwhile.join()

    assert len(seen) == 1


def test_every_version_says_who_changed_what_by_which_action(ty, worker):
    with writing(Act(worker, "describe_child")):
        changed(ty, likes_to_be_told="Gently")

    version = ty.history.latest()
    assert (version.likes_to_be_told, version.history_user, version.history_change_reason) == (
        "Gently",
        worker,
        "describe_child",
    )


def test_a_change_keeps_what_somebody_else_saved_since(ty, worker, manager):
    opened_before = Child.objects.get(pk=ty.pk)
    with writing(Act(manager, "restrict_child")):
        changed(ty, is_restricted=True)

    with writing(Act(worker, "describe_child")):
        changed(opened_before, likes_to_be_told="Gently")

    kept = Child.objects.get(pk=ty.pk)
    assert (kept.is_restricted, kept.likes_to_be_told) == (True, "Gently")
    assert [version.is_restricted for version in ty.history.all()[:2]] == [True, True]
