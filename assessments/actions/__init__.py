"""Everything that can be done to an assessment, from its reason to what is added after."""

from assessments.actions.after import add_addendum, answer_oversight, oversee_assessment
from assessments.actions.contributions import (
    answer_invitation,
    invite_contribution,
    withdraw_invitation,
    write_down_contribution,
)
from assessments.actions.course import (
    move_decision_point,
    pause_assessment,
    resume_assessment,
)
from assessments.actions.deciding import decide_to_assess
from assessments.actions.editions import answer_edition, give_edition, make_edition
from assessments.actions.needs import (
    StaleNeed,
    add_need,
    reword_need,
    say_of_need,
    tag_need,
    take_out_need,
)
from assessments.actions.scores import add_score
from assessments.actions.sealing import seal_assessment
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
    "add_score",
    "answer_edition",
    "answer_invitation",
    "answer_oversight",
    "conclude_assessment",
    "decide_to_assess",
    "give_edition",
    "invite_contribution",
    "make_edition",
    "move_decision_point",
    "oversee_assessment",
    "pause_assessment",
    "resume_assessment",
    "reword_need",
    "say_of_need",
    "seal_assessment",
    "start_assessment",
    "tag_need",
    "take_out_need",
    "withdraw_invitation",
    "write_assessment",
    "write_down_contribution",
]
