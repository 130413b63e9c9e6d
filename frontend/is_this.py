"""“Is this …?”: what is asked about a line that may be a child we know."""

from hashlib import sha256

from django import forms

from casework.models import Child
from casework.recognising import recognise
from casework.story import latest_rows
from frontend.ages import age_of
from frontend.telling import day_told, one_line
from frontend.words import upper_first

NEW = "new"


class Question:
    """Which of these children a line is about, or none of them.

    Its name comes from the words of the line, so that a line changed meanwhile is a new question.
    """

    def __init__(self, line, likely, latest):
        self.line = line
        self.name = f"is-{sha256(line.text.encode()).hexdigest()[:8]}"
        self.known = {perhaps.child.ref: perhaps.child for perhaps in likely}
        self.likeliest = next((each.child.ref for each in likely if each.is_clear), "")
        self.choices = [(ref, _described(child, latest)) for ref, child in self.known.items()]

    def is_asked_in(self, data):
        """Whether whoever sent this data had seen the question."""
        return self.name in data.getlist("asked")

    def field(self, is_required):
        return forms.ChoiceField(
            label=f"Who is “{self.line.text}”?",
            required=is_required,
            choices=[*self.choices, (NEW, "Somebody new to us")],
            widget=forms.RadioSelect,
            error_messages={"required": f"Say whether “{self.line.text}” is a child we know."},
        )


def questions_about(lines, user):
    """A Question for each line that may be a child this person may record about."""
    lines = [line for line in dict.fromkeys(lines) if not line.problem]
    if not lines:
        return []
    found = recognise(user, lines)
    keys = [each.child.pk for likely in found for each in likely]
    rows = latest_rows(user, Child.objects.filter(pk__in=keys))
    latest = {row.child_id: row for row in rows}
    return [
        Question(line, likely, latest) for line, likely in zip(lines, found, strict=True) if likely
    ]


def _described(child, latest):
    """“Ty Harper, 9 years old. Friday 6 November: At Bev’s, the day after…”"""
    told = [", ".join(filter(None, [str(child), age_of(child.person)]))]
    row = latest.get(child.pk)
    if row:
        on = upper_first(day_told(row))
        told.append(f"{on}: {one_line(row, words=14)}")
    return ". ".join(told)
