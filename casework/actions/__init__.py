"""Everything that can be done to a child's record: whoever reads only this knows what Kith does."""

from casework.actions.children import (
    add_address,
    add_relative,
    allocate_child,
    close_episode,
    describe_child,
    exclude_user,
    open_episode,
    restrict_child,
)
from casework.actions.network import add_involvement, end_involvement
from casework.actions.plans import add_goal, add_step, end_goal, progress_step
from casework.actions.referrals import Named, decide_referral, take_referral
from casework.actions.shares import end_share, release_withheld, share_child
from casework.actions.story import contribute, record_entry

__all__ = [
    "Named",
    "add_address",
    "add_goal",
    "add_involvement",
    "add_relative",
    "add_step",
    "allocate_child",
    "close_episode",
    "contribute",
    "decide_referral",
    "describe_child",
    "end_goal",
    "end_involvement",
    "end_share",
    "exclude_user",
    "open_episode",
    "progress_step",
    "record_entry",
    "release_withheld",
    "restrict_child",
    "share_child",
    "take_referral",
]
