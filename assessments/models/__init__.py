"""An assessment and everything that stands in it or beside it."""

from assessments.models.after import Addendum, Oversight, OversightAnswer
from assessments.models.assessments import PERMISSIONS, Assessment, AssessmentChild
from assessments.models.contributions import (
    INVITATION_PERMISSIONS,
    Contribution,
    ContributionChild,
    Invitation,
    InvitationChild,
)
from assessments.models.course import DecisionPoint, Pause
from assessments.models.editions import Edition, EditionAnswer, EditionChild, EditionGiven
from assessments.models.needs import Need, NeedChild, NeedStep, NeedTag, NeedView
from assessments.models.picks import Pick
from assessments.models.scores import ScoreSheet

__all__ = [
    "INVITATION_PERMISSIONS",
    "PERMISSIONS",
    "Addendum",
    "Assessment",
    "AssessmentChild",
    "Contribution",
    "ContributionChild",
    "DecisionPoint",
    "Edition",
    "EditionAnswer",
    "EditionChild",
    "EditionGiven",
    "Invitation",
    "InvitationChild",
    "Need",
    "NeedChild",
    "NeedStep",
    "NeedTag",
    "NeedView",
    "Oversight",
    "OversightAnswer",
    "Pause",
    "Pick",
    "ScoreSheet",
]
