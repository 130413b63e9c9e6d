"""Assessments over ten years, finished and not, with the days they took and why they moved."""

from datetime import timedelta

from django.db import connection

from assessments.models import Assessment, AssessmentChild, DecisionPoint, Need, NeedChild
from audit import clock
from demo.scale.words import NEEDS, SENTENCES

UNFINISHED, MOVED, BOTH = 50, 0.2, 0.3
"""One in so many of those begun in the last year drifts on unfinished."""


def tables(load):
    """Make the tables ready, parents before children."""
    load.table(
        Assessment, "ref", "why", "lead", "began_at", "history_considered", "analysis",
        "version", "outcome", "reasons", "concluded_at", "concluded_by",
    )  # fmt: skip
    load.table(AssessmentChild, "assessment", "child", "wishes", "took_part")
    load.table(
        DecisionPoint, "assessment", "expected_on", "why", "set_at", "set_by", "told_on", "told_how"
    )
    load.table(
        Need, "ref", "assessment", "needs", "why", "seriousness", "seriousness_why", "outcome",
        "how_we_will_know", "version", "why_taken_out",
    )  # fmt: skip
    load.table(NeedChild, "need", "child")


def build(load, shape, rand, homes):
    """Load the assessments unfinished, with all that belongs to them, and then finish them."""
    for number in range(shape.assessments):
        home = homes[number] if number < len(homes) else rand.choice(homes)
        _assessment(load, rand, home)
        load.flush_if_full()
        load.progress("assessments", number, shape.assessments)
    load.flush()
    _finish()
    load.progress("assessments", shape.assessments, shape.assessments)


def _assessment(load, rand, home):
    began_at = home.some_day(rand)
    children = home.children if rand.random() < BOTH else home.children[:1]
    worker = home.worker.user
    key = load.add(
        Assessment, load.ref(), "What help would make a difference here?", worker, began_at,
        rand.choice(SENTENCES), " ".join(rand.choices(SENTENCES, k=4)), 1, "", "", None, None,
    )  # fmt: skip
    for child in children:
        load.add(AssessmentChild, key, child, "", "")
    expected = (began_at + timedelta(days=30)).date()
    load.add(DecisionPoint, key, expected, "By then we will have heard school.", began_at,
             worker, None, "")  # fmt: skip
    if rand.random() < MOVED:
        later = began_at + timedelta(days=20)
        load.add(DecisionPoint, key, expected + timedelta(days=20), "The doctor was ill.", later,
                 worker, later.date(), "by telephone")  # fmt: skip
    need = load.add(
        Need, load.ref(), key, f"The child needs {rand.choice(NEEDS)}", "", "need",
        "Without it every week starts badly.", "It happens, and the child says so.",
        "", 1, "",
    )  # fmt: skip
    for child in children:
        load.add(NeedChild, need, child)


def _finish():
    """Between 5 and 75 days each, by a rule of the key: most near 30, a long tail, some not yet."""
    days = "(5 + (id * 7919) %% 30 + ((id * 104729) %% 40) * ((id * 31) %% 5 / 4))"
    if connection.vendor == "postgresql":
        ended, now = f"began_at + {days} * interval '1 day'", "now()"
    else:
        ended = f"strftime('%%Y-%%m-%%d %%H:%%M:%%f', began_at, '+' || {days} || ' days')"
        now = "strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now')"
    table = Assessment._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET outcome = 'child-in-need', reasons = 'The family wants the help.',"  # noqa: S608 - our own names
            f" concluded_at = {ended}, concluded_by_id = lead_id"
            f" WHERE concluded_at IS NULL AND {ended} < {now}"
            f" AND (id %% {UNFINISHED} <> 0 OR began_at < %s)",
            [connection.ops.adapt_datetimefield_value(clock.now() - timedelta(days=365))],
        )
