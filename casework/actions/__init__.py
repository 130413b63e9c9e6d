"""Everything that can be done to a child's record: whoever reads only this knows what Kith does."""

from casework.actions.advice import give_advice, say_what_came
from casework.actions.attachments import describe_attachment
from casework.actions.children import (
    add_address,
    allocate_child,
    close_episode,
    describe_child,
    open_episode,
)
from casework.actions.colleagues import link_colleague, unlink_colleague
from casework.actions.entries import (
    add_to_entry,
    correct_entry,
    demote_entry,
    pin_entry,
    promote_entry,
    tag_entry,
    unpin_entry,
)
from casework.actions.facts import add_fact, end_fact
from casework.actions.glass import ask_if_known, break_glass, review_glass, ring_back
from casework.actions.legal import add_legal_status, end_legal_status, tell_the_plan
from casework.actions.links import end_links, link_the_caller
from casework.actions.messages import send_message, set_message_aside, take_message
from casework.actions.network import add_involvement, change_involvement, end_involvement
from casework.actions.oversight import note_oversight
from casework.actions.plans import add_goal, add_step, end_goal, progress_step
from casework.actions.processes import (
    begin_section47,
    end_protection_plan,
    end_section47,
    record_meeting,
)
from casework.actions.referrals import Named, decide_referral, take_referral
from casework.actions.relatives import add_relative, change_relative, end_relative
from casework.actions.restricting import (
    end_exclusion,
    exclude_user,
    lift_restriction,
    restrict_child,
)
from casework.actions.sealing import seal_entry
from casework.actions.services import add_service, end_service, say_of_service
from casework.actions.shares import (
    end_share,
    release_withheld,
    share_child,
    share_children,
)
from casework.actions.steps import step_down, step_up
from casework.actions.story import contribute, record_entry
from casework.actions.withdrawing import withdraw

__all__ = [
    "Named",
    "add_address",
    "add_fact",
    "add_goal",
    "add_involvement",
    "add_legal_status",
    "add_relative",
    "add_service",
    "add_step",
    "add_to_entry",
    "allocate_child",
    "ask_if_known",
    "begin_section47",
    "break_glass",
    "change_involvement",
    "change_relative",
    "close_episode",
    "contribute",
    "correct_entry",
    "decide_referral",
    "demote_entry",
    "describe_attachment",
    "describe_child",
    "end_exclusion",
    "end_fact",
    "end_goal",
    "end_involvement",
    "end_legal_status",
    "end_links",
    "end_protection_plan",
    "end_relative",
    "end_section47",
    "end_service",
    "end_share",
    "exclude_user",
    "give_advice",
    "lift_restriction",
    "link_colleague",
    "link_the_caller",
    "note_oversight",
    "open_episode",
    "pin_entry",
    "progress_step",
    "promote_entry",
    "record_entry",
    "record_meeting",
    "release_withheld",
    "restrict_child",
    "review_glass",
    "ring_back",
    "say_of_service",
    "say_what_came",
    "seal_entry",
    "send_message",
    "set_message_aside",
    "share_child",
    "share_children",
    "step_down",
    "step_up",
    "tag_entry",
    "take_message",
    "take_referral",
    "tell_the_plan",
    "unlink_colleague",
    "unpin_entry",
    "withdraw",
]
