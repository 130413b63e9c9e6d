"""manage.py sweep: once a day, from a timer."""

from django.core.management.base import BaseCommand

from audit.principals import SYSTEM
from casework import journal
from casework.actions.sweeping import sweep_grants


class Command(BaseCommand):
    help = "Take away grants that have ended, and the keys of journals that nobody came back to."

    def handle(self, *args, **options):
        gone = sweep_grants(None, by=SYSTEM)
        self.stdout.write(f"{gone} ended grants taken away.")
        forgotten = journal.destroy_forgotten()
        self.stdout.write(f"{forgotten} forgotten keys of journals destroyed.")
