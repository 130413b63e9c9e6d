"""What is told of an assessment: in a list, and as a document."""

from rest_framework import serializers as kinds

from api.shown import Shown
from assessments.models import (
    Assessment,
    Contribution,
    EditionAnswer,
    Need,
    Oversight,
    Pause,
    Pick,
)


class AssessedChild(Shown):
    """A child an assessment is about."""

    ref = kinds.CharField(source="child.ref")
    name = kinds.CharField(source="child.person.name")


class AssessmentShown(Shown):
    """An assessment in a list."""

    ref = kinds.CharField()
    began_at = kinds.DateTimeField()
    concluded_at = kinds.DateTimeField(allow_null=True)
    outcome = kinds.ChoiceField([("", "Not finished"), *Assessment.Outcome.choices])
    lead = kinds.CharField(source="lead.name")
    why = kinds.CharField()
    children = AssessedChild(many=True, source="child_rows")


class AssessedChildShown(AssessedChild):
    """What an assessment says of one child."""

    wishes = kinds.CharField()
    took_part = kinds.CharField()


class NeedStepShown(Shown):
    """What was required, of whom, by when, as the assessment said it."""

    what = kinds.CharField()
    who = kinds.CharField()
    by_on = kinds.DateField(allow_null=True)
    by_words = kinds.CharField()


class NeedViewShown(Shown):
    """What somebody of the family says of a need."""

    who = kinds.CharField()
    text = kinds.CharField()
    said_on = kinds.DateField()


class NeedShown(Shown):
    """The child needs …"""

    ref = kinds.CharField()
    needs = kinds.CharField()
    why = kinds.CharField()
    seriousness = kinds.ChoiceField(Need.Seriousness.choices)
    seriousness_why = kinds.CharField()
    outcome = kinds.CharField()
    how_we_will_know = kinds.CharField()
    children = kinds.SerializerMethodField()
    steps = NeedStepShown(many=True)
    views = NeedViewShown(many=True)
    about = kinds.SerializerMethodField()

    def get_about(self, need) -> list[str]:
        return [tag.dimension for tag in need.tags.all()]

    def get_children(self, need) -> list[str]:
        return [row.child.ref for row in need.child_rows.all()]


class DecisionPointShown(Shown):
    """When a decision was expected, why then, and whether the family was told."""

    expected_on = kinds.DateField()
    why = kinds.CharField()
    set_at = kinds.DateTimeField()
    told_on = kinds.DateField(allow_null=True)
    told_how = kinds.CharField()


class PauseShown(Shown):
    """A time in which it could not go on, whose reason it was, and which."""

    from_on = kinds.DateField()
    until_on = kinds.DateField(allow_null=True)
    whose = kinds.ChoiceField(Pause.Whose.choices)
    why = kinds.CharField()


class ContributionShown(Shown):
    """What a parent, another agency or somebody else near the children said for it."""

    ref = kinds.CharField()
    who = kinds.CharField()
    how = kinds.ChoiceField(Contribution.How.choices)
    said_on = kinds.DateField()
    going_well = kinds.CharField()
    worries = kinds.CharField()
    would_help = kinds.CharField()
    children = kinds.SerializerMethodField()

    def get_children(self, contribution) -> list[str]:
        return [row.child.ref for row in contribution.child_rows.all()]


class ScoreShown(Shown):
    """A score of a questionnaire, with its range."""

    ref = kinds.CharField()
    instrument = kinds.CharField()
    name = kinds.CharField()
    score = kinds.IntegerField()
    lowest = kinds.IntegerField()
    highest = kinds.IntegerField()
    is_lower_better = kinds.BooleanField()
    who = kinds.CharField()
    answered_on = kinds.DateField()
    child = kinds.CharField(source="child.ref")


class PickShown(Shown):
    """A coded pick that belongs to the decision about one child."""

    child = kinds.CharField(source="row.child.ref")
    kind = kinds.ChoiceField(Pick.Kind.choices)
    code = kinds.CharField()


class EditionAnswerShown(Shown):
    """Whether its reader agrees, and what they say."""

    view = kinds.ChoiceField(EditionAnswer.View.choices)
    words = kinds.CharField()
    given_at = kinds.DateTimeField()


class EditionShown(Shown):
    """A finished assessment in plain words, as it was sent to one reader of the family."""

    ref = kinds.CharField()
    who = kinds.CharField()
    made_at = kinds.DateTimeField()
    why = kinds.CharField()
    needs = kinds.CharField()
    decision = kinds.CharField()
    disagree = kinds.CharField()
    answers = EditionAnswerShown(many=True)


class OversightAnswerShown(Shown):
    """What was answered to it."""

    text = kinds.CharField()
    given_at = kinds.DateTimeField()
    given_by = kinds.CharField(source="given_by.name")


class OversightShown(Shown):
    """What a manager or reviewer thought."""

    ref = kinds.CharField()
    view = kinds.ChoiceField(Oversight.View.choices)
    reasons = kinds.CharField()
    given_at = kinds.DateTimeField()
    given_by = kinds.CharField(source="given_by.name")
    answers = OversightAnswerShown(many=True)


class AddendumShown(Shown):
    """What was added after it was finished."""

    ref = kinds.CharField()
    text = kinds.CharField()
    added_at = kinds.DateTimeField()
    added_by = kinds.CharField(source="added_by.name")


class AssessmentOpened(AssessmentShown):
    """An assessment as a document. `parts` of it are gathered by the rule of each."""

    closed = {
        "oversights": "assessments.view_oversight",
        "picks": "assessments.view_oversight",
        "editions": "assessments.view_edition",
    }

    history_considered = kinds.CharField()
    analysis = kinds.CharField()
    children = AssessedChildShown(many=True, source="rows")
    needs = NeedShown(many=True, source="parts.needs")
    decision_points = DecisionPointShown(many=True, source="parts.points")
    pauses = PauseShown(many=True, source="parts.pauses")
    oversights = OversightShown(many=True, source="parts.oversights", required=False)
    contributions = ContributionShown(many=True, source="parts.contributions")
    contributions_since = ContributionShown(many=True, source="parts.said_since")
    scores = ScoreShown(many=True, source="parts.scores")
    picks = PickShown(many=True, source="parts.picks", required=False)
    editions = EditionShown(many=True, source="parts.editions", required=False)
    reasons = kinds.CharField()
    concluded_by = kinds.CharField(source="concluded_by.name", allow_null=True, default=None)
    addenda = AddendumShown(many=True, source="parts.addenda")
