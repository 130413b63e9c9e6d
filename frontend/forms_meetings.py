"""What is asked about a strategy discussion, a conference, a review and a core group."""

from django import forms

from audit import clock
from casework.actions.processes import ForMeeting
from casework.codes import category_choices
from casework.models import SafetyMeeting, SafetyMeetingChild
from casework.models.processes import DECIDES
from frontend.forms_assessments import words
from frontend.forms_protection import OfChildren, day_since

Kind = SafetyMeeting.Kind
AS_ABOVE = ("", "As above")


class MeetingForm(OfChildren):
    """A meeting of agencies: when, who came, and what was decided for each child."""

    kind = ""
    held_on = day_since("When was it?")
    attended = words("Who came?", "", rows=2, help_text="As they are called, and from where.")
    text = words("The reasons", "Write the reasons. The family may read them.", rows=6)
    OF_A_CHILD = ("outcome", "category")

    def __init__(self, *args, children, chosen, **kwargs):
        self.base_fields = {**self.base_fields, **self._each_childs(children)}
        self.chosen = chosen
        super().__init__(*args, children=children, chosen=chosen, **kwargs)

    @classmethod
    def _each_childs(cls, children):
        """Where it is not the same for all of them, what was decided for each."""
        names = [name for name in cls.OF_A_CHILD if name in cls.base_fields]
        own = {}
        for child in children if len(children) > 1 else ():
            for name in names:
                label = f"{cls.base_fields[name].label} For {child.person.short_name}"
                choices = [AS_ABOVE, *(pair for pair in cls.base_fields[name].choices if pair[0])]
                own[f"{name}-{child.ref}"] = forms.ChoiceField(
                    label=label, choices=choices, required=False
                )
        return own

    def filled(self):
        return {"held_on": clock.today()}

    @property
    def apart(self):
        """What is asked of one child and not the others."""
        return [self[name] for name in self.fields if "-" in name and not self._is_in_view(name)]

    @property
    def in_view(self):
        """What is asked of the child the page was opened from."""
        return [self[name] for name in self.fields if self._is_in_view(name)]

    def _is_in_view(self, name):
        return name == f"took-{self.chosen.ref}"

    def clean(self):
        """What the action takes: of each child ticked, what was decided."""
        typed = super().clean()
        about = typed.pop("child", [])
        rows = [self._row(typed, child) for child in about]
        shared = {name: typed[name] for name in typed if "-" not in name}
        return {
            **{name: value for name, value in shared.items() if name not in self.OF_A_CHILD},
            "kind": self.kind,
            "rows": rows,
        }

    def _row(self, typed, child):
        own = {
            name: typed.get(f"{name}-{child.ref}") or typed.get(name, "")
            for name in self.OF_A_CHILD
        }
        if own["outcome"] not in ("plan", "plan-goes-on"):
            own["category"] = ""
        return ForMeeting(child, **own, took_part=typed.get(f"took-{child.ref}", ""))


def decided(kind, label="What was decided?"):
    """The pick of what a meeting of this kind can decide."""
    labels = dict(SafetyMeetingChild.Outcome.choices)
    return forms.ChoiceField(
        label=label,
        choices=[(code, labels[code]) for code in DECIDES[kind]],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was decided."},
    )


def category(label):
    return forms.ChoiceField(
        label=label, choices=[("", "Choose"), *category_choices()], required=False
    )


class StrategyForm(MeetingForm):
    """A strategy discussion: police and health were there, or why not."""

    kind = Kind.STRATEGY
    came = forms.MultipleChoiceField(
        label="Who took part?",
        choices=[("police", "Police"), ("health", "Health")],
        widget=forms.CheckboxSelectMultiple(attrs={"inline": True}),
        required=False,
    )
    why_absent = forms.CharField(
        label="If police or health did not, why?", max_length=300, required=False
    )
    outcome = decided(Kind.STRATEGY)
    field_order = ["once", "child", "held_on", "came", "why_absent", "attended", "outcome", "text"]

    def clean(self):
        typed = super().clean()
        came = typed.pop("came", [])
        return typed | {"police_came": "police" in came, "health_came": "health" in came}


class ConferenceForm(MeetingForm):
    """An initial child protection conference."""

    kind = Kind.CONFERENCE
    outcome = decided(Kind.CONFERENCE)
    category = category("If a plan begins, what is it for?")
    field_order = ["once", "child", "held_on", "attended", "outcome", "category", "text"]


class ReviewForm(MeetingForm):
    """A review conference: whether the plan goes on, and how each child took part."""

    kind = Kind.REVIEW
    outcome = decided(Kind.REVIEW)
    category = category("If it goes on, what is it for now?")
    is_quorate = forms.BooleanField(
        label="Enough of those who must come were there (quorate)", required=False
    )
    field_order = [
        "once", "child", "held_on", "attended", "is_quorate", "outcome", "category", "text",
    ]  # fmt: skip

    @classmethod
    def _each_childs(cls, children):
        took = {
            f"took-{child.ref}": words(f"How did {child.person.short_name} take part?", "", rows=1)
            for child in children
        }
        return {**took, **super()._each_childs(children)}

    def filled(self):
        return {**super().filled(), "is_quorate": True}


class CoreGroupForm(MeetingForm):
    """A core group: when, and who came."""

    kind = Kind.CORE_GROUP
    attended = words("Who came?", "Write who came.", rows=2)
    text = words("What was agreed", "", rows=4)
    field_order = ["once", "child", "held_on", "attended", "text"]
