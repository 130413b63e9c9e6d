from casework.models.children import Allocation, Child, Episode, Involvement
from casework.models.drafts import Draft
from casework.models.grants import ChildGroupGrant, ChildUserGrant, Exclusion
from casework.models.people import (
    Address,
    Family,
    FamilyMembership,
    Person,
    PersonName,
    Relationship,
)
from casework.models.plans import Goal, Plan, Step, Withheld
from casework.models.referrals import Decision, Referral, ReferralChild
from casework.models.shares import Share
from casework.models.story import Entry, EntryChild, EntryReader

__all__ = [
    "Address",
    "Allocation",
    "Child",
    "ChildGroupGrant",
    "ChildUserGrant",
    "Decision",
    "Draft",
    "Entry",
    "EntryChild",
    "EntryReader",
    "Episode",
    "Exclusion",
    "Family",
    "FamilyMembership",
    "Goal",
    "Involvement",
    "Person",
    "PersonName",
    "Plan",
    "Referral",
    "ReferralChild",
    "Relationship",
    "Share",
    "Step",
    "Withheld",
]
