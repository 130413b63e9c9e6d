"""manage.py seal_audit: once; or with --every 2 for as long as Kith runs, from a service."""

import logging
import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, connection

from audit.sweeping import sweep

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Seal what was written to the audit since the last time."

    def add_arguments(self, parser):
        parser.add_argument(
            "--every",
            type=float,
            metavar="SECONDS",
            help="go on sealing, with this pause between two sweeps; 2 keeps within five seconds",
        )

    def handle(self, *, every, **options):
        if every is None:
            self.stdout.write(f"{sweep()} events sealed.")
            return
        while True:
            seal_if_possible()
            time.sleep(every)


def seal_if_possible():
    """One sweep of many: a database that is away for a moment is asked again in the next."""
    try:
        sweep()
    except (DatabaseError, InterfaceError):
        log.warning("The audit could not be sealed; it is tried again.", exc_info=True)
        connection.close()
