"""One plan, read by each as far as it is theirs, and said of how it goes."""

import pytest
from django.urls import reverse

from audit import clock
from casework.levels import Level
from casework.models import Goal, Step
from casework.story import story
from tests.days import soon
from tests.factories import InvolvementFactory, StepFactory, share_with
from tests.frontend.sharing.reading import read


def plan_of(child):
    return reverse("child_plan", args=[child.ref])


def test_a_worker_reads_the_whole_plan_and_what_is_kept_from_whom(signed_in, worker, plan, shared):
    page = read(signed_in(worker).get(plan_of(plan.child)))

    steps = [step.one(class_="wording").words() for step in page.all(tag="li", class_="step")]
    assert steps == ["Breakfast before the bell", "Evenings with Mia", "A story"]
    kept = page.one(class_="kept-back").words()
    assert kept == "Not shown to Hillside Primary: it says “Mia”. Decide"
    assert page.has(tag="a", href=reverse("share_release", args=[shared.ref]))


def test_a_worker_who_may_only_read_is_offered_nothing_to_add(signed_in, reviewer, plan):
    client = signed_in(reviewer)
    client.post(
        reverse("child_why", args=[plan.child.ref]),
        {"purpose": "review", "next": plan_of(plan.child)},
    )
    page = read(client.get(plan_of(plan.child)))

    links = {link.attrs["href"] for link in page.one(id="main").all(tag="a")}
    assert {link for link in links if not link.startswith("tel:")} == set()


def test_a_partner_reads_their_own_part_first_then_the_rest(signed_in, lead, plan, shared):
    page = read(signed_in(lead).get(plan_of(plan.child)))

    own = page.one(aria_labelledby="your-part").words()
    assert own == (
        "Your part At school on time We will know when: No late marks "
        "Breakfast before the bell Mr Bell, Hillside Primary Done Not yet, or say more school days"
    )
    rest = page.one(aria_labelledby="whole-plan")
    assert [step.one(class_="wording").words() for step in rest.all(class_="step")] == ["A story"]
    assert "So that he can do his part" in page.words()


def test_who_to_ring_is_on_the_plan_for_those_who_may_know_of_them(signed_in, lead, plan, shared):
    InvolvementFactory(child=plan.child, name="Nicola Hart", phone="1", level=Level.RECORD)

    ring = read(signed_in(lead).get(plan_of(plan.child))).one(class_="ring").words()

    assert ring == "Mr Bell, Hillside Primary 01632 960118 Auntie Bev, aunt 07700 900142"


def test_a_partner_says_in_one_press_that_their_step_is_done(signed_in, lead, worker, plan, shared):
    client = signed_in(lead)
    form = read(client.get(plan_of(plan.child))).one(tag="form", class_="actions")
    sent = {each.attrs["name"]: each.attrs["value"] for each in form.all(tag="input")}

    answer = client.post(form.attrs["action"], sent)

    assert answer.headers["Location"] == plan_of(plan.child)
    plan.breakfast.refresh_from_db()
    assert (plan.breakfast.done_by, clock.day(plan.breakfast.done_at)) == (lead, clock.today())
    assert str(story(plan.child, worker)[0].entry) == "Done: Breakfast before the bell"
    page = read(client.get(plan_of(plan.child)))
    assert not page.has(aria_labelledby="your-part")
    assert "Done" in page.one(aria_labelledby="whole-plan").words()


def test_a_press_that_is_sent_twice_is_done_once(signed_in, lead, worker, plan, shared):
    client, address = signed_in(lead), reverse("step_progress", args=[plan.breakfast.ref])
    for _ in range(2):
        answer = client.post(address, {"is_done": "yes", "once": "k" * 32}, follow=True)

    assert "You sent this before." in answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("child", args=[plan.child.ref])
    assert [str(row.entry) for row in story(plan.child, worker)].count(
        "Done: Breakfast before the bell"
    ) == 1


def test_how_a_step_goes_is_said_in_words_too(signed_in, lead, worker, plan, shared):
    address = reverse("step_progress", args=[plan.breakfast.ref])

    signed_in(lead).post(address, {"is_done": "no", "note": "He came late on Monday."})

    entry = story(plan.child, worker)[0].entry
    assert (entry.title, entry.text) == (
        "Not done yet: Breakfast before the bell",
        "He came late on Monday.",
    )
    plan.breakfast.refresh_from_db()
    assert plan.breakfast.done_at is None


