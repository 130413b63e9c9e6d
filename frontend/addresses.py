"""Where a record is to be read. Models know no page: this is the only place that knows both."""

from django.urls import reverse

PAGES = {
    "casework.child": "child",
    "casework.referral": "referral",
    "learning.blockage": "blockage",
    "casework.advice": "advice",
    "casework.message": "message",
    "assessments.assessment": "assessment",
    "casework.entry": "entry",
    "assessments.invitation": "invitation",
    "assessments.edition": "edition",
    "casework.sealing": "sealing",
    "feedback.agencyratings": "ratings",
    "feedback.referrerfeedback": "told",
    "feedback.relook": "relook",
    "signs_of_safety.map": "map_sheet",
    "signs_of_safety.scale": "scale",
    "map": "map_sheet",
    "assessment": "assessment",
    "referral": "referral",
}


def address(record):
    """The address of a record's page."""
    return address_of(record._meta.label_lower, record.ref)


def address_of(noun, ref):
    """The address of the page of a noun with this reference; the home page if it has none."""
    return reverse(PAGES[noun], args=[ref]) if noun in PAGES and ref else reverse("home")
