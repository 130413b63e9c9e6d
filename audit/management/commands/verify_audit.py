"""manage.py verify_audit: is the audit what was sealed? Ends with 1, and a sentence, if not."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from audit.sweeping import minutes_behind
from audit.verifying import Anchor, verify

UNANCHORED = (
    "Without --anchor nobody can tell whether events and seals were rewritten together, or the "
    "newest cut off together."
)


class Command(BaseCommand):
    help = "Find the first event or seal that is not as it was sealed."

    def add_arguments(self, parser):
        parser.add_argument(
            "--anchor",
            type=Path,
            metavar="FILE",
            help="lines of manage.py audit_anchor, kept outside the database",
        )

    def handle(self, *, anchor, **options):
        found = verify(anchors_in(anchor) if anchor else ())
        if found.fault:
            raise CommandError(f"{found.fault.kind.capitalize()}. {found.fault.says}")
        self.stdout.write(
            f"{found.events} events under {found.seals} seals are as they were sealed."
        )
        if not anchor:
            self.stdout.write(UNANCHORED)
        if minutes := minutes_behind():
            self.stderr.write(
                f"The newest events are not sealed yet, for {minutes} min: "
                "does manage.py seal_audit run?"
            )


def anchors_in(path):
    """The anchors in a file, one in a line. Raises CommandError for what is none."""
    try:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        anchors = [Anchor(**json.loads(line)) for line in lines]
    except (OSError, ValueError, TypeError) as wrong:
        raise CommandError(f"{path} cannot be read as anchors: {wrong}") from wrong
    if not anchors:
        raise CommandError(f"{path} holds no anchor.")
    return anchors
