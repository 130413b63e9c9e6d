"""manage.py import_ratings FILE.csv: a round of ratings that was collected elsewhere."""

from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from agencies.models import Agency
from audit import clock
from audit.principals import SYSTEM
from feedback.actions import take_ratings
from feedback.ratings_files import COLUMNS, NotARoundError, read_round

NOT_TAKEN = (
    "Nothing was taken. Put right what is listed, or take the {good} good rows alone "
    "with --without-bad-rows."
)


class Command(BaseCommand):
    help = (
        f"Take in a round of ratings from a CSV file with the columns {', '.join(COLUMNS)}. "
        "Every bad row is told by its number; while there is one, nothing is taken."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the CSV file, in UTF-8")
        parser.add_argument("--name", help="what the round is called; else the name of the file")
        parser.add_argument("--from", dest="from_on", type=_day, help="2026-03-01; else as --until")
        parser.add_argument("--until", dest="until_on", type=_day, help="2026-03-31; else today")
        parser.add_argument(
            "--without-bad-rows", action="store_true", help="take the good rows and leave the bad"
        )

    def handle(self, *, file, name, from_on, until_on, without_bad_rows, **options):
        read = _read(file)
        for row in read.bad:
            self.stderr.write(f"Row {row.number}: {row.why}.")
        if read.bad and not without_bad_rows:
            raise CommandError(NOT_TAKEN.format(good=read.rows))
        until_on = until_on or clock.today()
        taken = _taken(read, name or file.stem, from_on or until_on, until_on)
        left = f" {len(read.bad)} bad rows were left." if read.bad else ""
        self.stdout.write(
            f"{taken.name}: {read.rows} ratings by {len(read.answered)} respondents taken.{left}"
        )


def _read(file):
    try:
        return read_round(file.read_bytes())
    except OSError as error:
        raise CommandError(f"{file} cannot be opened: {error.strerror}.") from error
    except NotARoundError as error:
        raise CommandError(f"{file}: {error}") from error


def _taken(read, name, from_on, until_on):
    host = Agency.objects.filter(is_host=True).first()
    if until_on > clock.today():
        raise CommandError("A round collected elsewhere is over: choose --until not after today.")
    try:
        days = {"from_on": from_on, "until_on": until_on}
        return take_ratings(host, by=SYSTEM, name=name, answered=read.answered, **days)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error


def _day(text):
    return date.fromisoformat(text)
