"""The keys of journals: what a browser keeps, encrypted, of words that were not sent yet.

No row of the audit tells of a key: it opens nothing in anybody's record, only what its owner has
typed themselves, on the device where they typed it.
"""

from datetime import timedelta

from django.conf import settings

from audit import clock
from casework.models import JournalKey

FORGOTTEN = timedelta(days=30)
"""A key nobody has asked for in so long is destroyed, and what it opened with it."""

KEPT_FOR = {"nobody": False, "everybody": True}


def is_kept_for(user):
    """Whether this person's browser keeps a journal: the council's own people's, unless set."""
    return KEPT_FOR.get(settings.JOURNAL, bool(user.agency and user.agency.is_host))


def key_of(user, device):
    """The key of this person on this device, made the first time it is asked for."""
    kept, _ = JournalKey.objects.get_or_create(user=user, device=device)
    if kept.used_on != clock.today():
        kept.used_on = clock.today()
        kept.save(update_fields=["used_on"])
    return kept.key


def destroy(user, device):
    """Make unreadable for good what this person's browser kept there: they signed out."""
    JournalKey.objects.filter(user_id=user.pk, device=device).delete()


def destroy_forgotten():
    """Destroy the keys of devices that nobody came back to. Returns how many."""
    gone, _ = JournalKey.objects.filter(used_on__lt=clock.today() - FORGOTTEN).delete()
    return gone
