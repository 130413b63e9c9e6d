"""The form of the recorder: once for all the children, and what is each one's own."""

from django import forms
from django.utils import timezone

from audit import clock
from casework.models import Entry, EntryChild
from casework.moments import Precision
from casework.story import ForChild
from frontend.choosing import TickedChildren
from frontend.fields import KithForm, MomentField, OnceField
from frontend.forms_assessments import words
from frontend.forms_attachments import files_field

Kind, Seen = Entry.Kind, EntryChild.Seen
KINDS = [
    (Kind.VISIT, "A visit"),
    (Kind.CALL, "A call"),
    (Kind.MEETING, "A meeting"),
    (Kind.OBSERVATION, "Something I saw"),
    (Kind.MESSAGE, "A message or e-mail"),
    (Kind.DOCUMENT, "A letter or document"),
]
OF_A_CHILD = ("seen", "words", "meant")


class RecordForm(KithForm):
    """What happened, to whom. Only the words and one child are required."""

    once = OnceField()
    child = TickedChildren(
        label="Whom is this about?",
        error_messages={"required": "Tick at least one child."},
    )
    kind = forms.ChoiceField(
        label="What was it?",
        choices=KINDS,
        error_messages={"invalid_choice": "Choose what it was."},
    )
    when = MomentField(
        label="When did it happen?",
        help_text="Or: about 3pm, yesterday evening, last week, in March",
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    text = words("What happened?", "Write what happened.", rows=14, css="writing")
    from_whom = forms.CharField(
        label="Whose words are these, if not yours?",
        help_text="If you paste a letter, a message or a note.",
        required=False,
        max_length=200,
    )
    files = files_field(
        "Photographs, sound, film or documents",
        "Pictures and documents up to 20 MB, sound up to 100 MB, film up to 250 MB.",
    )

    def __init__(self, *args, children, chosen, **kwargs):
        self.base_fields = {**self.base_fields, **each_childs(children)}
        now = clock.now().astimezone(timezone.get_default_timezone())
        first = {"child": [chosen.ref], "when": f"today {now:%H:%M}", "kind": Kind.VISIT}
        super().__init__(*args, initial=first, **kwargs)
        self.fields["child"].offer(children)
        self.children = children

    @property
    def each(self):
        """[(child, fields)] of what is one child's own."""
        return [
            (child, {name: self[f"{name}-{child.ref}"] for name in OF_A_CHILD})
            for child in self.children
        ]

    def clean(self):
        """What the action takes: of each child ticked, what was written of that child."""
        said = super().clean()
        happened_at, precision = said.get("when") or (None, Precision.MINUTE)
        return {
            "once": said.get("once"),
            "kind": said.get("kind"),
            "text": said.get("text"),
            "from_whom": said.get("from_whom", ""),
            "happened_at": happened_at,
            "precision": precision,
            "rows": [
                ForChild(child, *(said.get(f"{name}-{child.ref}", "") for name in OF_A_CHILD))
                for child in said.get("child", [])
            ],
        }


def each_childs(children):
    """Fields for what is each child’s own: “seen-<ref>” and so on."""
    fields = {}
    for child in children:
        name = child.person.short_name
        fields |= {
            f"seen-{child.ref}": forms.ChoiceField(
                label=f"Was {name} seen?",
                choices=[
                    (Seen.NOT_SEEN, "Not seen"),
                    (Seen.SEEN, "Seen"),
                    (Seen.ALONE, "Seen alone"),
                ],
                widget=forms.RadioSelect(attrs={"inline": True}),
                required=False,
            ),
            f"words-{child.ref}": words(f"{name}’s own words", "", rows=1),
            f"meant-{child.ref}": words(f"What it meant for {name}", "", rows=1),
        }
    return fields
