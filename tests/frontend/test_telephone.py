"""Somebody rings: one page, children recognised once, and a decision with reasons."""

import re
from datetime import date

import pytest
from django.urls import reverse

from audit import clock
from audit.models import AuditEvent
from casework.actions import exclude_user
from casework.models import Child, Entry, Person, Referral
from tests.factories import (
    AgencyFactory,
    ChildFactory,
    restricted,
    siblings,
)
from tests.frontend.assessments.pages import shown, signed_in
from tests.frontend.telephone import ring, told

SOMEBODY_NEW = "new"


def questions(response):
    """{line: (name of its answer, {child or “new”: is it chosen})} as the page asks them."""
    html = response.content.decode()
    asked = {}
    for name, rest in re.findall(r'name="asked" value="([^"]+)"(.*?)</fieldset>', html, re.DOTALL):
        line = re.search(r"Who is “(.*?)”\?", rest).group(1)
        inputs = re.findall(r'<input type="radio"[^>]*value="([^"]+)"([^>]*)>', rest)
        asked[line] = (name, {value: "checked" in more for value, more in inputs})
    return asked


def answered(told, *answers):
    """The form again, with an answer to each question."""
    names = [name for name, _ in answers]
    return {**told, "asked": names, **dict(answers)}


def test_three_answers_are_enough_and_lead_to_the_call(telephone, worker):
    answer = ring(telephone, told())
    referral = Referral.objects.get()

    assert answer.headers["location"] == reverse("referral", args=[referral.ref])
    person = referral.children_concerned()[0].person
    assert (person.name, person.is_birth_estimated) == ("Ty Harper", True)
    assert referral.taken_by == worker


def test_only_three_answers_are_asked_for(telephone):
    page = shown(ring(telephone, {}))

    assert not Referral.objects.exists()
    assert "Write who is calling, even if only “a neighbour”." in page
    assert "Write which child this is about, even if only a first name." in page
    assert "Write what they are worried about, in their words." in page
    assert page.count("Error:") == 4  # the title, and the three


