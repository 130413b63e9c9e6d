"""What is written on a map: one statement of any kind, in the fewest boxes its kind needs."""

from django import forms

from casework.moments import Precision
from frontend.fields import KithForm, MomentField, OnceField
from frontend.forms_assessments import ChildrenField, words
from frontend.forms_steps import ByWhenField, called
from frontend.telling import day_told
from signs_of_safety.actions import CHANGED_MEANWHILE
from signs_of_safety.actions.statements import ENOUGH_DANGERS, NEEDS, STEP_AT_MOST
from signs_of_safety.labels import prompts
from signs_of_safety.models import ANSWERS, QUOTES, Kind
from signs_of_safety.promoting import sentences

SAY = {
    Kind.HARM: ("What happened?", "Say what happened."),
    Kind.DANGER: ("What are we worried could happen?", "Say what could happen."),
    Kind.FACTOR: ("What makes it harder?", "Say what makes it harder."),
    Kind.STRENGTH: ("What is good?", "Say what is good."),
    Kind.SAFETY: ("What keeps them safer?", "Say what keeps them safer."),
    Kind.GOAL: ("What will people see?", "Say what people will see."),
    Kind.STEP: ("What will be done?", "Say what will be done."),
}
WHOSE = {
    Kind.HARM: "Who says so?",
    Kind.DANGER: "Who is worried?",
    Kind.FACTOR: "Who says so?",
    Kind.STRENGTH: "Who says so?",
    Kind.SAFETY: "Who says so?",
    Kind.GOAL: "Whose words are these?",
}
ANSWERED = {
    Kind.SAFETY: "From which danger did it protect them?",
    Kind.GOAL: "Which danger is it the other side of?",
    Kind.STEP: "Towards which goal?",
}
A_LINE = 90
WHEN_LIKE = "As exactly as it is known: 14 June about 9pm, in May, last week."
NOT_THERE = "That sentence is not there any more. Write it in your own words."


class StatementForm(KithForm):
    """One statement. `asked` says of which kind, what it answers, and the sentence it is."""

    once = OnceField()
    kind = forms.ChoiceField(choices=Kind, widget=forms.HiddenInput)
    sentence = forms.CharField(required=False, widget=forms.HiddenInput)
    child = ChildrenField(label="Whom is it about?")

    def __init__(
        self, data=None, *, children, helpers, statements, entries=(), asked=None, **kwargs
    ):
        self.kind = kind_of(data or asked or {})
        self.helpers = {helper.line.ref: helper for helper in helpers}
        self.answerable = _answerable(self.kind, statements)
        self.entry, self.sentence = _sentence(data or asked or {}, entries, self.kind)
        self.base_fields = {**self.base_fields, **fields_of(self.kind)}
        super().__init__(data, **kwargs)
        self.fields["child"].offer(children)
        self.fields["child"].initial = [child.ref for child in children]
        self._offer(len(children), (asked or {}).get("answers"))
        dangers = [one for one in statements if one.kind == Kind.DANGER]
        if self.kind != Kind.DANGER or len(dangers) < ENOUGH_DANGERS:
            self.fields.pop("is_sure", None)
        if data is None:
            self._begin()

    def _begin(self):
        self.initial["kind"] = self.kind
        if self.sentence:
            self.initial |= {"words": self.sentence.words, "sentence": self.sentence.key}
            self.initial["whose"] = self.sentence.whose
            if self.entry.precision == Precision.MINUTE:
                self.initial["when"] = self.entry.happened_at

    def _offer(self, of_how_many, answers):
        if "answers" in self.fields:
            field = self.fields["answers"]
            field.choices = [(ref, short(one.words)) for ref, one in self.answerable.items()]
            field.initial = answers or next(iter(self.answerable), None)
        if "who" in self.fields:
            people = [(ref, called(one, of_how_many)) for ref, one in self.helpers.items()]
            self.fields["who"].choices = [("", "Choose somebody"), *people]

    @property
    def prompts(self):
        """What a good statement of this kind has."""
        return prompts(self.kind)

    @property
    def lacks(self):
        """Why nothing of this kind can be written yet, or ""."""
        return NEEDS[self.kind] if self.kind in ANSWERS and not self.answerable else ""

    @property
    def people(self):
        """Names that may be meant, to be picked instead of typed."""
        offered = [child.person.short_name for child in self.fields["child"].offered.values()]
        return [*offered, *(helper.line.name for helper in self.helpers.values())]

    def clean(self):
        """What the action takes."""
        said = super().clean()
        said["children"] = said.pop("child", [])
        if self.lacks:
            self.add_error("answers", self.lacks)
        if said.pop("sentence", "") and self.kind in QUOTES:
            if self.entry is None:
                self.add_error(None, NOT_THERE)
            said["entry"] = self.entry
        when = said.pop("when", None)
        if self.kind == Kind.SAFETY:
            saw = {"who_saw": said.pop("who_saw", "")}
            said["occasion"] = {**moment_of(when), **saw} if when else None
        elif when:
            said |= moment_of(when)
        return said | answered(self, said)


