"""An assessment and everything that stands in it or beside it."""

from assessments.models.after import Addendum, Oversight, OversightAnswer
from assessments.models.assessments import PERMISSIONS, Assessment, AssessmentChild
from assessments.models.course import DecisionPoint, Pause
from assessments.models.needs import Need, NeedChild, NeedStep, NeedTag, NeedView

__all__ = [
    "PERMISSIONS",
    "Addendum",
    "Assessment",
    "AssessmentChild",
    "DecisionPoint",
    "Need",
    "NeedChild",
    "NeedStep",
    "NeedTag",
    "NeedView",
    "Oversight",
    "OversightAnswer",
    "Pause",
]
