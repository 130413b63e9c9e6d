"""Who somebody is to a child is put right, for brothers and sisters too, and ends."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from audit import clock
from casework.actions import add_relative, change_relative, end_relative, exclude_user
from casework.levels import Level
from casework.models import FamilyMembership, Relationship
from tests.factories import (
    ChildFactory,
    RelationshipFactory,
    allocate,
    arranging,
    share_with,
    siblings,
)
from tests.frontend.assessments.pages import address, shown, signed_in
from tests.frontend.people.test_around import drawn

Is = Relationship.Kind


@pytest.fixture
def stan(ty, mia, worker):
    """Stan, who lives with Ty and Mia, and is stepfather to both."""
    for child in siblings(ty, mia):
        allocate(child, worker=worker)
    of_stan = {"given_name": "Stan", "family_name": "Small", "pronouns": "he/him"}
    return add_relative(ty, by=worker, kind=Is.STEP_PARENT, lives_with=True, also=[mia], **of_stan)


def change(client, tie, **said):
    as_it_is = {"given_name": "Stan", "family_name": "Small", "kind": tie.kind, "level": tie.level}
    return client.post(address("relationship_change", tie), as_it_is | said)


def end(client, tie, **said):
    return client.post(address("relationship_end", tie), said)


def of(person):
    return {tie.child: tie for tie in Relationship.objects.filter(person=person)}


def test_the_list_beside_the_picture_leads_to_it_for_those_who_record(
    client, worker, lead, hillside, ty, stan
):
    change_relative(stan, by=worker, lives_with=True, level=Level.NETWORK)
    share_with(hillside, ty)
    leads_there = address("relationship_change", stan)

    assert (
        leads_there in signed_in(client, worker).get(address("child_network", ty)).content.decode()
    )
    page = signed_in(client, lead).get(address("child_network", ty)).content.decode()
    assert "Stan Small" in page
    assert leads_there not in page


def test_it_asks_with_what_is_written_and_of_whom_it_is_true_too(client, worker, mia, stan):
    page = signed_in(client, worker).get(address("relationship_change", stan))
    form = page.context["form"]

    said = {name: form[name].value() for name in form.fields}
    assert said == {
        "given_name": "Stan", "family_name": "Small", "kind": "step-parent", "through": "",
        "has_parental_responsibility": False, "lives_with": True, "level": Level.RECORD,
        "also": None,
    }  # fmt: skip
    assert form.fields["also"].choices == [(mia.ref, "Mia")]


def test_it_is_put_right_for_the_brothers_and_sisters_who_are_ticked(client, worker, ty, mia, stan):
    signed_in(client, worker)
    change(client, stan, kind="father", has_parental_responsibility="on", lives_with="on")
    assert [of(stan.person)[child].kind for child in (ty, mia)] == [Is.FATHER, Is.STEP_PARENT]

    other = of(stan.person)[mia]
    change(client, stan, kind="step-parent", lives_with="on")
    change(client, other, kind="carer", lives_with="on", also=[ty.ref], given_name="Stanley")

    ties = of(stan.person)
    assert [ties[child].kind for child in (ty, mia)] == [Is.CARER, Is.CARER]
    assert ties[ty].person.name == "Stanley Small"
    assert ties[ty].history.count() == 4


def test_who_lives_here_no_longer_is_still_who_they_are(client, worker, ty, stan):
    change(signed_in(client, worker), stan)

    assert FamilyMembership.objects.get(person=stan.person).until_on == clock.today()
    assert of(stan.person)[ty].until_on is None


def test_what_has_ended_leaves_the_picture_and_stays_in_the_record(client, worker, ty, mia, stan):
    signed_in(client, worker)
    assert drawn(client.get(address("child_network", ty)))["Stan Small"] == "stepfather"

    answer = end(client, stan, also=[mia.ref], moves_out="on")
    page = client.get(answer.headers["location"])

    assert "That it was so stays in the record." in shown(page)
    assert "Stan Small" not in shown(page).replace("Stan Small is", "")
    assert {tie.until_on for tie in of(stan.person).values()} == {clock.today()}
    assert FamilyMembership.objects.get(person=stan.person).until_on == clock.today()


def test_only_those_who_are_ticked_lose_them(client, worker, ty, mia, stan):
    end(signed_in(client, worker), stan, until_on="1 May 2026")

    ties = of(stan.person)
    assert [ties[child].until_on for child in (ty, mia)] == [date(2026, 5, 1), None]
    assert FamilyMembership.objects.get(person=stan.person).until_on is None


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"given_name": ""}, "Write their name, or what they are called."),
        ({"kind": ""}, "Choose who they are to this child."),
        ({"kind": "friend"}, "They are written down as this already."),
        ({"also": ["nobody"]}, "Tick only children who are listed here."),
    ],
)
def test_bad_input_is_said_at_its_field_and_nothing_is_lost(
    client, worker, ty, stan, said, sentence
):
    RelationshipFactory(child=ty, person=stan.person, kind=Is.FRIEND)
    answer = change(signed_in(client, worker), stan, **{"family_name": "Typed before"} | said)

    assert answer.status_code == 200
    assert sentence in shown(answer)
    assert "Typed before" in answer.content.decode()
    assert of(stan.person)[ty].person.family_name == "Small"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("1 March 2020", "It began on 1 May 2026. Write a later day."),
        ("tomorrow", "Write a day that is not after today."),
    ],
)
def test_it_ends_neither_before_it_began_nor_after_today(client, worker, ty, stan, day, sentence):
    with arranging():
        Relationship.objects.filter(pk=stan.pk).update(from_on=date(2026, 5, 1))

    assert sentence in shown(end(signed_in(client, worker), stan, until_on=day))
    with pytest.raises(IntegrityError), arranging(), transaction.atomic():
        Relationship.objects.filter(pk=stan.pk).update(until_on=date(2020, 3, 1))


def test_whoever_was_one_once_can_become_one_again(client, worker, ty, stan):
    end_relative(stan, by=worker)

    again = add_relative(ty, by=worker, kind=stan.kind, person=stan.person)

    assert again.ref != stan.ref


def test_a_mother_with_a_record_of_her_own_keeps_the_name_it_says(client, worker, ty):
    kim = ChildFactory(given_name="Kim", family_name="Young")
    for child in siblings(ty):
        allocate(child, worker=worker)
    tie = RelationshipFactory(child=ty, person=kim.person)
    page = signed_in(client, worker).get(address("relationship_change", tie))
    assert "given_name" not in page.context["form"].fields

    assert change(client, tie, given_name="Kit", kind="mother").status_code == 302
    kim.person.refresh_from_db()
    assert kim.person.given_name == "Kim"


def test_a_sister_who_is_kept_from_the_reader_is_not_among_those_to_tick(
    client, worker, manager, mia, stan
):
    exclude_user(mia, by=manager, user=worker, why="Her niece")
    signed_in(client, worker)

    page = client.get(address("relationship_change", stan))
    change(client, stan, kind="carer", lives_with="on", also=[mia.ref])

    assert "also" not in page.context["form"].fields
    assert of(stan.person)[mia].kind == Is.STEP_PARENT
