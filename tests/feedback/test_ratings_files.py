"""A round as a file: every bad row is told by its number, and nothing in a table is ever run."""

import csv
import io
import zipfile
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from feedback.models import AgencyRatings, Rating
from feedback.ratings import report
from feedback.ratings_files import NotARoundError, as_csv, as_spreadsheet, harmless, read_round
from tests.feedback.conftest import known_file

HEADER = "respondent,dimension,agency,rating\n"
GOOD = "r1,Trust,Police,very good\n"


def imported(folder, text, *also):
    """What the command says of a file with these words: (said, complained, refused)."""
    path = folder / "spring.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    said, complained = io.StringIO(), io.StringIO()
    try:
        call_command("import_ratings", str(path), *also, stdout=said, stderr=complained)
    except CommandError as error:
        return said.getvalue(), complained.getvalue(), str(error)
    return said.getvalue(), complained.getvalue(), ""


def test_a_good_file_is_taken_whole(host, tmp_path):
    said, complained, refused = imported(
        tmp_path, known_file(), "--name", "Forum", "--from", "2026-03-01", "--until", "2026-03-31"
    )

    assert (complained, refused) == ("", "")
    assert said == "Forum: 456 ratings by 57 respondents taken.\n"
    taken = AgencyRatings.objects.get()
    assert (taken.from_on, taken.until_on) == (date(2026, 3, 1), date(2026, 3, 31))
    assert taken.respondents.exclude(agency=None).count() == 0


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",Trust,Police,good", "it does not say which respondent"),
        ("r1,Trust,Police", "it has 3 cells, and the first row has 4"),
        ("r1,Speed,Police,good", "“Speed” is no dimension: one of Understanding of referral"),
        ("r1,Trust,Fire,good", "“Fire” is no agency: one of Health, Police"),
        ("r1,Trust,Police,excellent", "“excellent” is no rating: one of Very good, Good"),
        ("r1,Trust,Police,", "“” is no rating"),
        ("r9,Trust,Health,good", "the same respondent rated this in row 2 already"),
        ("=1+1,Trust,=Police,good", "“=Police” is no agency"),
    ],
)
def test_every_bad_row_is_told_by_number_and_reason_and_none_is_taken(host, tmp_path, row, why):
    text = f"{HEADER}r9,Trust,Health,good\n\n{GOOD}{row}\n"
    said, complained, refused = imported(tmp_path, text)

    assert complained.startswith(f"Row 5: {why}")
    assert refused.startswith("Nothing was taken.")
    assert said == ""
    assert not AgencyRatings.objects.exists()


def test_the_good_rows_are_taken_alone_only_when_told_to(host, tmp_path):
    text = f"{HEADER}{GOOD}r2,Trust,Fire,good\nr3,Speed,Police,good\n"
    said, complained, refused = imported(tmp_path, text, "--without-bad-rows")

    assert [line.split(":")[0] for line in complained.splitlines()] == ["Row 3", "Row 4"]
    assert (said, refused) == (
        "spring: 1 ratings by 1 respondents taken. 2 bad rows were left.\n",
        "",
    )
    assert Rating.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "It has no column respondent, dimension, agency, rating."),
        ("respondent,agency\n", "It has no column dimension, rating."),
        (HEADER, "There is no answer to take in."),
        (b"\xff\xfe\x00", "It is not text in UTF-8."),
        (f'{HEADER}"r1,Trust\n', "It is not a CSV file"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(host, tmp_path, text, why):
    _, _, refused = imported(tmp_path, text)

    assert why in refused
    assert not AgencyRatings.objects.exists()


def test_a_file_that_is_not_there_a_name_taken_and_a_day_to_come_are_refused(host, tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("import_ratings", str(tmp_path / "none.csv"))
    imported(tmp_path, HEADER + GOOD)
    assert "round of this name already" in imported(tmp_path, HEADER + GOOD)[2]
    late = imported(tmp_path, HEADER + GOOD, "--name", "Later", "--until", "2999-01-01")
    assert "not after today" in late[2]
    assert AgencyRatings.objects.count() == 1


def test_a_file_is_read_as_people_save_it():
    header = "\ufeffRating, AGENCY ,dimension,respondent\r\n"
    text = f"{header}DON’T  KNOW,children’s social care,trust,7\r\n"

    assert read_round(text.encode()).answered == [{("social-care", "trust"): "dont-know"}]
    with pytest.raises(NotARoundError):
        read_round(HEADER.encode("utf-16"))


@pytest.fixture
def read(host, manager, tmp_path):
    """The report of a round whose name would be a formula."""
    imported(tmp_path, known_file(), "--name", "=HYPERLINK(1)")
    found = report(AgencyRatings.objects.get(), manager)
    return found._replace(comments=["=1+1", "@SUM(A1)"])


def test_the_table_holds_what_the_page_holds_and_no_formula(read):
    rows = list(csv.DictReader(io.StringIO(as_csv(read).decode("utf-8-sig"))))
    health = [row for row in rows if (row["Dimension"], row["Agency"]) == ("Trust", "Health")]

    assert [list(row.values())[2:] for row in health] == [
        ["2010", "52", "26", "2", "20", "46", ""],
        ["2012", "63", "14", "5", "18", "57", ""],
        ["'=HYPERLINK(1)", "63", "14", "5", "18", "57", ""],
    ]
    assert not [
        cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))
    ]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@A", "\tx", "\rx", "  =1"])
def test_what_begins_like_a_formula_is_text(cell):
    assert harmless(cell) == f"'{cell}"
    assert harmless("Trust") == "Trust"
    assert harmless(-1) == -1


def test_the_spreadsheet_has_no_formula_at_all_and_every_comment(read):
    with zipfile.ZipFile(io.BytesIO(as_spreadsheet(read))) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "sheets/" in name]
        words = book.read("xl/sharedStrings.xml").decode()

    assert len(sheets) == 2
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]
    assert all(word in words for word in ("=HYPERLINK(1)", "=1+1", "@SUM(A1)"))


def test_a_held_back_line_tells_neither_figure_nor_number(host, manager, tmp_path):
    counts = {("Health", "Trust"): (6, 0, 0, 0, 0, 0), ("Police", "Trust"): (4, 0, 0, 0, 0, 0)}
    imported(tmp_path, known_file(counts))
    rows = csv.DictReader(
        io.StringIO(as_csv(report(AgencyRatings.objects.get(), manager)).decode())
    )
    held = [row for row in rows if row["Round"] == "spring" and row["Agency"] == "Police"]

    assert {tuple(list(row.values())[3:]) for row in held} == {
        ("", "", "", "", "", "Held back: fewer than 5 answers")
    }
