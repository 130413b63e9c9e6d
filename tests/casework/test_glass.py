"""Is this child known; and opening a restricted record in an emergency."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from audit import clock
from audit.models import AuditEvent
from casework.actions import (
    ask_if_known,
    break_glass,
    exclude_user,
    restrict_child,
    review_glass,
    ring_back,
)
from casework.actions.glass import GLASS_LASTS
from casework.levels import RULES, Level
from tests.factories import ChildFactory, UserFactory, allocate

READ = "casework.view_record"
WRITING = {permission for permission, rule in RULES.items() if rule.level == Level.WORK}


@pytest.fixture
def rex(host, worker2, manager, east):
    """A restricted child, of `worker2` and `manager`'s team."""
    rex = ChildFactory(given_name="Rex", family_name="Quiet", born_on=date(2018, 1, 2))
    allocate(rex, worker=worker2, team=east)
    restrict_child(rex, by=manager, why="A colleague’s child")
    return rex


def ask(host, by, name="Rex Quiet", **details):
    details = {"caller_name": "Dr Amin", "why": "He is in A&E", **details}
    return ask_if_known(host, by=by, name=name, **details)


def found(enquiry):
    return {(row.child, row.is_closed) for row in enquiry.child_rows.all()}


def test_a_closed_record_answers_to_a_whole_name_and_says_that_it_is_closed(host, duty, rex):
    assert found(ask(host, duty)) == {(rex, True)}
    assert found(ask(host, duty, born_on=date(2018, 5, 5))) == {(rex, True)}


@pytest.mark.parametrize("name", ["Rex", "Quiet", "R Q", "Max Quiet", "Rex Quilt"])
def test_a_closed_record_does_not_answer_to_a_guess(host, duty, rex, name):
    assert found(ask(host, duty, name=name)) == set()


def test_another_year_of_birth_is_another_child(host, duty, rex):
    assert found(ask(host, duty, born_on=date(2012, 1, 2))) == set()


def test_whoever_is_kept_from_a_child_is_answered_as_if_there_were_none(host, worker, manager, rex):
    exclude_user(rex, by=manager, user=worker, why="Her nephew")

    assert found(ask(host, worker)) == set()


def test_asking_is_a_look_at_the_child_asked_about(host, duty, rex):
    ask(host, duty)

    assert AuditEvent.objects.filter(did="ask_if_known", child_ref=rex.ref).count() == 1


def test_nobody_outside_may_ask(host, lead, reviewer, admin):
    for user in (lead, reviewer, admin):
        with pytest.raises(PermissionDenied):
            ask(host, user)


def test_the_glass_opens_everything_to_read_and_nothing_to_write_for_an_hour(
    host, duty, rex, reviewer, mailoutbox, django_capture_on_commit_callbacks
):
    enquiry = ask(host, duty)
    with django_capture_on_commit_callbacks(execute=True):
        break_glass(enquiry, by=duty, child=rex, why="He is alone in A&E")

    assert duty.has_perm(READ, rex)
    assert [permission for permission in WRITING if duty.has_perm(permission, rex)] == []
    with clock.at(clock.now() + GLASS_LASTS + timedelta(seconds=1)):
        assert not duty.has_perm(READ, rex)
    (message,) = mailoutbox
    assert message.to == [reviewer.email]
    assert "Rex" not in message.body + message.subject
    assert "Quiet" not in message.body + message.subject


def test_the_glass_is_broken_only_for_a_record_one_asked_about_and_soon(host, duty, rex, ty):
    enquiry = ask(host, duty)
    with pytest.raises(ValidationError):
        break_glass(enquiry, by=duty, child=ty, why="Curious")
    with clock.at(clock.now() + timedelta(minutes=31)), pytest.raises(PermissionDenied):
        break_glass(enquiry, by=duty, child=rex, why="Later")
    assert not duty.has_perm(READ, rex)


def test_whoever_is_kept_out_after_asking_breaks_no_glass(host, duty, manager, rex):
    enquiry = ask(host, duty)
    exclude_user(rex, by=manager, user=duty, why="His brother")

    with pytest.raises(ValidationError, match="not a record you asked about"):
        break_glass(enquiry, by=duty, child=rex, why="Alone in A&E")


def test_nobody_breaks_the_glass_of_another_persons_question(host, duty, worker, rex):
    with pytest.raises(PermissionDenied):
        break_glass(ask(host, duty), by=worker, child=rex, why="Me too")


def test_another_reviewer_says_whether_it_was_right(host, duty, rex, reviewer, worker):
    glass = break_glass(ask(host, duty), by=duty, child=rex, why="He is alone in A&E")
    with pytest.raises(PermissionDenied):
        review_glass(glass, by=worker, finding="justified", finding_reasons="Mine")

    review_glass(glass, by=reviewer, finding="training", finding_reasons="A colleague was in.")
    with pytest.raises(ValidationError, match="already"):
        review_glass(glass, by=reviewer, finding="breach", finding_reasons="Again")
    assert glass.finding == "training"


def test_a_reviewer_kept_from_the_child_does_not_review_it(host, duty, rex, reviewer, manager):
    glass = break_glass(ask(host, duty), by=duty, child=rex, why="He is alone in A&E")
    exclude_user(rex, by=manager, user=reviewer, why="Her friend")

    assert not reviewer.has_perm("casework.review_glass", glass)


def test_a_ring_back_goes_to_the_number_the_agency_is_held_under(host, duty, rex, hillside):
    hillside.phone = "01632 960118"
    enquiry = ask(host, duty, agency=hillside)
    with pytest.raises(ValidationError, match="01632 960118"):
        ring_back(enquiry, by=duty, rung_back_on="07700 900001")

    ring_back(enquiry, by=duty, rung_back_on="01632960118", told="Known; ring East")
    assert (enquiry.told, enquiry.rung_back_at is not None) == ("Known; ring East", True)


def test_nothing_can_be_told_before_ringing_back(host, duty, rex):
    enquiry = ask(host, duty)
    enquiry.told = "Yes, known"

    with pytest.raises(ValidationError):
        enquiry.full_clean()


def test_a_new_worker_sees_nothing_of_an_emergency_that_is_not_theirs(host, duty, rex, east):
    break_glass(ask(host, duty), by=duty, child=rex, why="He is alone in A&E")
    stranger = UserFactory(agency=host, role="duty")

    assert not stranger.has_perm(READ, rex)
