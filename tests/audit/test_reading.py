"""Several lists read in one statement are the lists that each would have been."""

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Value

from audit.models import AuditEvent
from audit.reading import at_once, attach, each_at_once, keys_of
from casework import drafts, journal
from casework.models import Child, Draft, Entry, EntryChild, Goal, Involvement, Step
from tests.attached import UploadFactory
from tests.everything import one_of_everything

OURS = {"audit", "agencies", "casework", "assessments"}
NO_PAGE_ASKS = {"audit.AuditSeal"}  # its hashes are bytes, which JSON cannot hold
MODELS = [
    model
    for model in apps.get_models()
    if model._meta.app_label in OURS and model._meta.label not in NO_PAGE_ASKS
]


@pytest.fixture
def world(db):
    world = one_of_everything()
    drafts.save(world.worker, "entry_record", "", {"text": ['“Né” 100% \\ "x"']}, version=0)
    journal.key_of(world.worker, "a device")
    UploadFactory(world.worker, world.ty)
    return world


def as_kept(row, depth=5):
    """Every column of a row, and of what was read with it."""
    beside = row._state.fields_cache if depth else {}
    return {
        name: as_kept(value, depth - 1) if isinstance(value, models.Model) else value
        for name, value in [*vars(row).items(), *beside.items()]
        if not name.startswith("_")
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_column_of_every_table_comes_as_it_would_alone(world, model):
    alone = model._base_manager.order_by("pk")
    assert alone.exists()

    found = at_once(rows=alone, again=alone.reverse()[:2])

    assert [as_kept(row) for row in found["rows"]] == [as_kept(row) for row in alone]
    assert found["again"] == list(alone.reverse()[:2])


def lists():
    """The shapes that pages read."""
    told = EntryChild.objects.filter(child=OuterRef("pk"), words__gt="")
    return {
        "what is read beside": Step.objects.select_related("goal__plan__child__person", "done_by"),
        "what is worked out": Child.objects.annotate(
            spoke=Exists(told), one=Value(1), name=F("person__given_name")
        ),
        "some columns": Entry.objects.order_by("-pk").values_list("happened_at", "is_named", "ref"),
        "one column": Child.objects.values_list("pk", flat=True),
        "named columns": Involvement.objects.values("name", "from_on"),
        "the last of them": AuditEvent.objects.order_by("-pk")[1:3],
        "what has JSON in it": Draft.objects.all(),
        "each once": Child.objects.filter(entry_rows__isnull=False).distinct(),
        "of one record": Goal.objects.first().steps.all(),
        "nobody": Child.objects.none(),
        "none of these": Child.objects.filter(pk__in=[]),
        "nothing found": Child.objects.filter(ref="neverwas"),
    }


def test_lists_of_every_shape_are_as_they_would_be_alone(world, django_assert_num_queries):
    alone = {name.replace(" ", "_"): list(rows) for name, rows in lists().items()}
    asked = {name.replace(" ", "_"): rows for name, rows in lists().items()}

    with django_assert_num_queries(1):
        found = at_once(**asked)

    assert found == alone
    assert [as_kept(row) for row in found["what_is_worked_out"]] == [
        as_kept(row) for row in alone["what_is_worked_out"]
    ]
    assert [as_kept(row) for row in found["what_is_read_beside"]] == [
        as_kept(row) for row in alone["what_is_read_beside"]
    ]


def test_lists_in_which_nothing_can_be_ask_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert at_once(nobody=Child.objects.none()) == {"nobody": []}


def test_a_queryset_is_as_it_was_after_it_was_read(world):
    rows = Child.objects.order_by("pk")
    at_once(rows=rows)

    assert list(rows.filter(pk=world.ty.pk)) == [world.ty]


def test_a_list_may_ask_for_the_keys_of_one_before_it(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = at_once(
            goals=Goal.objects.order_by("pk")[:1],
            steps=Step.objects.filter(goal__among=keys_of("goals")),
        )

    assert found["goals"]
    assert found["steps"] == list(Step.objects.filter(goal=found["goals"][0]))


def test_the_keys_of_a_list_in_which_nothing_can_be_are_none(world):
    found = at_once(
        goals=Goal.objects.none(),
        steps=Step.objects.filter(goal__among=keys_of("goals")),
    )

    assert found == {"goals": [], "steps": []}


def test_lists_of_the_same_names_are_read_in_one_statement_and_know_nothing_of_each_other(
    world, django_assert_num_queries
):
    goals = Goal.objects.order_by("pk")
    names = {"steps": Step.objects.filter(goal__among=keys_of("goals"))}
    lists = {
        "these": {"goals": goals[:1], **names},
        "nobody's": {"goals": Goal.objects.none(), **names},
        "nothing": {"goals": Goal.objects.none()},
        "those": {"goals": goals.reverse(), **names},
    }

    with django_assert_num_queries(1):
        found = each_at_once(lists)

    assert found == {key: at_once(**those) for key, those in lists.items()}
    assert found["these"]["steps"]
    assert found["nobody's"] == {"goals": [], "steps": []}


def test_groups_in_which_nothing_can_be_ask_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert each_at_once({"one": {"nobody": Child.objects.none()}}) == {"one": {"nobody": []}}


def test_what_is_attached_is_what_a_prefetch_would_bring(world, django_assert_num_queries):
    whom = EntryChild.objects.order_by("-pk")
    fetched = list(Entry.objects.prefetch_related(Prefetch("child_rows", queryset=whom)))
    found = at_once(entries=Entry.objects.all(), rows=whom.filter(entry__among=keys_of("entries")))

    attach(found["entries"], "child_rows", found["rows"])

    with django_assert_num_queries(0):
        assert [list(entry.child_rows.all()) for entry in found["entries"]] == [
            list(entry.child_rows.all()) for entry in fetched
        ]


def test_nothing_is_attached_to_nothing():
    attach([], "child_rows", [])
