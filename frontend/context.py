"""What every page shows around itself."""

from django.conf import settings
from django.urls import reverse

from agencies.models import AGENCY_PERMISSIONS
from agencies.roles import PARTNERS
from casework import journal

RECORDER = "entry_record"
PLACES = (
    ("My work", "home", None),
    ("Children", "child_list", None),
    ("Record", RECORDER, "casework.record_entry"),
    ("New call", "referral_new", "agencies.answer_the_telephone"),
    ("Is this child known?", "known", "agencies.ask_if_known"),
    ("Emergencies", "glass_list", "agencies.review_glass"),
    ("Tell us of a worry", "write_to_us", "agencies.write_to_us"),
    ("Learning", "learning", "agencies.see_learning"),
)


def shell(request):
    """The navigation this person can use, and whether this is a demo."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"nav": [], "is_demo": settings.DEMO}
    nav = [_place(request, *place) for place in _places(user)]
    has_journal = journal.is_kept_for(user)
    may_raise = user.role in AGENCY_PERMISSIONS["agencies.raise_blockage"]
    shown = {"nav": nav, "is_demo": settings.DEMO, "has_journal": has_journal}
    return shown | {"may_raise": may_raise}


def _places(user):
    for name, page, permission in PLACES:
        roles = AGENCY_PERMISSIONS.get(permission)
        if permission == "casework.record_entry" and not user.is_record_staff:
            continue
        if page == "write_to_us" and user.role not in PARTNERS:
            continue  # the council's own people have a page for a call
        if roles is None or user.role in roles:
            yield name, page


def _place(request, name, page):
    address = reverse(page)
    is_here = request.path == address if page == "home" else request.path.startswith(address)
    if page == RECORDER:
        return {"name": name, "address": address + _about(request), "current": is_here, "key": "r"}
    return {"name": name, "address": address, "current": is_here}


def _about(request):
    """The child whose page is open, to be recorded about: ticked in the recorder already."""
    reaches = getattr(request, "reaches", ())
    refs = [reach.child.ref for reach in reaches if "casework.record_entry" in reach.may]
    return f"?child={refs[0]}" if refs else ""
