"""However two or three people take turns at one assessment, nobody overwrites anybody.

Each only ever adds words, each of them once. So whatever was saved must stand in it at the end.
"""

from hypothesis import given
from hypothesis import strategies as st

from assessments.actions import StaleAssessment, write_assessment
from assessments.models import Assessment
from tests.interleaving import EDITORS, IN_TURN

OF_ALL = ("analysis", "history_considered")
FIELDS = (*OF_ALL, "wishes")
TURNS = st.lists(
    st.tuples(
        st.sampled_from(EDITORS),
        st.sampled_from(("write", "write", "save", "open")),
        st.sampled_from(FIELDS),
    ),
    max_size=10,
)


class Editor:
    """Somebody who has the page open: what they read, and what they made of it."""

    def __init__(self, user, name):
        self.user, self.name = user, name
        self.take(Assessment.objects.get())

    def take(self, assessment):
        self.version, self.read = assessment.version, standing(assessment)
        self.words = dict(self.read)

    def save(self, assessment):
        """Where somebody saved meanwhile, both are put together, field by field, and saved then."""
        try:
            return self._write(assessment)
        except StaleAssessment as stale:
            now = standing(stale.assessment)
            for field, theirs in now.items():
                self.words[field] = together(self.read[field], self.words[field], theirs)
            self.version, self.read = stale.assessment.version, now
            return self._write(assessment)

    def _write(self, assessment):
        current = write_assessment(
            assessment,
            by=self.user,
            version=self.version,
            children=[(assessment.rows[0], {"wishes": self.words["wishes"]})],
            **{field: self.words[field] for field in OF_ALL},
        )
        self.version, self.read = current.version, dict(self.words)
        return set(" ".join(self.words.values()).split())


def standing(assessment):
    row = assessment.rows_with_children().order_by("pk").first()
    return {**{field: getattr(assessment, field) for field in OF_ALL}, "wishes": row.wishes}


def together(read, mine, theirs):
    """What a careful writer makes of two texts of one."""
    if mine in {read, theirs}:
        return theirs
    return mine if theirs == read else f"{theirs} {mine}"


@IN_TURN
@given(turns=TURNS)
def test_no_saved_word_is_overwritten_however_people_take_turns(
    assessment, worker, manager, worker2, turns
):
    first = Assessment.objects.get()
    nothing = dict.fromkeys(OF_ALL, "")
    empty = [(assessment.rows[0], {"wishes": ""})]
    write_assessment(assessment, by=worker, version=first.version, children=empty, **nothing)
    people = zip(EDITORS, (worker, manager, worker2), strict=True)
    editors = {name: Editor(user, name) for name, user in people}
    saved = set()
    for number, (name, act, field) in enumerate(turns):
        editor = editors[name]
        if act == "write":
            editor.words[field] += f" {name}{number}"
        elif act == "open":
            editor.take(Assessment.objects.get())
        else:
            saved |= editor.save(assessment)
        assert saved <= set(" ".join(standing(Assessment.objects.get()).values()).split())
