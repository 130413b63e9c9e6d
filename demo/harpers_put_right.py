"""What became of the Harpers’ entries later: put right, added to, pinned, and one taken out."""

from casework.actions import (
    add_to_entry,
    correct_entry,
    pin_entry,
    promote_entry,
    record_entry,
    seal_entry,
    tag_entry,
)
from casework.framework import Dimension
from casework.models import Entry
from casework.moments import Precision
from demo import harpers_story as story
from demo.days import at, on
from demo.telling import Line, record

REMEMBERED = (
    "Mrs Osei from the old street, whom I met at the shop, told me that she used to see Ty walk to "
    "school by himself, eating crisps. She remembers the month, and not the days."
)

ANOTHER_CALLUM = Line(
    when=("Thu", 1, "13:20"),
    kind=Entry.Kind.CALL,
    about=("Callum",),
    title="The youth centre rang",
    text=(
        "Callum has been asked to stay away from the centre for a week, after he pushed another "
        "boy down the steps. His grandmother, who brings him up, came to fetch him."
    ),
)
"""Another boy of that name: written down in the wrong record, and taken out the next day."""


def put_right(town, family):
    """Each of what can be done with an entry once it is written, as it is done in real work."""
    entries = {entry.title: entry for entry in Entry.objects.filter(by_user=town.worker)}
    mia, meeting = entries[story.MIA_AT_SCHOOL.title], entries[story.FAMILY_MEETING.title]
    with at("Wed", 1, "15:05"):
        correct_entry(
            mia,
            by=town.worker,
            text=mia.text.replace("eight days out of nine", "eight days out of ten"),
            reason="Mrs Fofana looked it up: it was ten days. I had not asked about the Monday.",
        )
    with at("Thu", 1, "09:15"):
        add_to_entry(
            meeting,
            by=town.worker,
            text="Bev rang. Ty has asked whether “under the table” is written down. It is.",
        )
        promote_entry(
            meeting,
            by=town.worker,
            child=family["Ty"],
            meaning="He heard his mum ask for help out loud, and nobody was told off.",
        )
    with at("Thu", 1, "10:40"):
        pin_entry(entries[story.FIRST_VISIT.title], by=town.worker, child=family["Ty"])
        tag_entry(
            entries[story.FIRST_VISIT.title],
            by=town.worker,
            dimensions=[Dimension.SAFETY, Dimension.FEELINGS, Dimension.WIDER_FAMILY],
        )
    _remembered(town, family)
    _take_out(town, family)


def _remembered(town, family):
    with at("Thu", 1, "11:40"):
        record_entry(
            family["Ty"],
            by=town.worker,
            kind=Entry.Kind.OBSERVATION,
            title="Crisps on the way to school",
            text=REMEMBERED,
            happened_at=on("Thu", 14, "12:00").replace(day=1),
            precision=Precision.MONTH,
        )


def _take_out(town, family):
    entry = record(town, family, ANOTHER_CALLUM)
    with at("Fri", 1, "10:10"):
        seal_entry(
            entry,
            by=town.manager,
            why="It is about Callum Price. Priya has written it into his record.",
            reviewers=[town.people["reviewer"], town.people["manager2"]],
        )
