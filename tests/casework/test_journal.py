"""Keys of journals that nobody comes back to are destroyed, and what they opened with them."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command

from audit import clock
from casework import journal
from casework.models import JournalKey

DESK, PHONE = "d" * 32, "e" * 32


def test_a_key_nobody_asked_for_in_thirty_days_is_destroyed_by_the_daily_sweep(worker):
    journal.key_of(worker, DESK)
    phone = journal.key_of(worker, PHONE)
    with clock.at(clock.now() + timedelta(days=20)):
        journal.key_of(worker, PHONE)

    with clock.at(clock.now() + timedelta(days=31)):
        call_command("sweep", stdout=StringIO())

    assert [key.key for key in JournalKey.objects.all()] == [phone]
