"""manage.py sweep: once a day, from a timer."""

from django.core.management.base import BaseCommand

from audit.principals import SYSTEM
from casework import journal
from casework.actions.sweeping import sweep_files, sweep_grants


class Command(BaseCommand):
    help = "Take away grants that have ended, and what nobody came back to."

    def handle(self, *args, **options):
        gone = sweep_grants(None, by=SYSTEM)
        self.stdout.write(f"{gone} ended grants taken away.")
        forgotten = journal.destroy_forgotten()
        self.stdout.write(f"{forgotten} forgotten keys of journals destroyed.")
        gone, lost = sweep_files()
        self.stdout.write(f"{gone} files taken away that belong to nothing.")
        for path in lost:
            self.stderr.write(f"A file is missing that the record names: {path}")
