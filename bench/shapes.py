"""What is measured: each page as each person who has one, on records chosen to be hard."""

from django.urls import reverse

from agencies.models import User
from assessments.models import Assessment
from casework.caseload import caseload
from casework.models import EntryChild

PEOPLE = ("worker", "manager", "school", "health", "old", "nobodys")
SEARCHES = {"rare": "Zainab Abbott", "common": "Smith", "misheard": "Aisher Okafer"}


def people():
    """The people everything is measured as, by the name they sign in with."""
    users = {name: User.objects.get(email=f"{name}@example.test") for name in PEOPLE}
    return {name: User.objects.signed_in(user.pk) for name, user in users.items()}


def pages(name, user):
    """{what: address} for one person: lists always, a child's pages if they see a child."""
    found = {
        "home": reverse("home"),
        "children": reverse("child_list"),
        "API children": "/api/v1/children/",
        **{f"search, {kind}": f"{reverse('search')}?q={q}" for kind, q in SEARCHES.items()},
    }
    listed = caseload(user, size=2).rows
    if listed:
        found |= _of_a_child(listed[0], user)
    if user.is_record_staff:
        found |= _of_the_council(user)
    return found


def _of_a_child(child, user):
    pages = ("child", "child_story", "child_plan", "child_network")
    found = {page.replace("child_", ""): reverse(page, args=[child.ref]) for page in pages}
    if user.is_record_staff:
        found["share"] = reverse("child_share", args=[child.ref])
    return found


def _of_the_council(user):
    longest = _longest_story()
    assessment = Assessment.objects.order_by("pk").first()
    return {
        "story of 2,000": reverse("child_story", args=[longest.ref]),
        "assessment": reverse("assessment", args=[assessment.ref]),
        "learning": reverse("learning_assessments"),
    }


def _longest_story():
    return EntryChild.objects.order_by("pk").select_related("child").first().child


def children_in(addresses):
    """The references in these addresses, so that a worker can say why before they are opened."""
    return {part for address in addresses for part in address.split("/") if len(part) == 10}  # noqa: PLR2004
