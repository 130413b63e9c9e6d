"""A round of ratings as a file: read from one collected elsewhere, written as a table.

What people typed is never a formula in the table: a spreadsheet would run it.
"""

import csv
import io
from typing import NamedTuple

import xlsxwriter

from feedback.models import Dimension, Point, Rated
from feedback.ratings import IN_WORDS

COLUMNS = ("respondent", "dimension", "agency", "rating")
HEADINGS = ("Dimension", "Agency", "Round", *(f"{word} (%)" for word in IN_WORDS), "N", "Note")
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet takes for a formula."""


class NotARoundError(Exception):
    """The file as a whole cannot be read; its words say why."""


class BadRow(NamedTuple):
    """A row that cannot be taken: its number as a spreadsheet counts, and why."""

    number: int
    why: str


class Read(NamedTuple):
    """What a file holds: {(agency, dimension): point} of each respondent, and what is wrong."""

    answered: list
    bad: list

    @property
    def rows(self):
        """How many rows can be taken."""
        return sum(map(len, self.answered))


def read_round(content):
    """Read the bytes of a CSV file with the columns respondent, dimension, agency, rating.

    Raises NotARoundError where they are no such file.
    """
    reader = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    try:
        lines = list(enumerate(reader, 1))
    except csv.Error as error:
        sentence = f"It is not a CSV file: line {reader.line_num} cannot be read ({error})."
        raise NotARoundError(sentence) from error
    places = _places(lines[0][1] if lines else [])
    answered, bad, first = {}, [], {}
    for number, line in lines[1:]:
        if not any(map(str.strip, line)):
            continue
        said, wrong = _row(line, places)
        wrong = wrong or _twice(said, number, first)
        if wrong:
            bad.append(BadRow(number, wrong))
        else:
            who, agency, dimension, point = said
            answered.setdefault(who, {})[agency, dimension] = point
    return Read(list(answered.values()), bad)


def _text(content):
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotARoundError("It is not text in UTF-8. Save it as “CSV UTF-8”.") from error


def _places(header):
    named = [name.strip().casefold() for name in header]
    missing = [name for name in COLUMNS if name not in named]
    if missing:
        raise NotARoundError(
            f"It has no column {', '.join(missing)}. The first row names the columns: "
            f"{', '.join(COLUMNS)}."
        )
    return len(named), [named.index(name) for name in COLUMNS]


def _row(line, places):
    """((who, agency, dimension, point), "") or (None, why it cannot be taken)."""
    width, columns = places
    if len(line) != width:
        return None, f"it has {len(line)} cells, and the first row has {width}"
    who, dimension, agency, rating = (line[column].strip() for column in columns)
    if not who:
        return None, "it does not say which respondent"
    found = [
        _coded(Rated, agency, "agency"),
        _coded(Dimension, dimension, "dimension"),
        _coded(Point, rating, "rating"),
    ]
    wrong = [why for _, why in found if why]
    return (None, "; ".join(wrong)) if wrong else ((who, *(code for code, _ in found)), "")


def _coded(choices, text, noun):
    codes = {_plain(label): code for code, label in choices.choices}
    code = codes.get(_plain(text))
    return (code, "") if code else (None, f"“{text[:60]}” is no {noun}: {_offered(choices)}")


def _offered(choices):
    return "one of " + ", ".join(choices.labels)


def _plain(text):
    return " ".join(text.replace("’", "'").casefold().split())


def _twice(said, number, first):
    earlier = first.setdefault(said[:3], number)
    return "" if earlier == number else f"the same respondent rated this in row {earlier} already"


def table(report):
    """The rows of the report, as the page shows them."""
    for dimension in report.dimensions:
        for agency in dimension.rows:
            for line in agency.rows:
                figures = line.shares or ("",) * len(IN_WORDS)
                answers = "" if line.is_held_back else line.answers
                where = (dimension.name, agency.name, line.source)
                yield (*where, *figures, answers, _note(line, report.floor))


def _note(line, floor):
    if line.is_held_back:
        return f"Held back: fewer than {floor} answers"
    return f"Adds up to {line.total}" if line.is_uneven else ""


def as_csv(report):
    """The table as a CSV file, in UTF-8 with the mark by which spreadsheets know it."""
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(HEADINGS)
    rows.writerows([map(harmless, row) for row in table(report)])
    return written.getvalue().encode("utf-8-sig")


def harmless(cell):
    """A cell that no spreadsheet runs: an apostrophe before what would be a formula."""
    is_formula = isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULAS)
    return f"'{cell}" if is_formula else cell


def as_spreadsheet(report):
    """The table as a spreadsheet, with the comments on a second sheet. Text stays text."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("Ratings")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 2, 32)
        _write(sheet, [HEADINGS, *table(report)], bold)
        if report.comments:
            comments = book.add_worksheet("Comments")
            comments.set_column(0, 0, 100)
            _write(comments, [("What was said",), *((each,) for each in report.comments)], bold)
    return written.getvalue()


def _write(sheet, rows, bold):
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            write = sheet.write_string if isinstance(cell, str) else sheet.write_number
            write(place, column, cell, None if place else bold)
