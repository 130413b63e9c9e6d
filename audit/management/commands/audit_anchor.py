"""manage.py audit_anchor: one line to keep where whoever has the database cannot write."""

import json

from django.core.management.base import BaseCommand, CommandError

from audit.models import AuditSeal


class Command(BaseCommand):
    help = "Print the newest seal in one line, to be kept outside the database."

    def handle(self, **options):
        seal = AuditSeal.objects.order_by("number").last()
        if seal is None:
            raise CommandError("Nothing is sealed yet. Run:  manage.py seal_audit")
        kept = {"number": seal.number, "hash": seal.hash, "at": seal.at.isoformat()}
        self.stdout.write(json.dumps(kept))
