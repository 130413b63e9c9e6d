"""Everything that can be done to an assessment, from its reason to what is added after."""

from assessments.actions.after import add_addendum, answer_oversight, oversee_assessment
from assessments.actions.course import (
    move_decision_point,
    pause_assessment,
    resume_assessment,
)
from assessments.actions.needs import (
    StaleNeed,
    add_need,
    reword_need,
    say_of_need,
    tag_need,
    take_out_need,
)
from assessments.actions.standing import CHANGED_MEANWHILE, FINISHED
from assessments.actions.writing import (
    StaleAssessment,
    conclude_assessment,
    start_assessment,
    write_assessment,
)

__all__ = [
    "CHANGED_MEANWHILE",
    "FINISHED",
    "StaleAssessment",
    "StaleNeed",
    "add_addendum",
    "add_need",
    "answer_oversight",
    "conclude_assessment",
    "move_decision_point",
    "oversee_assessment",
    "pause_assessment",
    "resume_assessment",
    "reword_need",
    "say_of_need",
    "start_assessment",
    "tag_need",
    "take_out_need",
    "write_assessment",
]