def test_everything_that_was_told_is_kept(telephone, host):
    trust = AgencyFactory(name="Northmoor Health")
    details = {
        "caller_role": "Health visitor",
        "phone": "07700 900123",
        "safe_to_ring": "After six",
        "going_well": "Their aunt",
        "needs_to_happen": "Somebody to visit",
    }
    ring(telephone, told(about="Ruby\nbaby Dunn expected in three weeks"))
    due = clock.today().replace(day=28)
    baby = f"baby Dunn expected {due:%d/%m/%Y}"
    ring(telephone, told(**details, agency=trust.ref, about=f"Mia Harper 4/5/2015\n{baby}"))
    referral = Referral.objects.get(agency=trust)

    assert {name: getattr(referral, name) for name in details} == details
    assert [
        (child.person.name, child.person.born_on, child.person.expected_on)
        for child in referral.children_concerned()
    ] == [("Mia Harper", date(2015, 5, 4), None), ("Baby Dunn", None, due)]


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ("Ty Harper 31/2/2015", "we could not read “31/2/2015” as a date"),
        ("Ty Harper 4/5/2099", "a birth date cannot be later than today"),
        ("Dawn Harper, 41", "older than 25"),
        ("Ty and Mia", "write one child on each line"),
        ("unborn baby Dunn", "say when the baby is expected"),
        ("\n".join(f"Child{'x' * n}" for n in range(21)), "no more than 20 children"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_field_and_nothing_typed_is_lost(
    telephone, about, sentence
):
    page = ring(telephone, told(about=about, safe_to_ring="After six"))

    assert sentence in shown(page)
    assert all(typed in shown(page) for typed in (about.split("\n")[0], "They come to school"))
    assert 'value="After six"' in page.content.decode()
    assert not Person.objects.exists()
    assert not AuditEvent.objects.filter(kind="did").exists()


def test_a_child_we_may_know_is_asked_about_once_and_the_clear_one_is_chosen(telephone, host):
    ty = ChildFactory(given_name="Ty", family_name="Harper", born_on=date(2015, 5, 4))
    said = told(about="Ty Harper 4/5/2015\nZed")
    first = ring(telephone, said)
    name, answers = questions(first)["Ty Harper 4/5/2015"]

    assert list(questions(first)) == ["Ty Harper 4/5/2015"]
    assert answers == {ty.ref: True, SOMEBODY_NEW: False}
    assert "There is a problem" not in shown(first)
    assert not Referral.objects.exists()

    assert ring(telephone, answered(said, (name, ty.ref))).status_code == 302
    assert set(Referral.objects.get().children_concerned()) - {ty} == {
        Child.objects.get(person__given_name="Zed")
    }


def test_a_child_who_is_somebody_new_has_a_record_of_their_own(telephone, ty):
    said = told(about="Ty Harper")
    name, answers = questions(ring(telephone, said))["Ty Harper"]
    assert answers == {ty.ref: False, SOMEBODY_NEW: False}

    ring(telephone, answered(said, (name, SOMEBODY_NEW)))
    assert Referral.objects.get().children_concerned() != [ty]
    assert Child.objects.filter(person__given_name="Ty").count() == 2


def test_a_question_without_an_answer_is_asked_again(telephone, ty):
    said = told(about="Ty Harper")
    name, _ = questions(ring(telephone, said))["Ty Harper"]

    again = ring(telephone, {**said, "asked": [name]})
    assert "Say whether “Ty Harper” is a child we know." in shown(again)
    assert not Referral.objects.exists()


def test_a_line_changed_after_the_question_is_a_new_question(telephone, ty):
    said = told(about="Ty Harper")
    name, _ = questions(ring(telephone, said))["Ty Harper"]

    page = ring(telephone, answered({**said, "about": "Tie Harper"}, (name, ty.ref)))
    assert list(questions(page)) == ["Tie Harper"]


def test_an_answer_that_was_not_offered_is_refused(telephone, ty, mia):
    said = told(about="Ty Harper")
    name, _ = questions(ring(telephone, said))["Ty Harper"]

    ring(telephone, answered(said, (name, mia.ref)))
    assert not Referral.objects.exists()


def test_one_child_written_twice_is_said(telephone, ty):
    said = told(about="Ty Harper\nTie Harper")
    asked = questions(ring(telephone, said))
    page = ring(telephone, answered(said, *((name, ty.ref) for name, _ in asked.values())))

    assert "One child is there twice" in shown(page)
    assert not Referral.objects.exists()


def test_a_child_closed_to_the_listener_is_never_suggested(telephone, worker, manager, ty, mia):
    exclude_user(ty, by=manager, user=worker, why="His aunt")
    restricted(mia)

    assert ring(telephone, told(about="Ty Harper\nMia Harper")).status_code == 302


def test_whom_the_page_suggests_is_in_the_audit(telephone, worker, ty):
    ring(telephone, told(about="Ty Harper"))

    listed = AuditEvent.objects.filter(kind="listed", did="referral_new").get()
    assert (listed.actor_ref, listed.listed_refs) == (worker.ref, [ty.ref])


def test_a_call_opened_from_a_child_is_about_that_child(telephone, ty, mia):
    siblings(ty, mia)
    page = telephone.get(reverse("referral_new"), {"child": ty.ref}).content.decode()
    assert re.search(rf'value="{ty.ref}"[^>]* checked', page)
    assert re.search(rf'value="{mia.ref}"', page)

    ring(telephone, told(about="", child=[ty.ref, mia.ref]), f"?child={ty.ref}")
    assert set(Referral.objects.get().children_concerned()) == {ty, mia}


def test_a_form_sent_twice_is_kept_once(telephone):
    twice = told()
    first, second = ring(telephone, twice), ring(telephone, twice)

    assert second.headers["location"] == first.headers["location"]
    assert Referral.objects.count() == Entry.objects.count() == 1


@pytest.mark.parametrize("who", ["lead", "reviewer", "admin"])
def test_who_does_not_answer_the_telephone_is_refused(client, request, who):
    person = signed_in(client, request.getfixturevalue(who))

    assert person.get(reverse("referral_new")).status_code == 403
    assert ring(person, told()).status_code == 403


def test_the_page_of_the_telephone_costs_little(telephone, django_assert_num_queries):
    with django_assert_num_queries(5):
        telephone.get(reverse("referral_new"))
