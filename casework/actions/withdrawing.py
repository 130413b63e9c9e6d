"""What was written down by mistake is withdrawn: it stays to be read, and counts for nothing."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.models import Entry, ProtectionPlan, SafetyMeeting
from casework.protection import said
from casework.story import lock, tell


@action("casework.record_protection")
def withdraw(record, *, by, why):
    """Say that this was written down by mistake, and why. Both stand to be read.

    With a meeting goes what it began; a plan that it ended goes on. Raises ValidationError for
    what was withdrawn before, and for a meeting whose plan was reviewed since.
    """
    children = lock(record.children_concerned())
    record.refresh_from_db()
    if record.is_withdrawn:
        raise ValidationError("This was withdrawn before.")
    _taken_back(record, by, why)
    if isinstance(record, SafetyMeeting):
        _undo(record, by, why)
    tell(
        children,
        kind=Entry.Kind.MILESTONE,
        title=f"Written by mistake: {record.what}, {said(record.day)}",
        text=why,
    )
    return record


def _taken_back(record, by, why):
    changed(record, withdrawn_at=clock.now(), withdrawn_by=by, why_withdrawn=why)


def _undo(meeting, by, why):
    for spell in [*meeting.section47s.standing(), *meeting.protectionplans.standing()]:
        if getattr(spell, "reviews", None) and _is_reviewed(spell):
            raise ValidationError(
                "The plan that this began was reviewed since. Withdraw the review first."
            )
        _taken_back(spell, by, why)
    for plan in meeting.plans_ended.standing():
        _taken_back(plan, by, why)
        _goes_on(plan)


def _is_reviewed(plan):
    return plan.reviews.filter(meeting__withdrawn_at=None).exists()


def _goes_on(plan):
    """The plan as it was before a meeting that never ended it."""
    same = {name: getattr(plan, name) for name in ("child", "sibling_key", "began_on", "begun_by")}
    kinds = {"first_category": plan.first_category, "category": plan.category}
    checked(ProtectionPlan(recorded_on=clock.today(), **same, **kinds))
