"""Sharing over the pages: chosen, seen beforehand, decided, made, released and ended."""

from datetime import timedelta

import pytest
from django.urls import reverse

from audit import clock
from casework.actions import exclude_user
from casework.levels import Level
from casework.models import Share
from tests.factories import GoalFactory, InvolvementFactory, StepFactory, share_with
from tests.frontend.sharing.conftest import terms
from tests.frontend.sharing.reading import read


def share_of(child):
    return reverse("child_share", args=[child.ref])


def errors(answer):
    page = read(answer)
    return [link.words() for link in page.one(class_="govuk-error-summary").all(tag="li")]


def steps_of(client, child):
    page = read(client.get(reverse("child_plan", args=[child.ref])))
    return {step.one(class_="wording").words() for step in page.all(class_="step")}


def test_a_worker_shares_after_seeing_and_the_school_sees_that_and_no_more(
    share, signed_in, lead, plan, mia
):
    answer = share()

    assert answer.headers["Location"] == share_of(plan.child)
    made = Share.objects.get()
    assert (made.agency, made.level, made.is_family_told) == (lead.agency, Level.PLAN, True)
    school = signed_in(lead)
    assert steps_of(school, plan.child) == {"Breakfast before the bell", "A story"}
    for name in ("child", "child_plan", "child_network", "child_story"):
        assert "Mia" not in school.get(reverse(name, args=[plan.child.ref])).content.decode()
        assert school.get(reverse(name, args=[mia.ref])).status_code == 404


def test_those_who_help_already_are_offered_first(signed_in, worker, plan, health_trust):
    page = read(signed_in(worker).get(share_of(plan.child)))

    groups = [
        (each.attrs["label"], each.words()) for each in page.one(name="agency").all(tag="optgroup")
    ]
    assert groups == [
        ("Helping Ty now", "Hillside Primary"),
        ("Everybody else", "Northmoor Health"),
    ]


def test_one_named_person_is_offered_and_sees_alone(
    signed_in, worker, plan, lead, visitor, health_trust
):
    client, address = signed_in(worker), share_of(plan.child)
    asked = {"agency": health_trust.ref, "level": 2}
    people = read(client.get(address, asked)).one(name="user")
    assert people.words() == "Its safeguarding leads Only Hana Health"

    preview = client.get(address, asked | {"user": visitor.ref})
    assert "Hana Health of Northmoor Health will see exactly this" in read(preview).words()
    assert client.post(address, terms(preview)).status_code == 302

    assert Share.objects.get().user == visitor
    assert visitor.has_perm("casework.view_plan", plan.child)


def test_somebody_chosen_at_another_agency_is_forgotten_with_it(signed_in, worker, plan, visitor):
    asked = {"agency": plan.bell.agency.ref, "level": 2, "user": visitor.ref}

    page = read(signed_in(worker).get(share_of(plan.child), asked))

    assert "Hillside Primary will see exactly this" in page.words()


def test_what_is_let_through_is_seen_and_what_is_left_out_is_not(share, signed_in, lead, plan):
    share(release=[plan.evenings.ref], leave_out=[plan.bedtime.ref])

    seen = steps_of(signed_in(lead), plan.child)
    assert seen == {"Breakfast before the bell", "Evenings with Mia"}


def test_what_was_kept_back_is_let_through_later(signed_in, worker, lead, plan, shared):
    client, address = signed_in(worker), reverse("share_release", args=[shared.ref])
    page = read(client.get(address))
    assert page.one(tag="mark").words() == "Mia"
    assert "Evenings with Mia" not in steps_of(signed_in(lead), plan.child)

    answer = client.post(address, {"release": [plan.evenings.ref]})

    assert answer.headers["Location"] == reverse("child_plan", args=[plan.child.ref])
    assert "Evenings with Mia" in steps_of(signed_in(lead), plan.child)
    assert client.get(address).status_code == 302  # nothing is kept back any more


def test_what_is_not_kept_back_cannot_be_let_through(signed_in, worker, plan, shared):
    answer = signed_in(worker).post(
        reverse("share_release", args=[shared.ref]), {"release": [plan.bedtime.ref]}
    )

    assert errors(answer) == ["That is not kept back any more."]
    assert shared.withheld.get().released_at is None


def test_a_share_is_ended_once_it_was_asked(signed_in, worker, lead, plan, shared):
    client, address = signed_in(worker), reverse("share_end", args=[shared.ref])
    assert client.get(address).status_code == 200
    assert lead.has_perm("casework.view_plan", plan.child)

    assert client.post(address).headers["Location"] == share_of(plan.child)

    school = signed_in(lead)
    assert school.get(reverse("child_plan", args=[plan.child.ref])).status_code == 404
    assert client.get(address).status_code == 302


