"""manage.py sweep: once a day, from a timer."""

from django.core.management.base import BaseCommand

from audit.principals import SYSTEM
from casework.actions.sweeping import sweep_grants


class Command(BaseCommand):
    help = "Take away grants that have ended. They stopped working when they ended."

    def handle(self, *args, **options):
        gone = sweep_grants(None, by=SYSTEM)
        self.stdout.write(f"{gone} ended grants taken away.")
