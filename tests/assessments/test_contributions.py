"""What parents, agencies and others contribute: asked, said, attributed, and never altered."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from assessments.actions import (
    answer_invitation,
    invite_contribution,
    withdraw_invitation,
    write_down_contribution,
)
from assessments.models import Assessment, Contribution, Invitation
from audit import clock
from audit.models import AuditEvent
from casework.actions.links import link_of
from casework.levels import RULES, Level
from casework.story import story
from tests.factories import ChildFactory, arranging, concluded, share_with

SAID = {"going_well": "She sings", "worries": "The cars"}


@pytest.fixture
def asked(assessment, ty, worker):
    return invite_contribution(assessment, by=worker, who="Bev, an aunt", children=[ty])


@pytest.fixture
def link(asked):
    return link_of(asked.token)


def read_by(user, permission=Assessment.VIEW):
    return set(Contribution.objects.permitting(user, permission))


def test_an_aunt_says_what_she_sees_by_a_link_and_it_stands_as_hers(asked, link, ty, worker):
    answer_invitation(asked, by=link, **SAID)

    said = Contribution.objects.get()
    assert (said.who, said.how, said.by_user, said.by_agency) == (
        "Bev, an aunt",
        "link",
        None,
        None,
    )
    assert said.children_concerned() == [ty]
    written = AuditEvent.objects.get(did="answer_invitation")
    assert (written.actor_kind, written.actor_ref, written.child_ref) == ("link", link.ref, ty.ref)
    assert [str(row.entry) for row in story(ty, worker)] == [
        "Bev, an aunt said something for the assessment"
    ]


def test_a_link_does_nothing_else_and_ends(asked, link, assessment, ty, worker, manager):
    other = invite_contribution(assessment, by=worker, who="Nan", children=[ty])
    assert not link.has_perm("assessments.answer_invitation", other)
    assert not any(link.has_perm(permission, ty) for permission in RULES)
    assert not link.has_perm("assessments.answer_edition", asked)
    with clock.at(link.expires_at), pytest.raises(PermissionDenied):
        answer_invitation(asked, by=link, **SAID)
    withdraw_invitation(assessment, by=worker, invitation=asked)
    link.refresh_from_db()
    with pytest.raises(PermissionDenied):
        answer_invitation(asked, by=link, **SAID)


def test_a_partner_is_asked_only_of_children_they_may_add_to(assessment, ty, mia, worker, lead):
    share_with(lead.agency, ty, level=Level.PLAN)

    with pytest.raises(ValidationError, match="cannot add to Mia’s record yet"):
        invite_contribution(assessment, by=worker, who="Sal", user=lead, children=[ty, mia])
    asked = invite_contribution(assessment, by=worker, who="Sal", user=lead, children=[ty])
    answer_invitation(asked, by=lead, is_in_confidence=True, **SAID)

    said = Contribution.objects.get()
    assert (said.who, said.how) == ("Sal School, Hillside Primary", "sign-in")
    assert not lead.has_perm("assessments.view_assessment", assessment)


def test_nobody_else_knows_that_somebody_was_asked(assessment, ty, worker, lead, visitor, manager):
    for who in (lead.agency, visitor):
        share_with(who, ty, level=Level.RECORD)
    asked = invite_contribution(assessment, by=worker, who="Sal", user=lead, children=[ty])

    for user in (visitor, manager, worker):
        assert not user.has_perm("assessments.view_invitation", asked)
        with pytest.raises(PermissionDenied):
            answer_invitation(asked, by=user, **SAID)


def test_a_share_that_ends_ends_the_asking(assessment, ty, worker, lead):
    share = share_with(lead.agency, ty, level=Level.PLAN)
    asked = invite_contribution(assessment, by=worker, who="Sal", user=lead, children=[ty])

    with clock.at(clock.now() + timedelta(days=40)):
        assert share.until < clock.today()
        assert not lead.has_perm("assessments.answer_invitation", asked)


def test_an_asking_that_was_withdrawn_is_there_no_more(assessment, ty, worker, lead):
    share_with(lead.agency, ty, level=Level.PLAN)
    asked = invite_contribution(assessment, by=worker, who="Sal", user=lead, children=[ty])
    assert lead.has_perm("assessments.answer_invitation", asked)

    withdraw_invitation(assessment, by=worker, invitation=asked)

    assert not lead.has_perm("assessments.answer_invitation", asked)
    assert not lead.has_perm("assessments.view_invitation", asked)


def test_what_is_said_in_confidence_is_read_by_the_records_workers_alone(
    assessment, ty, mia, worker, lead, asked, link
):
    for child in (ty, mia):
        share_with(lead.agency, child, level=Level.ASSESSMENT)
    answer_invitation(asked, by=link, is_in_confidence=True, worries="Do not tell her")
    answer_invitation(asked, by=link, going_well="She sings")
    concluded(assessment, worker)

    assert {one.going_well for one in read_by(lead)} == {"She sings"}
    assert len(read_by(worker)) == 2


def test_what_is_said_is_read_only_by_who_may_read_the_assessment(
    assessment, ty, lead, worker, asked, link
):
    share_with(lead.agency, ty, level=Level.ASSESSMENT)
    answer_invitation(asked, by=link, **SAID)
    concluded(assessment, worker)

    assert read_by(lead) == set()  # Mia is in it too, and hers is not shared


def test_nobody_contributes_nothing(assessment, asked, link, ty, worker):
    with pytest.raises(ValidationError, match="any one will do"):
        answer_invitation(asked, by=link, going_well="")
    with pytest.raises(ValidationError, match="any one will do"):
        write_down_contribution(assessment, by=worker, who="Jo", children=[ty])
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"who": ""}, "who"),
        ({"children": []}, "children"),
        ({"said_on": clock.today() + timedelta(days=2)}, "said_on"),
    ],
)
def test_a_talk_was_with_somebody_of_some_child_on_some_day(assessment, ty, worker, details, field):
    with pytest.raises(ValidationError) as refused:
        write_down_contribution(
            assessment, by=worker, **{"who": "Jo", "children": [ty], **SAID, **details}
        )
    assert field in refused.value.message_dict


def test_nobody_is_asked_about_a_child_who_is_not_assessed_here(assessment, worker):
    with pytest.raises(ValidationError):
        invite_contribution(assessment, by=worker, who="Bev", children=[ChildFactory()])
    assert not Invitation.objects.exists()


def test_what_comes_after_the_end_stands_beside_and_nothing_is_altered(
    assessment, asked, link, worker
):
    answer_invitation(asked, by=link, **SAID)
    concluded(assessment, worker)
    later = Assessment.objects.get().concluded_at + timedelta(hours=1)
    with clock.at(later):
        answer_invitation(asked, by=link, worries="More cars")

    first, last = Contribution.objects.all()
    assert (first.is_since, last.is_since) == (False, True)
    for change in (first.save, first.delete, first.child_rows.get().delete):
        with pytest.raises(IntegrityError), transaction.atomic(), arranging():
            change()
