"""What is asked about an entry once it is recorded: correct it, add to it, say what it meant."""

from django import forms

from casework.framework import DOMAINS
from casework.models import EntryChild
from casework.story import ForChild
from frontend.fields import KithForm, MomentField, OnceField
from frontend.forms_assessments import words
from frontend.forms_recording import OF_A_CHILD, each_childs
from frontend.telling import when_told


class CorrectForm(KithForm):
    """An entry written anew, with the reason; what was written stands there to be changed."""

    once = OnceField()
    newest = forms.CharField(required=False, widget=forms.HiddenInput)
    text = words("What should it say?", "Write what it should say.", rows=12, css="writing")
    reason = words(
        "Why are you correcting it?",
        "Say why you are correcting it.",
        rows=2,
        help_text="Like: I wrote the wrong day. Everybody who reads the entry reads this.",
    )
    when = MomentField(label="When did it happen?", required=False)

    def __init__(self, *args, rows, **kwargs):
        self.rows = rows
        children = [row.child for row in rows]
        self.base_fields = {**self.base_fields, **each_childs(children)}
        super().__init__(*args, initial=self._as_it_stands(), **kwargs)
        for child in children:
            self.fields[f"seen-{child.ref}"].choices = [
                ("", "Not said"),
                *EntryChild.Seen.choices[1:],
            ]

    def _as_it_stands(self):
        first = self.rows[0]
        newest = next(iter(first.corrections), None)
        stands = {"text": first.text_now, "newest": newest.ref if newest else ""}
        stands["when"] = when_told(first)
        for row in self.rows:
            own = zip(OF_A_CHILD, (row.seen, row.words, row.meaning), strict=True)
            stands |= {f"{name}-{row.child.ref}": said for name, said in own}
        return stands

    @property
    def each(self):
        """[(child, fields)] of what is one child's own."""
        return [
            (row.child, {name: self[f"{name}-{row.child.ref}"] for name in OF_A_CHILD})
            for row in self.rows
        ]

    def clean(self):
        """What the action takes. A time that stands as it stood is not said anew."""
        said = super().clean()
        taken = {name: said.get(name) for name in ("once", "newest", "text", "reason")}
        taken["happened"] = said.get("when") if "when" in self.changed_data else None
        taken["rows"] = [
            ForChild(row.child, *(said.get(f"{name}-{row.child.ref}", "") for name in OF_A_CHILD))
            for row in self.rows
        ]
        return taken


class AddToForm(KithForm):
    """A later note beneath an entry."""

    once = OnceField()
    text = words(
        "What do you add?",
        "Write what you want to add.",
        rows=8,
        css="writing",
        help_text="It stands beneath the entry, with your name and today’s date.",
    )


class OfChildForm(KithForm):
    """For which child something is done with an entry."""

    once = OnceField()
    child = forms.ChoiceField(
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Choose a child this is about."},
    )

    def __init__(self, *args, children, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = {child.ref: child for child in children}
        self.fields["child"].choices = [(ref, ref) for ref in self.offered]

    def clean_child(self):
        """The child."""
        return self.offered[self.cleaned_data["child"]]


class PromoteForm(OfChildForm):
    """That an entry mattered for a child, in one line."""

    meaning = forms.CharField(
        label="What did it mean for them?",
        max_length=400,
        error_messages={"required": "Write one line on what it meant."},
    )


class TagForm(KithForm):
    """Which sides of a child's life an entry is about."""

    once = OnceField()
    dimensions = forms.MultipleChoiceField(
        label="What is it about?",
        choices=[
            (domain.label, [(each.value, each.label) for each in those])
            for domain, those in DOMAINS.items()
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Tick only what is listed here."},
    )

    @property
    def domains(self):
        """[(side of a child's life, its ticks)]"""
        ticks = {tick.data["value"]: tick for tick in self["dimensions"]}
        return [
            (domain.label, [ticks[each.value] for each in those])
            for domain, those in DOMAINS.items()
        ]
