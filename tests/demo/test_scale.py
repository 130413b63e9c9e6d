"""A large council, loaded in bulk, is what the actions would have made of it one by one."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count

from agencies.models import User
from assessments.models import Assessment
from audit import clock
from casework.grants import moved, regrant
from casework.levels import Level
from casework.models import Child, ChildGroupGrant, ChildUserGrant, Entry, Exclusion, Share
from demo.ground import Ground, ground
from demo.scale import building, families, granting, loading
from demo.scale.shape import Shape
from tests.factories import AgencyFactory, arranging

pytestmark = pytest.mark.django_db

TINY = 0.0006
TABLES = ((ChildGroupGrant, "group_id"), (ChildUserGrant, "user_id"))


@pytest.fixture
def council(db, settings, monkeypatch):
    """Seventy children of whom some are close, some kept from somebody, many shared."""
    settings.DEMO = True
    monkeypatch.setattr(families, "KEPT_CLOSE", 6)
    monkeypatch.setattr(families, "WITH_SOMEBODY_KEPT_OUT", 5)
    building.build(TINY, out=io.StringIO())


def rows(*fields):
    return {
        model: sorted(model.objects.values_list(field, *fields), key=str) for model, field in TABLES
    }


def replay():
    """Tell every entry again, in the order in which it was recorded."""
    entries = Entry.objects.filter(is_named=False).order_by("recorded_at", "pk")
    for entry in entries.prefetch_related("child_rows__child"):
        with clock.at(entry.recorded_at):
            moved([row.child for row in entry.child_rows.all()], entry.level)


def moments():
    return {
        (model, row.pk): (row.moved_at, row.share.made_at if row.share else None)
        for model, _ in TABLES
        for row in model.objects.filter(level=Level.NETWORK).select_related("share")
    }


def test_its_grants_are_those_that_would_be_worked_out_for_every_holder_and_child(council):
    what = ("content_object_id", "level", "permission_id", "until", "share_id", "moved_at")
    loaded = rows(*what)
    named = Share.objects.exclude(user=None).values("user_id")
    by_name = {*ChildUserGrant.objects.values_list("user_id", flat=True)}
    by_name |= {*User.objects.filter(pk__in=named).values_list("pk", flat=True)}
    holders = [*Group.objects.all(), *User.objects.filter(pk__in=by_name)]
    with arranging():
        for child in Child.objects.all():
            for holder in holders:
                regrant(child, holder)
    assert rows(*what) == loaded
    assert {level for _, _, level, *_ in loaded[ChildGroupGrant]} == {*granting.EVERYTHING}
    assert loaded[ChildUserGrant]


def test_its_lists_are_in_the_order_in_which_telling_every_entry_would_leave_them(council):
    loaded, beginning = moments(), min(moved_at for moved_at, _ in moments().values())
    with arranging():
        for model, _ in TABLES:
            model.objects.filter(level=Level.NETWORK).update(moved_at=beginning)
        replay()
    assert {key: moved_at for key, (moved_at, _) in loaded.items()} == {
        key: max(moved_at, began or beginning) for key, (moved_at, began) in moments().items()
    }
    assert len({moved_at for moved_at, _ in loaded.values()}) > len(loaded) / 4


def test_it_is_as_uneven_as_a_real_one(council):
    shape = Shape.of(TINY)
    longest = Child.objects.annotate(told=Count("entry_rows")).order_by("-told")
    seen = {
        name: ChildGroupGrant.objects.filter(
            level=Level.NETWORK, group__user__email=f"{name}@example.test"
        ).count()
        for name in ("health", "school", "old", "nobodys")
    }
    assert Child.objects.count() == shape.children
    assert Assessment.objects.count() == shape.assessments
    assert abs(Entry.objects.count() / shape.entries - 1) < 0.3
    assert shape.longest <= longest[1].told
    assert seen == {
        "health": shape.children * 50 // 120,
        "school": 60,
        "old": shape.oldest,
        "nobodys": 0,
    }
    assert Child.objects.filter(is_restricted=True).exists()
    assert Exclusion.objects.exists()


def test_it_never_holds_more_rows_than_a_batch_and_a_family(db, monkeypatch):
    waiting, add = [], loading.Loader.add

    def counted(load, model, *values):
        waiting.append(load.pending)
        return add(load, model, *values)

    monkeypatch.setattr(loading, "BATCH", 300)
    monkeypatch.setattr(loading.Loader, "add", counted)
    building.build(TINY, out=io.StringIO())
    assert max(waiting) < 300 + 150
    assert len(waiting) > 300 * 10


def test_everybody_signs_in_with_the_password_of_the_demo(council, settings):
    for name in ("worker", "manager", "school", "health", "old", "nobodys"):
        user = User.objects.get(email=f"{name}@example.test")
        assert user.check_password(settings.DEMO_PASSWORD)
    assert ground(connection) is Ground.DEMO


@pytest.mark.parametrize("scale", ["0.009", "1.01", "-1", "nan"])
def test_it_refuses_a_scale_beyond_its_range(db, settings, scale):
    settings.DEMO = True
    with pytest.raises(CommandError, match=r"from 0\.01 to 1"):
        call_command("demo", f"--scale={scale}")
    assert ground(connection) is Ground.EMPTY


def test_it_leaves_what_is_not_its_own_alone(db, settings):
    settings.DEMO = True
    AgencyFactory(name="Somewhere", is_host=True)
    with pytest.raises(CommandError, match="did not make"):
        call_command("demo", "--scale=0.01")
    assert not Child.objects.exists()


def test_it_does_not_build_on_the_demo(northmoor, settings, capsys):
    settings.DEMO = True
    before = Child.objects.count()
    call_command("demo", "--scale=0.01")
    assert "is here already" in capsys.readouterr().out
    assert Child.objects.count() == before
