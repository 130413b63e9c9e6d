"""How much work recording is, in short: one child, and a question planted on purpose."""

import json
import os
import subprocess
import sys

import pytest

from burden.effort import Effort
from burden.facts import Facts
from burden.forms import Field, Form, page_name
from burden.goals import MOST
from tests.code import ROOT

PLANTED = "How old is the child?"


def goes(tmp_path, *words):
    """(exit code, what was kept) of one child's journey, in a process of its own."""
    kept = tmp_path / "burden.json"
    env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(  # noqa: S603 - this interpreter, our own module, words of these tests
        [sys.executable, "-m", "burden", "--short", "--to", str(kept), *words],
        cwd=ROOT, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr
    return done.returncode, json.loads(kept.read_text("utf-8"))


@pytest.mark.browser
def test_one_childs_journey_meets_every_target(tmp_path):
    code, result = goes(tmp_path)

    assert (code, result["missed"]) == (0, [])
    journey = result["journeys"]["one child"]
    assert all(0 <= journey[what] <= most for what, most in MOST.items())
    # The last page was reached, and the forms themselves said what they need.
    assert journey["loads"][-1] == "/children/…/share/"
    required = {(each["page"], each["field"]) for each in journey["required"]}
    assert required >= {
        ("/referrals/new/", "worries"),
        ("/referrals/…/", "expected"),
        ("/assessments/…/need/", "seriousness"),
        ("/children/…/share/", "until"),
    }


@pytest.mark.browser
def test_a_redundant_question_planted_on_purpose_turns_it_red(tmp_path):
    code, result = goes(tmp_path, "--planted")

    assert code == 1
    assert any(PLANTED in missed for missed in result["missed"])
    assert any("1 facts typed twice" in missed for missed in result["missed"])
    assert PLANTED in {each["label"] for each in result["journeys"]["one child"]["required"]}


def test_a_click_a_word_and_a_change_of_hand_cost_what_the_model_says():
    effort = Effort()

    effort.think()
    effort.click()
    effort.type("Bo")
    effort.narrate("A long story")

    # M + P + two B; H to the keyboard + two K; the story is counted apart.
    assert effort.seconds == pytest.approx(1.2 + 1.1 + 0.2 + 0.4 + 2 * 0.28)
    assert (effort.clicks, effort.narrative) == (1, 12)


def test_the_same_answer_typed_in_two_places_is_typed_twice():
    facts = Facts()
    facts.typed("/a/", "name", "Grace Lowe", showing=1)
    facts.typed("/a/", "name", "Grace Lowe", showing=1)
    assert facts.twice == []

    facts.typed("/b/", "who", "grace  lowe", showing=2)

    assert [(each.page, each.field) for each in facts.twice] == [("/b/", "who")]


def test_a_question_for_what_another_page_was_told_is_asked_twice():
    facts, age = Facts(), Field("id_age", "age", "text", "How old is the child?")
    facts.asked("/referrals/new/", [age])
    assert facts.twice == []

    facts.typed("/referrals/new/", "about", "Ty Harper, 9", showing=1)
    facts.asked("/assessments/…/write/", [age])

    assert [each.field for each in facts.twice] == ["age"]


def test_an_answer_is_put_back_to_what_it_was_and_the_others_stay():
    form = Form([("child", "a"), ("child", "b"), ("why", "so")], [])

    assert form.with_values("child", ["b"]).pairs == [("why", "so"), ("child", "b")]


def test_a_page_is_named_without_whose_it_is():
    assert page_name("http://kith/children/ab2cd3ef4g/share/?agency=x") == "/children/…/share/"
    assert page_name("/referrals/new/") == "/referrals/new/"
