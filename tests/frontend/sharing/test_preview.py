"""What is shown before sharing is what is seen after it, to the word."""

import pytest
from django.urls import reverse

from casework.levels import READING, Level
from casework.models import Relationship
from tests.factories import (
    AssessmentFactory,
    GoalFactory,
    InvolvementFactory,
    NeedFactory,
    RelationshipFactory,
    StepFactory,
    concluded,
    told,
)
from tests.frontend.sharing.conftest import terms
from tests.frontend.sharing.reading import read


def goals_and_steps(page, part):
    """What a part of a plan says, line by line; what a preview would leave out is not there."""
    for section in page.all(aria_labelledby=part):
        yield section.one(tag="h2").words()
        for goal in section.all(class_="goal"):
            if left_out(goal):
                continue
            yield [each.words() for each in goal.inside if is_of_the_goal(each)]
            for step in goal.all(class_="step"):
                if not left_out(step):
                    yield step.words(without={"decide"})


def is_of_the_goal(each):
    wanted = {"h3", "p"}
    return getattr(each, "tag", "") in wanted


def left_out(element):
    """Whether the preview strikes it out: it names somebody and is not let through."""
    own = next((each for each in own_choices(element)), None)
    return own is not None and ("checked" in own.attrs) == (own.attrs["name"] == "leave_out")


def own_choices(element):
    for each in element.inside:
        if getattr(each, "tag", "") in {"div"}:
            if "decide" in each.attrs.get("class", ""):
                yield from each.all(tag="input")
            elif element.attrs.get("class", "").startswith("step"):
                yield from own_choices(each)


def of_the_plan(page):
    return [list(goals_and_steps(page, part)) for part in ("your-part", "whole-plan")]


def of_the_card(page):
    return [line.words() for line in page.one(class_="roomy").all(tag="li")]


def of_the_family(page):
    return [each.words() for kin in page.all(class_="kin") for each in kin.all(tag="li")]


def of_the_story(page):
    return [entry.words() for entry in page.all(tag="article")]


@pytest.fixture
def rich(plan, worker, mia):
    """More of everything: helpers and entries of every level, assessments, names in all places."""
    child = plan.child
    for level in READING:
        helper = InvolvementFactory(child=child, name=f"Helper at {level.name}", level=level)
        StepFactory(goal=plan.other, what=f"A step by {level.name}", involvement=helper)
        told(child, title=f"Told at {level.name}", text="It was so.", level=level)
        told(child, mia, title=f"Told of both at {level.name}", text="So too.", level=level)
    GoalFactory(child=child, outcome="Plays with Mia")
    father = RelationshipFactory(child=child, kind=Relationship.Kind.FATHER, level=Level.ASSESSMENT)
    StepFactory(goal=plan.other, what=f"Ring {father.person.given_name}", involvement=plan.bev)
    for children in ([child], [child, mia]):
        assessment = AssessmentFactory(children=children, lead=worker)
        NeedFactory(assessment=assessment, children=[child])
        concluded(assessment, worker)
    return plan


@pytest.mark.parametrize("level", [Level.NETWORK, Level.PLAN, Level.ASSESSMENT])
@pytest.mark.parametrize("decided", ["nothing", "something"])
def test_what_was_shown_is_what_is_seen(signed_in, worker, lead, rich, level, decided):
    client, address = signed_in(worker), reverse("child_share", args=[rich.child.ref])
    shown = client.get(address, {"agency": lead.agency.ref, "level": int(level)})
    choices = {}
    if decided == "something" and level > Level.NETWORK:
        choices = {"release": [rich.evenings.ref], "leave_out": [rich.bedtime.ref]}
        # Sent without its purpose, the form comes back and shows what was decided.
        shown = client.post(address, terms(shown, purpose="", **choices))
    frame = read(shown).one(class_="preview-body")

    assert client.post(address, terms(shown, **choices)).status_code == 302

    school = signed_in(lead)
    if level > Level.NETWORK:
        plan = read(school.get(reverse("child_plan", args=[rich.child.ref])))
        assert of_the_plan(frame) == of_the_plan(plan)
        assert of_the_plan(plan)[1]
    card = read(school.get(reverse("child_network", args=[rich.child.ref])))
    assert of_the_card(frame) == of_the_card(card)
    assert of_the_family(frame) == of_the_family(card)
    story = read(school.get(reverse("child_story", args=[rich.child.ref])))
    assert of_the_story(frame) == of_the_story(story)


@pytest.mark.parametrize("level", [Level.NETWORK, Level.PLAN, Level.ASSESSMENT])
def test_every_finished_assessment_they_could_open_is_there(signed_in, worker, lead, rich, level):
    address = reverse("child_share", args=[rich.child.ref])
    client = signed_in(worker)
    shown = client.get(address, {"agency": lead.agency.ref, "level": int(level)})
    links = {
        link.attrs["href"]
        for link in read(shown).one(class_="preview-body").all(tag="a")
        if "/assessments/" in link.attrs["href"]
    }
    client.post(address, terms(shown))

    every = [
        reverse("assessment", args=[row.assessment.ref])
        for row in rich.child.assessment_rows.select_related("assessment")
    ]
    school = signed_in(lead)
    assert links == {one for one in every if school.get(one).status_code == 200}
    assert len(links) == (level == Level.ASSESSMENT)


def test_a_name_is_marked_where_it_stands_and_nothing_else_is(signed_in, worker, lead, plan):
    shown = signed_in(worker).get(
        reverse("child_share", args=[plan.child.ref]), {"agency": lead.agency.ref, "level": 2}
    )
    page = read(shown)

    assert [mark.words() for mark in page.all(tag="mark")] == ["Mia"]
    assert "“Mia” in “Evenings with Mia”" in page.one(class_="asks").words()
    assert [each.attrs["value"] for each in page.all(name="release")] == [plan.evenings.ref]


def test_a_name_outside_the_plan_is_read_before_there_is_a_share(signed_in, worker, lead, plan):
    InvolvementFactory(child=plan.child, name="Mrs Lee", role="Mia’s teacher")
    client, address = signed_in(worker), reverse("child_share", args=[plan.child.ref])
    shown = client.get(address, {"agency": lead.agency.ref, "level": 1})

    refused = client.post(address, terms(shown))
    assert "“Mia’s” stands in what they will see" in read(refused).words()
    assert client.post(address, terms(refused, is_read="on")).status_code == 302


def test_a_preview_is_not_a_share(signed_in, worker, lead, plan):
    shown = signed_in(worker).get(
        reverse("child_share", args=[plan.child.ref]), {"agency": lead.agency.ref, "level": 2}
    )

    assert shown.status_code == 200
    assert not lead.has_perm("casework.view_network", plan.child)
    assert signed_in(lead).get(reverse("child", args=[plan.child.ref])).status_code == 404
