import sys

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from bench.taking_time import take_time
from demo.ground import Ground, ground
from demo.management.commands.demo import has_tables
from demo.scale.building import build


class Command(BaseCommand):
    help = "Load a council to measure, at any scale, into an empty database."

    def add_arguments(self, parser):
        parser.add_argument("scale", type=float)

    def handle(self, *, scale, **options):
        if has_tables() and ground(connection) is not Ground.EMPTY:
            self.stdout.write("It is loaded already.")
            return
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        take_time()
        build(scale, out=sys.stderr)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
