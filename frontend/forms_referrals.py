"""The forms of a telephone call: what was told, and what is decided."""

from django import forms

from agencies.models import Agency
from audit import clock
from casework.about_whom import read_children
from casework.actions import Named
from casework.models import Decision
from frontend.choosing import TickedChildren
from frontend.fields import KithForm, OnceField, Opening, read_day
from frontend.forms_assessments import words
from frontend.is_this import questions_about
from frontend.words import upper_first

DETAILS = ("caller_name", "caller_role", "agency", "phone", "safe_to_ring", "worries")
DETAILS += ("going_well", "needs_to_happen", "once")
MOST_CHILDREN = 20
LONGEST_DAY = 6
"""As many words as a day is written in: “on Thursday the 12th of November 2026”, or nearly."""
BETWEEN = " ,;:.–-"


class ReferralForm(KithForm):
    """Who rings, about whom, and what they say. A line that may be a child we know is asked about.

    The asking happens once, when the form is first sent: it is neither wrong nor ready then.
    """

    once = OnceField()
    caller_name = forms.CharField(
        label="Who is calling?",
        max_length=120,
        error_messages={"required": "Write who is calling, even if only “a neighbour”."},
    )
    caller_role = forms.CharField(
        label="Their role",
        help_text="Health visitor, grandmother, neighbour…",
        max_length=120,
        required=False,
    )
    agency = forms.ModelChoiceField(
        label="Where they work",
        queryset=Agency.objects.order_by("name", "pk"),
        to_field_name="ref",
        required=False,
        empty_label="Not for an agency, or not known",
    )
    phone = forms.CharField(label="Phone", max_length=30, required=False)
    safe_to_ring = forms.CharField(
        label="How is it safe to ring them back?",
        help_text="When, and who must not answer or hear.",
        max_length=200,
        required=False,
    )
    child = TickedChildren(label="Children we know", required=False)
    about = forms.CharField(
        label="Which children is this about?",
        help_text="One child on each line, with the age or birth date if you have it.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    worries = words(
        "What are they worried about?",
        "Write what they are worried about, in their words.",
        rows=8,
        css="writing",
    )
    going_well = words("What is going well?", "")
    needs_to_happen = words("What would need to happen?", "")

    def __init__(self, data=None, *, user, known=(), **kwargs):
        self.lines = read_children(data.get("about", ""))[:MOST_CHILDREN] if data else []
        self.questions = questions_about(self.lines, user)
        self.asked_now = [each for each in self.questions if not each.is_asked_in(data)]
        answers = {each.name: each.field(each not in self.asked_now) for each in self.questions}
        self.base_fields = {**self.base_fields, **answers}
        super().__init__(_with_likeliest(data, self.asked_now), **kwargs)
        self.fields["child"].offer(known)
        if known:
            self.fields["about"].label = "Which other children?"

    def is_valid(self):
        return not self.asked_now and super().is_valid()

    @property
    def answers(self):
        """The fields that ask “is this …?”, in the order of the lines."""
        return [self[each.name] for each in self.questions]

    @property
    def refs_shown(self):
        """The children this form names: whoever sees it has seen them."""
        known = set(self.fields["child"].offered)
        return known.union(*(each.known for each in self.questions))

    def clean_about(self):
        for line in self.lines:
            if line.problem:
                self.add_error("about", line.problem)
        if len(read_children(self.data.get("about", ""))) > MOST_CHILDREN:
            self.add_error("about", f"Write no more than {MOST_CHILDREN} children at once.")
        return self.cleaned_data.get("about", "")

    def clean(self):
        """What the action takes: the details, and everyone it is about as Named."""
        said = super().clean()
        children = [Named(child) for child in said.get("child", [])]
        children += [self._named(line) for line in self.lines]
        if not children:
            self.add_error("about", "Write which child this is about, even if only a first name.")
        known = [named.child for named in children if named.child]
        if len(set(known)) < len(known):
            self.add_error("about", "One child is there twice: take one line, or one tick, away.")
        return {name: said.get(name) for name in DETAILS} | {"children": children}

    def _named(self, line):
        question = next((each for each in self.questions if each.line == line), None)
        child = question.known.get(self.cleaned_data.get(question.name)) if question else None
        facts = {name: getattr(line, name) for name in Named._fields if name != "child"}
        return Named(child) if child else Named(**facts)


def _with_likeliest(data, questions):
    """The data with the likely answer of each new question chosen beforehand."""
    if not questions:
        return data
    data = data.copy()
    for question in questions:
        data[question.name] = question.likeliest
    return data


class DayAndWhyField(forms.CharField):
    """A day and why then, in one line. Cleans to (day, why), or None when it is left empty.

    The day is the longest beginning that is one: “Thu 12 Nov, when the school has answered”.
    """

    LIKE = "Write a day and why then, like: 12 December, when the school has answered."

    def clean(self, value):
        text = super().clean(value)
        words = text.split()
        for many in range(min(len(words), LONGEST_DAY), 0, -1):
            day = _day_or_none(" ".join(words[:many]).rstrip(BETWEEN))
            if day:
                return self._whole(day, " ".join(words[many:]).lstrip(BETWEEN))
        if text:
            raise forms.ValidationError(self.LIKE)
        return None

    def _whole(self, day, why):
        if day < clock.today():
            raise forms.ValidationError("Choose a day that has not passed yet.")
        if not why:
            raise forms.ValidationError(f"Say why then, too. {self.LIKE}")
        return day, upper_first(why)


def _day_or_none(text):
    try:
        return read_day(text)
    except forms.ValidationError:
        return None


class DecideForm(KithForm):
    """What a call leads to, and why, written for the family to read.

    Whoever may (`begins`) begins the assessment in the same breath, by saying when they expect to
    be able to decide.
    """

    once = OnceField()
    outcome = forms.ChoiceField(
        label="What will happen now?",
        choices=Decision.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what will happen now."},
    )
    reasons = words(
        "Why?",
        "Write the reasons, so that the family can read why.",
        rows=6,
        css="writing",
        help_text="The family and the caller may read this. Write it so that they would "
        "understand it, and could disagree.",
    )
    expected = DayAndWhyField(
        label="When do you expect to be able to decide, and why then?",
        help_text="Like: 12 December, when the school has answered. The assessment begins with it, "
        "for all of these children. Leave this empty if somebody else will begin it.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args, begins, **kwargs):
        super().__init__(*args, **kwargs)
        if begins:
            assess = Decision.Outcome.ASSESSMENT
            self.fields["outcome"].choices = [
                (value, Opening(label) if value == assess else label)
                for value, label in Decision.Outcome.choices
            ]
        else:
            del self.fields["expected"]

    @property
    def opened(self):
        """What is asked where “assess” is chosen."""
        return self["expected"]

    def clean(self):
        """What the action takes: of an assessment that begins now, its day and why then."""
        said = super().clean()
        expected = said.pop("expected", None)
        if expected and said.get("outcome") == Decision.Outcome.ASSESSMENT:
            said["expected_on"], said["expected_why"] = expected
        return said
