"""An assessment put together to be read: what was found of it, as its page says it."""

from collections import Counter
from datetime import timedelta

from django.conf import settings

from assessments import document
from assessments.actions import oversee_assessment, write_assessment
from assessments.earlier import since
from audit import clock
from casework.framework import DOMAINS
from frontend.score_chart import score_chart
from frontend.telling import Telling

DID = {
    "start_assessment": "began it",
    "write_assessment": "wrote in it",
    "add_need": "added needs",
    "reword_need": "reworded needs",
    "take_out_need": "took out needs",
    "conclude_assessment": "finished it",
}


def as_document(assessment, found, may):
    """What the page of an assessment shows, of what `document.read` found; `may` as it says."""
    points = found["points"]
    children = document.each_child(assessment, found["heard"])
    return {
        **found,
        "assessment": assessment,
        "whose": assessment.children_concerned(),
        "may_write": write_assessment.permission in may,
        "may_oversee": oversee_assessment.permission in may,
        "may_seal": "assessments.seal_assessment" in may,
        "reads_record": "assessments.view_oversight" in may,
        "children": [(child, _told_by(child)) for child in children],
        "current": points[-1] if points else None,
        "is_past": bool(points) and points[-1].expected_on < clock.today(),
        "asked_why": _asked_why(assessment, points),
        "stands_still": any(pause.until_on is None for pause in found["pauses"]),
        "scores_drawn": [(one, score_chart(one)) for one in found["progress"]],
        "then": next(iter(found["then"]), None),
        "since": since(found),
        "coverage": _coverage(found["needs"], found["tagged"]),
        "picked": _of_each_child(found["picks"]),
        "writers": _writers(found["wrote"]),
    }


def _asked_why(assessment, points):
    """After how many days the council asks why, where it does and nobody has said so since."""
    after = timedelta(days=settings.ASK_WHY_AFTER_DAYS)
    asks_from = assessment.began_at + after
    is_said = any(point.set_at > asks_from for point in points)
    asks = after and not assessment.is_concluded and not is_said and clock.now() > asks_from
    return after.days if asks else 0


def _told_by(child):
    """What a child said while it was made, each as the story tells it."""
    return [Telling(row) for row in child.own_words]


def _coverage(needs, tagged):
    """[(side of a child's life, [(dimension, how many needs and entries are about it)])]"""
    about = Counter(tag.dimension for need in needs for tag in need.tags.all())
    about.update(tag.dimension for tag in tagged)
    return [
        (domain.label, [(side.label, about[side.value]) for side in sides])
        for domain, sides in DOMAINS.items()
    ]


def _of_each_child(picks):
    """[(child, what was picked for them)]"""
    own = {}
    for pick in picks:
        own.setdefault(pick.row.child, []).append(pick)
    return list(own.items())


def _writers(rows):
    """[(name, [(what they did, on which days)])], in the order in which they came to it."""
    people = {}
    for name, did, at in rows:
        people.setdefault(name or "Kith", {}).setdefault(DID[did], []).append(at)
    return [(name, list(did.items())) for name, did in people.items()]
