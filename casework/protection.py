"""What keeps a child safe now, and which facts about it cannot both be true."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q

from audit import clock
from audit.reading import keys_of
from audit.records import changed
from casework.models import (
    Child,
    LegalStatus,
    ProtectionPlan,
    SafetyMeeting,
    SafetyMeetingChild,
    Section47,
)

RECORD = "casework.view_record"


def now_lists(user, *, sees_record, **about):
    """What is in force today for the children that `about` names: lists to be read at once.

    Below the record only the orders come, of which one reads who must not collect or contact.
    """
    seeing = RECORD if sees_record else LegalStatus.VIEW
    orders = LegalStatus.objects.permitting(user, seeing).current().filter(**about)
    lists = {"orders": orders.select_related("adult", "child__person")}
    if sees_record:
        for name, model in (("enquiries", Section47), ("protection", ProtectionPlan)):
            lists[name] = model.objects.permitting(user, RECORD).open().filter(**about)
    return lists


def all_lists(child, user):
    """Everything of the kind that was ever written down for a child, the withdrawn too."""
    meetings = SafetyMeeting.objects.permitting(user, RECORD).filter(child_rows__child=child)
    orders = LegalStatus.objects.permitting(user, RECORD).filter(child=child)
    return {
        "orders": orders.select_related("adult", "child__person", "withdrawn_by"),
        "enquiries": _of(Section47, child, user),
        "protection": _of(ProtectionPlan, child, user),
        "meetings": meetings.select_related("withdrawn_by"),
    }


def meeting_rows():
    """What the `meetings` of `all_lists` decided for each child, to be read at once with them."""
    rows = SafetyMeetingChild.objects.filter(meeting__among=keys_of("meetings"))
    return rows.select_related("child__person").order_by("child__person__born_on", "pk")


def _of(model, child, user):
    rows = model.objects.permitting(user, RECORD).filter(child=child)
    return rows.select_related("withdrawn_by")


def together(record, by, permission):
    """The same one as it stands for brothers and sisters, where it goes on and is theirs to end."""
    same = type(record).objects.permitting(by, permission).filter(sibling_key=record.sibling_key)
    going_on = same.standing().filter(ended_on=None).exclude(pk=record.pk)
    return going_on.select_related("child__person").order_by("child__person__born_on", "pk")


def must_be_theirs(by, permission, children):
    """Raises PermissionDenied when one of these children is not this person's to write about."""
    for child in children:
        if not by.has_perm(permission, child):
            raise PermissionDenied("You cannot write this down for one of these children.")


def must_be_over(**days):
    """Raises ValidationError, at its field, for a day that is still to come."""
    for field, day in days.items():
        if day > clock.today():
            raise ValidationError({field: "This day is still to come. Write it down then."})


def must_be_free(model, child, began_on, ended_on, field):
    """Raises ValidationError when another one of this child's runs in these days."""
    standing = model.objects.standing().filter(child=child)
    going_on = Q(ended_on=None) | Q(ended_on__gt=began_on)
    before = Q() if ended_on is None else Q(began_on__lt=ended_on)
    other = standing.filter(going_on, before).order_by("-began_on").first()
    if other is None:
        return
    name, what = child.person.short_name, model._meta.verbose_name
    if other.ended_on is None:
        sentence = f"{name} has had a {what} since {said(other.began_on)}. End that one first."
    else:
        sentence = (
            f"{name} had a {what} from {said(other.began_on)} to {said(other.ended_on)}. "
            "Check the day: there is one at a time."
        )
    raise ValidationError({field: sentence})


def in_force(model, child, day):
    """The one of this child's that ran on that day, or None."""
    standing = model.objects.standing().filter(child=child, began_on__lte=day)
    return standing.filter(Q(ended_on=None) | Q(ended_on__gte=day)).order_by("-began_on").first()


def must_be_finished(child):
    """Raises ValidationError while an enquiry or a protection plan of this child goes on."""
    Child.objects.select_for_update().get(pk=child.pk)
    for model in (Section47, ProtectionPlan):
        going_on = model.objects.open().filter(child=child).first()
        if going_on:
            raise ValidationError(
                f"{child.person.short_name} has had a {model._meta.verbose_name} since "
                f"{said(going_on.began_on)}. Write down first how it ended, "
                "under Orders and protection."
            )


def end(spell, *, ended_on, why_ended, field="ended_on", **how):
    """End what goes on. Raises ValidationError before its beginning. Runs only inside an action."""
    must_be_over(**{field: ended_on})
    if ended_on < spell.day:
        sentence = f"It began on {said(spell.day)}: it cannot have ended before."
        raise ValidationError({field: sentence})
    return changed(
        spell, ended_on=ended_on, why_ended=why_ended, end_recorded_on=clock.today(), **how
    )


def said(day):
    """A day as a sentence says it."""
    return f"{day.day} {day:%B %Y}"
