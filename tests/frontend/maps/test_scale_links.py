"""Saying where one stands by a private link: blind, once, and telling nothing of anybody else."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit import clock
from audit.models import AuditEvent
from casework.models import Link
from signs_of_safety.actions import ask_raters, end_rater, open_rating, rate, reveal_scale
from signs_of_safety.models import Rater, Rating
from tests.factories import allocate, siblings
from tests.frontend.assessments.pages import address, filled_in, signed_in
from tests.mapped import MapFactory, ScaleFactory, StatementFactory

pytestmark = pytest.mark.django_db
WHY = "She hides the bottles from me"
SAID = {"number": "7", "why": WHY, "readers": "all"}


@pytest.fixture
def scale(ty, mia, worker):
    for child in siblings(ty, mia):
        allocate(child, worker=worker)
    sheet = MapFactory(children=[ty, mia], lead=worker)
    danger = StatementFactory(map=sheet, kind="danger", words="Lee will come in at night")
    StatementFactory(map=sheet, kind="goal", answers=danger)
    return ScaleFactory(danger=danger)


def asked(scale, *people):
    """Each of them in a browser of their own, with their link open."""
    raters = ask_raters(scale, by=scale.began_by, people=people)
    return [opened(rater.token) for rater in raters]


def opened(token):
    browser = Client()
    browser.get(f"/f/{token}/")
    return browser


def page(browser):
    return browser.get("/f/").content.decode()


def as_read(browser):
    """The page without the keys of its form, which are others each time."""
    return re.sub(r'value="[^"]{20,}"', "", page(browser))


def say(browser, **changes):
    return browser.post("/f/", filled_in(browser.get("/f/")) | SAID | changes)


def test_whoever_is_asked_reads_the_two_ends_and_nothing_else(scale, ty, mia):
    (doris,) = asked(scale, ("Doris", "family"))
    said = page(doris)
    assert "<title>Private page</title>" in said
    assert scale.nought in said
    assert scale.ten in said
    for hidden in ("Lee will come", "Ty", "Mia", "Harper", ty.ref, scale.ref, scale.map.ref):
        assert hidden not in said


def test_who_looks_early_sees_nothing_of_anybody_and_not_how_many(scale):
    doris, steph = asked(scale, ("Doris", "family"), ("Steph", "family"))
    before = as_read(steph)
    say(doris)
    assert as_read(steph) == before
    say(steph, number="2", why="It was one night")
    said = page(steph)
    assert "It was one night" in said
    assert "Doris" not in said
    assert WHY not in said


def test_revealed_each_reads_by_the_same_link_what_the_others_let_them(scale, worker):
    people = [("Doris", "family"), ("Steph", "family"), ("Ty", "child"), ("Dean", "family")]
    doris, steph, ty, dean = asked(scale, *people)
    say(doris)
    say(steph, why="Only for you", readers="workers")
    say(ty, why="Gran comes now")
    reveal_scale(scale, by=worker)
    for browser in (doris, steph, ty, dean):
        said = page(browser)
        assert WHY in said
        for hidden in ("Steph", "Only for you", "Gran comes now"):
            assert hidden not in said
    open_rating(Rating.objects.get(role="child"), by=worker, why="He wants Mum to see it")
    assert "Gran comes now" in page(doris)


@pytest.mark.parametrize(("role", "readers"), [("child", "all"), ("family", "workers")])
def test_what_is_kept_is_not_shown_again_to_whoever_holds_the_phone(scale, role, readers):
    (browser,) = asked(scale, ("Sam", role))
    say(browser, readers=readers)
    said = page(browser)
    assert "Yours is kept" in said
    assert WHY not in said
    assert "<b>7</b>" not in said


def test_a_child_stands_on_a_stone_of_a_path_and_need_not_say_why(scale):
    (ty,) = asked(scale, ("Ty", "child"))
    said = page(ty)
    assert said.count('class="rock"') == 11
    assert said.count('type="radio" name="number"') == 11
    say(ty, why="")
    assert Rating.objects.get().number == 7


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": "11"}, "Give a whole number from 0 to 10."),
        ({"why": ""}, "Say why: the number says little without it."),
        ({"readers": "the world"}, "Choose one of these."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(scale, changes, sentence):
    (doris,) = asked(scale, ("Doris", "family"))
    said = say(doris, **changes).content.decode()
    assert sentence in said
    assert changes.get("why", WHY) in said
    assert not Rating.objects.exists()


def test_one_answer_counts_and_who_is_too_late_is_told(scale, worker):
    doris, steph = asked(scale, ("Doris", "family"), ("Steph", "family"))
    form, late = filled_in(doris.get("/f/")) | SAID, filled_in(steph.get("/f/")) | SAID
    say(doris)
    assert "One answer counts" in doris.post("/f/", form).content.decode()
    reveal_scale(scale, by=worker)
    said = steph.post("/f/", late | {"why": "He rang me"}).content.decode()
    assert "revealed already" in said
    assert "He rang me" in said
    assert Rating.objects.count() == 1


def test_a_wrong_an_expired_an_ended_and_a_replaced_link_say_and_ask_the_same(
    scale, worker, settings
):
    settings.THROTTLE = False  # misses are counted from each address, and so one after the other

    def meets(token, at=None):
        browser = Client()
        with clock.at(at or clock.now()), CaptureQueriesContext(connection) as asked:
            answers = (browser.get(f"/f/{token}/"), browser.get("/f/"))
        sql = [query["sql"].replace(hash_in(query["sql"]), "#") for query in asked]
        return [(one.status_code, one.content) for one in answers], sql

    def hash_in(sql):
        return sql.partition("token_hash\" = '")[2][:64] or "no hash"

    people = [("Doris", "family")]
    replaced = ask_raters(scale, by=worker, people=people)[0]
    ended = ask_raters(scale, by=worker, people=people)[0]
    wrong = meets("never-was-a-token")
    assert meets(replaced.token) == wrong
    late = clock.now() + timedelta(days=29)
    assert meets(ended.token, late) == wrong
    end_rater(scale, by=worker, rater=ended)
    assert meets(ended.token) == wrong


def test_a_link_answers_for_its_own_rater_alone(scale, worker):
    ask_raters(scale, by=worker, people=[("Doris", "family"), ("Steph", "family")])
    doris, steph = Rater.objects.order_by("pk")
    link = Link.objects.get(target_ref=doris.ref)
    assert link.has_perm("signs_of_safety.answer_scale", doris)
    assert not link.has_perm("signs_of_safety.answer_scale", steph)
    assert not link.has_perm("signs_of_safety.write_map", scale)


def test_looking_and_saying_are_written_down_as_the_links(scale, ty, mia):
    (doris,) = asked(scale, ("Doris", "family"))
    say(doris)
    link = Link.objects.get()
    done = AuditEvent.objects.filter(actor_ref=link.ref)
    assert {event.actor_kind for event in done} == {"link"}
    assert {event.child_ref for event in done.filter(did="private")} == {ty.ref, mia.ref}
    assert done.filter(did="answer_scale").exists()


def test_who_was_asked_and_says_it_on_the_tablet_is_that_person_and_a_child_stays_one(
    scale, worker
):
    (ty,) = asked(scale, ("Ty", "child"))
    stands = {"number": 5, "why": "Gran", "readers": "all"}
    rate(scale, by=worker, who="ty", role="family", **stands)
    assert Rating.objects.get().role == "child"
    assert "Yours is kept" in page(ty)
    with pytest.raises(ValidationError, match="One answer counts"):
        ask_raters(scale, by=worker, people=[("Ty", "child")])


def test_the_worker_asks_everybody_at_once_and_each_link_is_shown_once(client, scale, worker):
    desk = signed_in(client, worker)
    where = address("scale_ask", scale)
    form = filled_in(desk.get(where)) | {"person": ["Ty", "Mia"], "who": "Doris", "role": "family"}
    made = desk.post(where, form).content.decode()
    assert made.count("/f/") == 3
    assert [(one.who, one.role) for one in Rater.objects.all()] == [
        ("Ty", "child"),
        ("Mia", "child"),
        ("Doris", "family"),
    ]
    again = desk.get(where).content.decode()
    assert "/f/" not in again
    assert again.count("Has not said yet") == 3
    assert "Choose whom you ask." in desk.post(where, {"role": "family"}).content.decode()
    doris = Rater.objects.get(who="Doris")
    desk.post(address("scale_unask", scale), {"rater": doris.ref})
    assert desk.get(where).content.decode().count("No link works") == 1


def test_who_else_is_asked_is_not_for_those_who_look_on(client, scale, worker):
    desk, together = signed_in(client, worker), address("map_together", scale.map)
    desk.post(together, filled_in(desk.get(together)) | {"who_was_there": "Dawn"})
    assert desk.get(address("scale_ask", scale)).status_code == 302
    assert "private link" not in desk.get(address("scale", scale)).content.decode()
