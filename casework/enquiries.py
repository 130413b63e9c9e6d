"""Is this child known? Whom a question may be about, and what may be said of them to the asker."""

from django.db.models import Exists, OuterRef

from casework.models import Allocation, Child, EnquiryChild, Plan
from casework.models.permitting import excluded_from
from casework.names import called, closeness, words_of

CLOSE = 0.9
"""How near each word must come to a name of a closed record (Jaro-Winkler, 0 to 1)."""

FEWEST_WORDS = 2
"""A closed record answers to a first and a last name, never to a guess at one of them."""


def open_to(user, name, born_on=None):
    """The children this asker may see who fit; a birth date narrows, and never widens."""
    return _fitting(Child.objects.permitting(user, Child.VIEW), name, born_on)


def closed_to(user, name, born_on=None):
    """The restricted children who fit closely and whom the asker cannot open.

    Of a child they are kept from, nothing is answered: as if there were no such child.
    """
    words = _words(name)
    if len(words) < FEWEST_WORDS:
        return []
    seen = Child.objects.permitting(user, Child.VIEW).values("pk")
    closed = Child.objects.filter(is_restricted=True).exclude(pk__in=seen)
    closed = closed.exclude(pk__in=excluded_from(user))
    fitting = _fitting(closed, name, born_on)
    return [child for child in fitting if closeness(child, words) >= CLOSE * len(words)]


def answered(enquiry, user):
    """(children this asker may open now, restricted ones they may not), of those a question found.

    Whom they have come to be kept from since is in neither: as if there were no such child.
    """
    found = Child.objects.filter(enquiry_rows__enquiry=enquiry)
    seen = found.permitting(user, Child.VIEW)
    closed = EnquiryChild.objects.filter(enquiry=enquiry, is_closed=True).values("child_id")
    kept_from = excluded_from(user)
    still_closed = found.filter(pk__in=closed).exclude(pk__in=seen.values("pk"))
    return seen, still_closed.exclude(pk__in=kept_from)


def _fitting(children, name, born_on):
    words = _words(name)
    if not words:
        return []
    if born_on:
        children = children.filter(person__born_on__year=born_on.year)
    return called(children, words)[:20]


def _words(name):
    return [word for word in words_of(name) if not word.isdigit()]


def answer_lists(enquiry, user):
    """The two parts of `answered`, and who works with each: for `with_workers`."""
    has_plan = Exists(Plan.objects.filter(child=OuterRef("pk")))
    works = Allocation.objects.current().filter(child__enquiry_rows__enquiry=enquiry)
    seen, closed = answered(enquiry, user)
    return {
        "seen": seen.with_person().annotate(has_plan=has_plan),
        "closed": closed.with_person().annotate(has_plan=has_plan),
        "works": works.select_related("worker__membership", "team"),
    }


def with_workers(children, works):
    """These children with who works with them now: [(child, allocation or None, has a plan)]."""
    of_each = {allocation.child_id: allocation for allocation in works}
    return [(child, of_each.get(child.pk), child.has_plan) for child in children]