def test_who_can_see_is_said_in_plain_words(signed_in, worker, plan, shared):
    page = read(signed_in(worker).get(share_of(plan.child)))

    said = page.one(class_="needs").words()
    assert "Hillside Primary can see the plan, and who helps until 31 December 2099" in said
    assert "because: So that he can do his part" in said
    assert "We may share this: it is our work under the law. The family knows." in said


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"purpose": ""}, "Say what it is for."),
        ({"purpose": "So that Mia is fed"}, "They will read this line. Say it without “Mia”."),
        ({"until": ""}, "Say until which day they may see it."),
        ({"until": "the day after Easter"}, "Write a day like 24 July 2027, 24/7/27 or tomorrow."),
        ({"until": "yesterday"}, "Choose a day that has not passed yet."),
        ({"lawful_basis": ""}, "Choose why we may share this."),
        ({"lawful_basis": "they asked"}, "Choose one of the answers that are here."),
        (
            {
                "lawful_basis": "consent",
                "is_family_told": "no",
                "why_not_told": "They are away this week",
            },
            "Nobody agrees to what they do not know. Choose another reason.",
        ),
        ({"is_family_told": ""}, "Choose whether the family knows."),
        ({"is_family_told": "no"}, "Say why the family does not know yet."),
    ],
)
def test_terms_that_cannot_stand_are_said_at_their_field_with_the_words_kept(
    share, plan, changed, sentence
):
    asked = {"purpose": "For him", "why_not_told": "", "release": [plan.evenings.ref]} | changed

    answer = share(**asked)

    assert errors(answer) == [sentence]
    page = read(answer)
    assert page.one(name="purpose").words() == asked["purpose"]
    assert page.one(name="until").attrs.get("value", "") == asked.get("until", "31 December 2099")
    assert "checked" in page.one(name="release").attrs
    assert not Share.objects.exists()


def test_everything_that_cannot_stand_is_said_at_once(share):
    answer = share(purpose="For Mia", until="yesterday", is_family_told="no")

    assert sorted(errors(answer)) == [
        "Choose a day that has not passed yet.",
        "Say why the family does not know yet.",
        "They will read this line. Say it without “Mia”.",
    ]


@pytest.mark.parametrize("field", ["release", "leave_out"])
def test_a_step_of_another_child_is_no_part_of_it(share, mia, field):
    step = StepFactory(goal=GoalFactory(child=mia), involvement=InvolvementFactory(child=mia))

    answer = share(**{field: [step.ref]})

    assert errors(answer) == ["That is not part of what they would see. Look again, then share."]
    assert step.what not in answer.content.decode()
    assert not Share.objects.exists()


@pytest.mark.parametrize(
    "forged",
    [
        {"agency": "nosuchref2"},
        {"agency": "host"},
        {"level": "4"},
        {"level": "9"},
        {"user": "somebody of another agency"},
    ],
    ids=lambda forged: "-".join([*forged, *forged.values()]),
)
def test_with_whom_and_how_far_cannot_be_forged(share, host, visitor, forged):
    meant = {"host": host.ref, "somebody of another agency": visitor.ref}
    forged = {name: meant.get(value, value) for name, value in forged.items()}

    answer = share(forged=forged)

    assert errors(answer)
    assert not Share.objects.exists()


def test_a_second_share_with_the_same_agency_is_refused(share, shared):
    answer = share()

    assert errors(answer) == ["This agency can already see this child. End that share first."]
    assert Share.objects.count() == 1


def test_a_share_that_ran_out_stands_in_nobodys_way(share, plan, hillside):
    long_ago = clock.now() - timedelta(days=60)
    with clock.at(long_ago):
        share_with(hillside, plan.child, until=clock.today() + timedelta(days=1))

    assert share().status_code == 302


def test_somebody_kept_from_the_record_is_not_shared_with(
    signed_in, worker, manager, plan, visitor, health_trust
):
    exclude_user(plan.child, by=manager, user=visitor, why="Her nephew")
    client, address = signed_in(worker), share_of(plan.child)
    preview = client.get(address, {"agency": health_trust.ref, "level": 2, "user": visitor.ref})

    answer = client.post(address, terms(preview))

    assert errors(answer) == ["Hana Health is kept from this record."]


def test_what_was_written_since_the_preview_is_looked_at_first(signed_in, worker, plan, hillside):
    client, address = signed_in(worker), share_of(plan.child)
    preview = client.get(address, {"agency": hillside.ref, "level": 2})
    StepFactory(goal=plan.goal, what="Meets his sister", involvement=plan.bev)

    answer = client.post(address, terms(preview))

    assert errors(answer)[0].startswith("Something was written since you looked")
    assert not Share.objects.exists()
    assert client.post(address, terms(answer)).status_code == 302


def test_a_share_form_sent_twice_shares_once(signed_in, worker, plan, hillside):
    client, address = signed_in(worker), share_of(plan.child)
    sent = terms(client.get(address, {"agency": hillside.ref, "level": 2}))

    client.post(address, sent)
    again = client.post(address, sent, follow=True)

    assert "You sent this before." in again.content.decode()
    assert Share.objects.count() == 1


def test_an_agency_that_is_not_chosen_is_asked_for(signed_in, worker, plan):
    answer = signed_in(worker).get(share_of(plan.child), {"agency": "", "level": 2})

    assert errors(answer) == ["Choose whom to share with."]


@pytest.mark.parametrize("who", ["lead", "reviewer", "duty"])
def test_whoever_may_see_but_not_share_is_refused(request, signed_in, plan, shared, who):
    client = signed_in(request.getfixturevalue(who))

    for address in (
        share_of(plan.child),
        reverse("child_goal", args=[plan.child.ref]),
        reverse("goal_step", args=[plan.goal.ref]),
    ):
        assert client.get(address).status_code == 403


def test_the_host_is_never_offered(signed_in, worker, plan, host):
    page = read(signed_in(worker).get(share_of(plan.child)))

    assert host.name not in page.one(name="agency").words()
