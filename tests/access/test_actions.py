"""Every action asks for its permission, and refuses whoever lacks it before it does anything.

The table says which permission, and on what; the table of permissions says who has it.
"""

import pytest
from django.core.exceptions import PermissionDenied

from assessments.models import Assessment, Edition, Invitation, Need, Oversight
from audit.models import AuditEvent
from casework.actions.sweeping import sweep_grants
from casework.models import (
    Advice,
    Attachment,
    BreakGlass,
    Child,
    Enquiry,
    Entry,
    Fact,
    Goal,
    Involvement,
    LegalStatus,
    Message,
    ProtectionPlan,
    Referral,
    Relationship,
    SafetyMeeting,
    Section47,
    Service,
    Share,
    Step,
)
from feedback.models import AgencyRatings, ReLook, Respondent
from learning.models import Blockage
from signs_of_safety.models import Map, Rater, Rating, Scale, Statement
from tests.test_permissions import ACTIONS

pytestmark = pytest.mark.django_db

TABLE = """
found_host            nothing      agencies.found_the_council
add_agency            host         agencies.keep_accounts
add_team              host         agencies.keep_accounts
add_user              host         agencies.keep_accounts
change_role           host         agencies.keep_accounts
leave_team            host         agencies.keep_accounts
close_account         host         agencies.keep_accounts
sweep_grants          nothing      casework.sweep
take_referral         host         agencies.answer_the_telephone
send_message          host         agencies.write_to_us
take_message          message      casework.read_message
set_message_aside     message      casework.read_message
raise_blockage        host         agencies.raise_blockage
move_blockage         blockage     learning.move_blockage
note_oversight        child        casework.oversee
give_advice           host         agencies.answer_the_telephone
say_what_came         advice       casework.give_advice
decide_referral       referral     casework.decide
link_the_caller       referral     casework.decide
end_links             referral     casework.decide
tell_referrer         referral     casework.decide
send_code             referral     casework.see_received
enter_code            referral     casework.see_received
answer_told           referral     casework.see_received
write_down_answer     referral     casework.decide
look_again            relook       casework.decide
open_episode          child        casework.decide
close_episode         child        casework.decide
step_up               child        casework.decide
step_down             child        casework.decide
describe_child        child        casework.record_entry
add_relative          child        casework.record_entry
change_relative       relationship casework.record_entry
end_relative          relationship casework.record_entry
add_address           child        casework.record_entry
add_fact              child        casework.keep_network
end_fact              fact         casework.keep_network
record_entry          child        casework.record_entry
correct_entry         entry        casework.record_entry
add_to_entry          entry        casework.record_entry
promote_entry         entry        casework.record_entry
demote_entry          entry        casework.record_entry
pin_entry             entry        casework.record_entry
unpin_entry           entry        casework.record_entry
tag_entry             entry        casework.record_entry
add_legal_status      child        casework.record_protection
end_legal_status      legal        casework.record_protection
tell_the_plan         legal        casework.record_protection
record_meeting        child        casework.record_protection
begin_section47       child        casework.record_protection
end_section47         section47    casework.record_protection
end_protection_plan   protection   casework.record_protection
withdraw              meeting      casework.record_protection
describe_attachment   attachment   casework.record_entry
seal_entry            entry        casework.seal
seal_assessment       assessment   assessments.seal_assessment
contribute            child        casework.contribute
allocate_child        child        casework.allocate_child
restrict_child        child        casework.restrict_child
lift_restriction      child        casework.restrict_child
exclude_user          child        casework.restrict_child
end_exclusion         child        casework.restrict_child
add_involvement       child        casework.keep_network
change_involvement    involvement  casework.keep_network
end_involvement       involvement  casework.keep_network
add_goal              child        casework.plan_child
add_step              goal         casework.plan_child
end_goal              goal         casework.plan_child
progress_step         step         casework.progress_step
add_service           child        casework.contribute
end_service           service      casework.end_service
say_of_service        service      casework.plan_child
share_child           child        casework.share_child
share_children        child        casework.share_child
end_share             share        casework.share_child
release_withheld      share        casework.share_child
link_colleague        share        casework.link_colleague
unlink_colleague      share        casework.link_colleague
ask_if_known          host         agencies.ask_if_known
ring_back             enquiry      casework.ring_back
break_glass           enquiry      casework.break_glass
review_glass          glass        casework.review_glass
start_assessment      child        casework.assess_child
decide_to_assess      referral     casework.decide
write_assessment      assessment   assessments.write_assessment
add_need              assessment   assessments.write_assessment
move_decision_point   assessment   assessments.write_assessment
pause_assessment      assessment   assessments.write_assessment
resume_assessment     assessment   assessments.write_assessment
reword_need           need         assessments.write_assessment
take_out_need         need         assessments.write_assessment
tag_need              need         assessments.write_assessment
say_of_need           settled      assessments.write_assessment
answer_oversight      oversight    assessments.write_assessment
invite_contribution   assessment   assessments.write_assessment
withdraw_invitation   assessment   assessments.write_assessment
answer_invitation     invitation   assessments.answer_invitation
write_down_contribution  finished  assessments.write_assessment
add_score             assessment   assessments.write_assessment
make_edition          finished     assessments.write_assessment
give_edition          edition      assessments.write_assessment
answer_edition        edition      assessments.answer_edition
conclude_assessment   assessment   assessments.write_assessment
add_addendum          finished     assessments.write_assessment
oversee_assessment    assessment   assessments.oversee_assessment
open_ratings          host         agencies.open_ratings
take_ratings          host         agencies.open_ratings
invite_to_ratings     going        feedback.keep_ratings
remind_of_ratings     going        feedback.keep_ratings
end_ratings           going        feedback.keep_ratings
answer_ratings        respondent   feedback.answer_ratings
start_map             child        casework.assess_child
say_who_is_there      map          signs_of_safety.write_map
add_statement         map          signs_of_safety.write_map
reword_statement      statement    signs_of_safety.write_map
move_statement        statement    signs_of_safety.write_map
make_safety           statement    signs_of_safety.write_map
take_out_statement    statement    signs_of_safety.write_map
tag_statement         statement    signs_of_safety.write_map
disagree_with         statement    signs_of_safety.write_map
child_opens_words     statement    signs_of_safety.write_map
open_words            statement    signs_of_safety.open_words
start_scale           statement    signs_of_safety.write_map
rate                  scale        signs_of_safety.write_map
ask_raters            scale        signs_of_safety.write_map
end_rater             scale        signs_of_safety.write_map
answer_scale          rater        signs_of_safety.answer_scale
reveal_scale          scale        signs_of_safety.write_map
open_rating           rating       signs_of_safety.write_map
agree_map             map          signs_of_safety.write_map
seal_map              map          signs_of_safety.seal_map
"""
ROWS = {name: (noun, asks) for name, noun, asks in map(str.split, TABLE.strip().splitlines())}
MODELS = {
    "child": Child,
    "involvement": Involvement,
    "fact": Fact,
    "relationship": Relationship,
    "legal": LegalStatus,
    "section47": Section47,
    "meeting": SafetyMeeting,
    "protection": ProtectionPlan,
    "goal": Goal,
    "step": Step,
    "service": Service,
    "entry": Entry,
    "attachment": Attachment,
    "share": Share,
    "referral": Referral,
    "blockage": Blockage,
    "advice": Advice,
    "message": Message,
    "enquiry": Enquiry,
    "glass": BreakGlass,
    "assessment": Assessment,
    "finished": Assessment,
    "need": Need,
    "settled": Need,
    "oversight": Oversight,
    "invitation": Invitation,
    "edition": Edition,
    "relook": ReLook,
    "going": AgencyRatings,
    "respondent": Respondent,
    "map": Map,
    "statement": Statement,
    "scale": Scale,
    "rating": Rating,
    "rater": Rater,
}
NOT_THEIRS = ("network", "otherlead", "aunt", "admin", "leaver", "kept_out", "unlinked")
THEIRS_AFTER_ALL = {
    **{
        name: {"admin"}
        for name in (
            "add_agency",
            "add_team",
            "add_user",
            "change_role",
            "leave_team",
            "close_account",
        )
    },
    "take_referral": {"aunt"},
    "raise_blockage": {"network", "otherlead", "aunt", "kept_out", "unlinked"},
    "give_advice": {"aunt"},
    "say_what_came": {"aunt"},
    "take_message": {"aunt"},
    "set_message_aside": {"aunt"},
    "ask_if_known": {"aunt"},
    "contribute": {"network"},
    "add_service": {"network"},
    "send_message": {*NOT_THEIRS} - {"leaver"},
}
"""Who of those may do it all the same: it is of no child, or was shared with them to do."""


def every_action():
    found = {
        name: act
        for module in ACTIONS
        for name, act in vars(module).items()
        if hasattr(act, "permission")
    }
    return found | {"sweep_grants": sweep_grants}


def record_of(world, noun):
    if noun in MODELS:
        return MODELS[noun].objects.get(ref=world.open[noun])
    return {"host": world.host, "nothing": None}[noun]


def test_every_action_asks_for_the_permission_of_the_table():
    assert {name: act.permission for name, act in every_action().items()} == {
        name: asks for name, (_, asks) in ROWS.items()
    }


@pytest.mark.parametrize("name", ROWS)
def test_an_action_refuses_whoever_may_not_before_it_does_anything(world, name):
    act, record = every_action()[name], record_of(world, ROWS[name][0])
    refused = [who for who in NOT_THEIRS if who not in THEIRS_AFTER_ALL.get(name, ())]
    done = AuditEvent.objects.count()

    for who in refused:
        with pytest.raises(PermissionDenied):
            act(record, by=world.people[who])
    assert AuditEvent.objects.count() == done
