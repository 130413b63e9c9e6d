"""What is told of orders, enquiries, conferences and protection plans."""

from rest_framework import serializers as kinds

from api.shown import Shown
from api.shown.children import RECORD
from casework.codes import CATEGORIES, LEGAL_KINDS
from casework.models import SafetyMeeting, SafetyMeetingChild, Section47

CATEGORY = list(CATEGORIES.items())


class OrderShown(Shown):
    """An order, a condition or a care status. Below the record: who must not come, and until."""

    closed = dict.fromkeys(
        (
            "kind", "source", "forbids", "made_by", "from_on", "from_time", "law_until_on",
            "ended_on", "why_ended", "withdrawn_at", "why_withdrawn",
        ),
        RECORD,
    )  # fmt: skip

    ref = kinds.CharField()
    who = kinds.CharField(help_text="Whom it keeps away; empty where it keeps nobody away.")
    must_not_collect = kinds.BooleanField()
    must_not_contact = kinds.BooleanField()
    until_on = kinds.DateField(allow_null=True)
    kind = kinds.ChoiceField(
        [(kind.code, kind.label) for kind in LEGAL_KINDS.values()], required=False
    )
    source = kinds.CharField(source="law.source", required=False, help_text="The law it rests on.")
    forbids = kinds.CharField(required=False)
    made_by = kinds.CharField(required=False)
    from_on = kinds.DateField(required=False)
    from_time = kinds.CharField(
        required=False, allow_null=True, help_text="By the clock on the wall, like 21:30:00."
    )
    law_until_on = kinds.DateField(
        required=False, allow_null=True, help_text="The last day the law itself allows, if any."
    )
    ended_on = kinds.DateField(required=False, allow_null=True)
    why_ended = kinds.CharField(required=False)
    withdrawn_at = kinds.DateTimeField(required=False, allow_null=True)
    why_withdrawn = kinds.CharField(required=False)


class SpellShown(Shown):
    """Something that went on from a day until a day."""

    ref = kinds.CharField()
    began_on = kinds.DateField()
    ended_on = kinds.DateField(allow_null=True)
    why_ended = kinds.CharField()
    withdrawn_at = kinds.DateTimeField(allow_null=True)
    why_withdrawn = kinds.CharField()


class EnquiryShown(SpellShown):
    """A section 47 enquiry."""

    why_begun = kinds.CharField()
    outcome = kinds.ChoiceField([("", "Not ended"), *Section47.Outcome.choices])


class ProtectionPlanShown(SpellShown):
    """A child protection plan."""

    first_category = kinds.ChoiceField(CATEGORY)
    category = kinds.ChoiceField(CATEGORY)


class DecidedShown(Shown):
    """What a meeting decided for one child."""

    child = kinds.CharField(source="child.ref")
    outcome = kinds.ChoiceField([("", "Nothing to decide"), *SafetyMeetingChild.Outcome.choices])
    category = kinds.ChoiceField([("", "None"), *CATEGORY])
    took_part = kinds.CharField()


class MeetingShown(Shown):
    """A strategy discussion, a conference, a review or a core group."""

    ref = kinds.CharField()
    kind = kinds.ChoiceField(SafetyMeeting.Kind.choices)
    held_on = kinds.DateField()
    attended = kinds.CharField()
    police_came = kinds.BooleanField()
    health_came = kinds.BooleanField()
    why_absent = kinds.CharField()
    is_quorate = kinds.BooleanField(allow_null=True)
    text = kinds.CharField()
    withdrawn_at = kinds.DateTimeField(allow_null=True)
    why_withdrawn = kinds.CharField()
    decided = DecidedShown(many=True, source="child_rows")


class ProtectionShown(Shown):
    """Everything of the kind that was written down for a child, newest first."""

    enquiries = EnquiryShown(many=True)
    plans = ProtectionPlanShown(many=True)
    meetings = MeetingShown(many=True)