def test_a_partner_says_nothing_of_what_others_do(signed_in, lead, plan, shared):
    client = signed_in(lead)

    theirs = client.post(reverse("step_progress", args=[plan.bedtime.ref]), {"is_done": "yes"})
    kept = client.post(reverse("step_progress", args=[plan.evenings.ref]), {"is_done": "yes"})

    assert (theirs.status_code, kept.status_code) == (403, 404)
    assert not Step.objects.exclude(done_at=None).exists()


def test_whoever_only_sees_who_helps_has_no_plan(signed_in, lead, plan, hillside):
    share_with(hillside, plan.child, level=Level.NETWORK)

    assert signed_in(lead).get(plan_of(plan.child)).status_code == 403


def goal_form(client, of, **typed):
    address = reverse("child_goal", args=[of.ref])
    asked = {"child": [of.ref], "outcome": "Plays out", "how_we_will_know": "", "steps": "1"}
    return client.post(address, asked | typed)


def test_a_goal_is_written_for_brother_and_sister_at_once(signed_in, worker, plan, family):
    ty, mia = family
    client = signed_in(worker)
    page = read(client.get(reverse("child_goal", args=[ty.ref])))
    assert [each.attrs["value"] for each in page.all(name="child")] == [ty.ref, mia.ref]

    step = {"what_1": "Football", "who_1": plan.bev.ref, "by_1": "Saturdays"}
    answer = goal_form(client, ty, child=[ty.ref, mia.ref], **step)

    assert answer.headers["Location"] == plan_of(ty)
    goals = Goal.objects.filter(outcome="Plays out")
    assert {goal.plan.child for goal in goals} == {ty, mia}
    assert Step.objects.get(what="Football").goal.plan.child == ty  # Bev is on Ty’s card alone


def test_another_step_keeps_what_was_typed(signed_in, worker, plan):
    answer = goal_form(signed_in(worker), plan.child, what_1="Football", another="1")

    page = read(answer)
    assert page.one(name="outcome").words() == "Plays out"
    assert page.one(name="what_1").attrs["value"] == "Football"
    assert page.has(name="what_2")
    assert not Goal.objects.filter(outcome="Plays out").exists()


def test_a_step_is_added_to_a_goal_and_kept_back_where_it_names_somebody(
    signed_in, worker, lead, plan, shared
):
    client, address = signed_in(worker), reverse("goal_step", args=[plan.goal.ref])
    assert "Hillside Primary" in read(client.get(address)).one(id="main").words()

    for what in ("Reads to him", "Reads to him and Mia"):
        asked = {"what": what, "who": plan.bev.ref, "by": "every day"}
        assert client.post(address, asked).status_code == 302

    page = read(signed_in(lead).get(plan_of(plan.child))).words()
    assert "Reads to him Auntie Bev" in page
    assert "Mia" not in page


def test_a_step_of_a_helper_one_may_not_know_is_not_there(signed_in, lead, plan, shared):
    refuge = InvolvementFactory(child=plan.child, name="Nicola Hart", level=Level.RECORD)
    StepFactory(goal=plan.goal, what="Keeps a bed", involvement=refuge)

    page = read(signed_in(lead).get(plan_of(plan.child))).words()

    assert "Keeps a bed" not in page
    assert "Nicola" not in page


def test_a_partner_adds_what_they_saw(signed_in, lead, worker, otherlead, plan, shared):
    client, address = signed_in(lead), reverse("child_contribute", args=[plan.child.ref])
    assert "social workers" in read(client.get(address)).one(id="main").words()

    typed = {"text": "He fell asleep.", "happened": "yesterday", "words": "I was up."}
    answer = client.post(address, typed)

    assert answer.headers["Location"] == reverse("child", args=[plan.child.ref])
    (row,) = story(plan.child, lead)
    assert (row.entry.text, row.words, row.entry.by_user) == ("He fell asleep.", "I was up.", lead)
    assert row.entry.precision == "day"
    assert row in story(plan.child, worker)
    assert list(story(plan.child, otherlead)) == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "Write what you saw or heard."),
        ({"text": "Asleep", "happened": "the 40th"}, "Write when like today 10:30"),
        ({"text": "Asleep", "happened": soon()}, "it cannot be later than now"),
    ],
)
def test_what_cannot_be_sent_is_said_at_its_field_with_the_words_kept(
    signed_in, lead, plan, shared, typed, sentence
):
    answer = signed_in(lead).post(reverse("child_contribute", args=[plan.child.ref]), typed)

    page = read(answer)
    assert sentence in page.one(class_="govuk-error-message").words()
    assert page.one(name="text").words() == typed["text"]
    assert not list(story(plan.child, lead))