class RewordStatementForm(KithForm):
    """The same statement in better words."""

    once = OnceField()
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, statement, helpers, of_how_many, **kwargs):
        self.kind, self.is_behind = Kind(statement.kind), False
        self.helpers = {helper.line.ref: helper for helper in helpers}
        of_kind = fields_of(self.kind)
        for name in ("answers", "is_sure", "who_saw"):
            of_kind.pop(name, None)
        if self.kind == Kind.SAFETY:
            of_kind.pop("when")
        self.base_fields = {**self.base_fields, **of_kind}
        kwargs.setdefault("initial", _as_it_stands(statement))
        super().__init__(data, **kwargs)
        if "who" in self.fields:
            people = [(ref, called(one, of_how_many)) for ref, one in self.helpers.items()]
            self.fields["who"].choices = people
        if statement.happened_at and "when" in self.fields:
            said = day_told(statement)
            self.fields["when"].help_text = f"It says: {said}. Leave this empty to keep it so."

    @property
    def prompts(self):
        """What a good statement of this kind has."""
        return prompts(self.kind)

    def clean(self):
        """What the action takes."""
        said = super().clean()
        when = said.pop("when", None)
        if when:
            said |= moment_of(when)
        return said | answered(self, said)

    def beside(self, current):
        """The same words on top of what somebody saved meanwhile, which the page shows as well."""
        data = self.data.copy()
        data["version"] = current.version
        people = {"helpers": self.helpers.values(), "of_how_many": 1}
        form = type(self)(data, statement=current, **people)
        form.add_error(None, CHANGED_MEANWHILE)
        form.is_behind = True
        return form


def fields_of(kind):
    """The fields a statement of this kind needs, and no more."""
    asks, missing = SAY[kind]
    longest = {"max_length": STEP_AT_MOST} if kind == Kind.STEP else {}
    found = {"words": words(asks, missing, rows=4, css="writing", **longest)}
    if kind in WHOSE:
        found["whose"] = _line(WHOSE[kind], max_length=120, widget=_with_people())
    if kind == Kind.GOAL:
        found["is_familys_own"] = forms.BooleanField(
            required=False, label="It is the family’s own goal"
        )
    if kind in ANSWERS:
        found["answers"] = forms.ChoiceField(
            label=ANSWERED[kind], required=False, widget=forms.RadioSelect
        )
    if kind in (Kind.HARM, Kind.SAFETY):
        label = "When?" if kind == Kind.HARM else "When did it last protect them?"
        found["when"] = MomentField(label=label, required=False, help_text=WHEN_LIKE)
    return found | _more_of(kind)


def _more_of(kind):
    if kind == Kind.HARM:
        hint = "Like: a police report, the school’s register."
        return {"source": _line("How do we know?", max_length=200, help_text=hint)}
    if kind == Kind.SAFETY:
        return {"who_saw": _line("Who saw it?", max_length=200)}
    if kind == Kind.STEP:
        return {
            "who": forms.ChoiceField(label="Who will do it?", required=False),
            "by": ByWhenField(
                label="By when?",
                required=False,
                max_length=120,
                help_text="A day like 12 November, or words like: every school day.",
            ),
        }
    if kind == Kind.DANGER:
        return {"is_sure": forms.BooleanField(required=False, label="A fourth one is needed")}
    return {}


def _line(label, **kwargs):
    return forms.CharField(label=label, required=False, **kwargs)


def _with_people():
    return forms.TextInput(attrs={"list": "people", "class": "govuk-input--width-20"})


def kind_of(asked):
    """The kind somebody asks for; what nobody can ask for is something that happened."""
    kind = asked.get("kind")
    return Kind(kind) if kind in Kind.values else Kind.HARM


def _answerable(kind, statements):
    asked = ANSWERS.get(kind)
    return {one.ref: one for one in statements if one.kind == asked}


def _sentence(asked, entries, kind):
    """(the entry, its Sentence) that is asked for, if it is there to be read."""
    key = asked.get("sentence", "")
    for entry in entries if kind in QUOTES else ():
        for one in sentences(entry, entry.child_rows.all()):
            if one.key == key:
                return entry, one
    return None, None


def answered(form, said):
    """What a statement answers, who does it and by when, of what was chosen."""
    found = {}
    if "answers" in form.fields:
        found["answers"] = form.answerable.get(said.pop("answers", ""))
    if "who" in form.fields:
        helper = form.helpers.get(said.pop("who", ""))
        by_on, by_words = said.pop("by", None) or (None, "")
        found |= {"who": helper.line if helper else None, "by_on": by_on, "by_words": by_words}
    return found


def moment_of(when):
    """A moment and how exactly it is known, as a record keeps them."""
    return dict(zip(("happened_at", "precision"), when, strict=True))


def short(text):
    """The beginning of a statement, to know it by."""
    return text if len(text) <= A_LINE else f"{text[:A_LINE].rsplit(' ', 1)[0]}…"


def _as_it_stands(one):
    return {
        "words": one.words,
        "whose": one.whose,
        "is_familys_own": one.is_familys_own,
        "source": one.source,
        "who": one.who.ref if one.who else "",
        "by": one.by_on or one.by_words,
        "version": one.version,
    }


def entry_sought(key):
    """The reference of the entry in the key of a sentence."""
    return (key or "").partition(".")[0]
