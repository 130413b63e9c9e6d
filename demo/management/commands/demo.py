from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from audit.sweeping import sweep
from demo.ground import Ground, clear, ground, strangers
from demo.northmoor import build
from demo.people import DOMAIN, HOST
from demo.scale import building, shape

NOT_A_DEMO = (
    f"{HOST} is invented, and everybody in it signs in with one known password. "
    "Set DEMO=1 to build it."
)
NOT_OURS = (
    "This database holds records that the demo did not make, so it is left as it is. "
    "Name another one with DATABASE_URL."
)
TABLES_NOT_OURS = (
    "This database has tables that do not belong to Kith ({tables}), so it is left as it is. "
    "Name another one with DATABASE_URL."
)
NOT_THIS_SCALE = (
    f"The scale goes from {shape.SMALLEST} to {shape.LARGEST}; 1 is a county, 120,000 children."
)
NO_TABLES = "This database has no tables yet. Run:  manage.py demo --setup"


class Command(BaseCommand):
    help = f"Build {HOST}, the invented council of the demo, in an empty database."

    def add_arguments(self, parser):
        either = parser.add_mutually_exclusive_group()
        either.add_argument(
            "--setup",
            action="store_true",
            help="make the tables and collect the styles first; build only if nothing is there",
        )
        either.add_argument(
            "--reset", action="store_true", help="clear what the demo built, and build it anew"
        )
        parser.add_argument(
            "--scale",
            type=float,
            help=f"a large {HOST} for measurements instead: {shape.SMALLEST} to {shape.LARGEST}",
        )

    def handle(self, *, setup, reset, scale=None, **options):
        if not settings.DEMO:
            raise CommandError(NOT_A_DEMO)
        if scale is not None and not shape.SMALLEST <= scale <= shape.LARGEST:
            raise CommandError(NOT_THIS_SCALE)
        if ground(connection) is Ground.OTHER:
            raise CommandError(NOT_OURS)
        if reset:
            self._clear()
        if setup or reset:
            set_up()
        self._build(scale)

    def _clear(self):
        if tables := strangers(connection):
            raise CommandError(TABLES_NOT_OURS.format(tables=", ".join(tables)))
        clear(connection)

    def _build(self, scale):
        if not has_tables():
            raise CommandError(NO_TABLES)
        if ground(connection) is Ground.DEMO:
            self.stdout.write(f"{HOST} is here already. --reset builds it anew.")
            return
        self.stdout.write(f"Building {HOST}")
        if scale is None:
            build()
        else:
            building.build(scale)
        sweep()
        self.stdout.write(
            f"{HOST} is built. Sign in as worker{DOMAIN} with {settings.DEMO_PASSWORD}"
        )


def set_up():
    """The tables, the cache and the style sheet, in one process: four would cost four starts."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    if any(Path(folder).is_dir() for folder in settings.STATICFILES_DIRS):
        call_command("collectstatic", interactive=False, verbosity=0)


def has_tables():
    return "agencies_agency" in connection.introspection.table_names()
