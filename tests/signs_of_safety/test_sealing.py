"""Words about the wrong person leave a map as they leave everything else."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from agencies.roles import Role
from casework.actions import record_entry, seal_entry
from casework.models import Goal
from signs_of_safety.actions import agree_map, seal_map
from signs_of_safety.actions.sealing import parts_of
from signs_of_safety.models import Map
from tests.casework.test_sealing import tables_with
from tests.everything import one_of_everything
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
WRONG = "Zebedee took four pills on Sunday"


@pytest.fixture
def two(host, reviewer):
    return [reviewer, UserFactory(agency=host, role=Role.MANAGER)]


def seal(sheet, manager, two, says=WRONG):
    sheet = Map.objects.get(pk=sheet.pk)
    keys = [key for key, *_, words in parts_of(sheet, manager) if says in words]
    return seal_map(sheet, by=manager, parts=keys, why="Another Ty", reviewers=two)


def test_words_of_an_agreed_map_leave_it_its_history_and_the_plan(
    sheet, add, danger, worker, manager, two
):
    add("goal", WRONG, answers=danger)
    agree_map(sheet, by=worker, who_was_there="Dawn", judgement="They would stay")
    assert Goal.objects.filter(outcome=WRONG).exists()
    seal(sheet, manager, two)

    assert tables_with("Zebedee") == {"audit_sealedwords.words"}
    assert Map.objects.get(pk=sheet.pk).judgement == "They would stay"


def test_an_entry_that_is_taken_out_takes_its_sentence_off_the_map_as_well(
    sheet, add, ty, worker, manager, two
):
    entry = record_entry(ty, by=worker, kind="visit", text=f"At home. {WRONG}.")
    add("harm", WRONG, entry=entry)
    agree_map(sheet, by=worker, who_was_there="Dawn")
    seal_entry(entry, by=manager, why="Another Ty", reviewers=two)
    assert tables_with("Zebedee") == {"audit_sealedwords.words"}


def test_words_for_named_people_are_not_offered_to_whoever_may_not_read_them(
    sheet, add, ty, worker, manager
):
    entry = record_entry(ty, by=worker, kind="visit", text=WRONG, readers=[worker])
    add("harm", WRONG, entry=entry)
    assert [words for *_, words in parts_of(sheet, manager)] == []
    assert [words for *_, words in parts_of(sheet, worker)] == [WRONG]


def test_nothing_chosen_is_asked_for(sheet, add, manager, two):
    add("harm")
    with pytest.raises(ValidationError, match="Tick what has to be taken out"):
        seal(sheet, manager, two, says="never said")


def test_whatever_is_written_on_a_map_can_be_taken_out():
    """What is added to maps tomorrow is either here, or its words cannot leave."""
    world = one_of_everything()
    offered = {(type(row), part) for _, row, part, _ in parts_of(world.sheet, world.manager)}
    written = {
        (model, field.name)
        for model in apps.get_app_config("signs_of_safety").get_models()
        if not hasattr(model, "instance_type")
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField)
        and model.objects.exclude(**{field.name: ""}).exists()
    }
    assert len(written) > 3
    assert written - offered == set()
