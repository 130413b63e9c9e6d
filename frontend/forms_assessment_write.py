"""The writing of an assessment: history considered, analysis, and each child's wishes and part.

Two people may write at once. The form remembers which text of each field its writer read, as a
short digest, so that afterwards it is known who changed what, and nothing of either is lost.
"""

from hashlib import sha256

from django import forms

from assessments.actions import CHANGED_MEANWHILE
from frontend.fields import KithForm, OnceField
from frontend.forms_assessments import words

OF_ALL = ("history_considered", "analysis")
OF_A_CHILD = ("wishes", "took_part")


class WriteForm(KithForm):
    """Everything that is written in one go. Nothing is required: it is finished when it is."""

    once = OnceField()
    version = forms.IntegerField(widget=forms.HiddenInput)
    as_read = forms.CharField(widget=forms.HiddenInput, required=False)
    history_considered = words(
        "The history you considered",
        "",
        rows=10,
        help_text="What has happened before that matters now, and what you make of it. "
        "The story itself need not be written again.",
    )
    analysis = words(
        "What you think all this means",
        "",
        rows=16,
        help_text="What is it like to be this child? What could happen if nothing changes? "
        "Who sees it differently, and how?",
    )

    def __init__(self, *args, assessment, **kwargs):
        self.assessment = assessment
        self.base_fields = {**self.base_fields, **_each_childs(assessment.rows)}
        stands = _as_it_stands(assessment)
        kwargs.setdefault("initial", {**stands, "version": assessment.version})
        kwargs["initial"].setdefault("as_read", _digests(stands))
        super().__init__(*args, **kwargs)
        self.fields["analysis"].label = _means_for(assessment.rows)
        self.theirs = {}

    @property
    def children(self):
        """[(the child's row, the field of wishes, the field of how they took part)]."""
        return [
            (row, *(self[f"{name}-{row.child.ref}"] for name in OF_A_CHILD))
            for row in self.assessment.rows
        ]

    def clean(self):
        """What the action takes: the words of all, and (row, words) for each child."""
        said = super().clean()
        said.pop("as_read", None)
        said["children"] = [
            (row, {name: said.pop(f"{name}-{row.child.ref}", "") for name in OF_A_CHILD})
            for row in self.assessment.rows
        ]
        return said

    def is_behind(self, current):
        """Whether somebody has saved what the writer of these words has not read."""
        stands, read = _as_it_stands(current), self._read()
        return any(
            read.get(name) != _digest(text) and _digest(self.data.get(name, "")) != _digest(text)
            for name, text in stands.items()
        )

    def beside(self, current):
        """The same words on top of what somebody saved meanwhile, with theirs beside them.

        Where the writer had changed nothing, what was saved stands in the field; where both had
        written, theirs stands beside it (`theirs`) and the writer puts the two together. What
        they had read of such a field is not forgotten until then: words that are left here
        unfinished are met with both texts again.
        """
        data, stands, read = self.data.copy(), _as_it_stands(current), self._read()
        theirs, digests = {}, {}
        for name, text in stands.items():
            mine, was, now = _digest(data.get(name, "")), read.get(name), _digest(text)
            digests[name] = now
            if mine == was:
                data[name] = text
            elif now not in (was, mine):
                theirs[name], digests[name] = text, was or "nothing"
        data["version"], data["as_read"] = current.version, _written(digests)
        form = WriteForm(data, assessment=current)
        form.theirs = theirs
        form.add_error(None, CHANGED_MEANWHILE)
        return form

    def _read(self):
        pairs = self.data.get("as_read", "").split()
        return dict(pair.partition(":")[::2] for pair in pairs)

    def both(self):
        """[(label, id of my field, mine, theirs)] of the fields that both have written."""
        fields = [(self[name], text) for name, text in self.theirs.items()]
        return [(field.label, field.auto_id, field.value(), text) for field, text in fields]


def _means_for(rows):
    if len(rows) == 1:
        return f"What you think all this means for {rows[0].child.person.short_name}"
    return "What you think all this means for the children"


def _each_childs(rows):
    fields = {}
    for row in rows:
        name = row.child.person.short_name
        fields[f"wishes-{row.child.ref}"] = words(
            f"What {name} wishes and feels",
            "",
            help_text="As they showed it or said it. What you recorded of their own words is in "
            "the assessment already.",
        )
        fields[f"took_part-{row.child.ref}"] = words(f"How {name} took part", "", rows=2)
    return fields


def _as_it_stands(assessment):
    stands = {name: getattr(assessment, name) for name in OF_ALL}
    for row in assessment.rows:
        stands |= {f"{name}-{row.child.ref}": getattr(row, name) for name in OF_A_CHILD}
    return stands


def _digest(text):
    # A browser sends its own line ends, and the ends of a text are cut off when it is kept.
    return sha256("\n".join(text.split("\r\n")).strip().encode()).hexdigest()[:16]


def _digests(stands):
    return _written({name: _digest(text) for name, text in stands.items()})


def _written(digests):
    return " ".join(f"{name}:{digest}" for name, digest in digests.items())
