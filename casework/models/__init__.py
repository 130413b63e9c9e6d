from casework.models.advice import Advice
from casework.models.attachments import Attachment, AttachmentWords, Upload
from casework.models.beside import Pin, Promotion, Tag
from casework.models.children import Allocation, Child, Episode, Involvement
from casework.models.drafts import Draft, JournalKey
from casework.models.facts import Fact
from casework.models.glass import BreakGlass, Enquiry, EnquiryChild
from casework.models.grants import ChildGroupGrant, ChildUserGrant, Exclusion
from casework.models.legal import LegalStatus
from casework.models.links import Link
from casework.models.messages import Message
from casework.models.people import (
    Address,
    Family,
    FamilyMembership,
    Person,
    PersonName,
    Relationship,
)
from casework.models.plans import Goal, Plan, Step, Withheld
from casework.models.processes import (
    ProtectionPlan,
    SafetyMeeting,
    SafetyMeetingChild,
    Section47,
)
from casework.models.referrals import Decision, Referral, ReferralChild
from casework.models.sealing import Sealing, SealingChild
from casework.models.services import Service, ServiceView
from casework.models.shares import Share
from casework.models.story import Amendment, Entry, EntryChild, EntryReader

__all__ = [
    "Address",
    "Advice",
    "Allocation",
    "Amendment",
    "Attachment",
    "AttachmentWords",
    "BreakGlass",
    "Child",
    "ChildGroupGrant",
    "ChildUserGrant",
    "Decision",
    "Draft",
    "Enquiry",
    "EnquiryChild",
    "Entry",
    "EntryChild",
    "EntryReader",
    "Episode",
    "Exclusion",
    "Fact",
    "Family",
    "FamilyMembership",
    "Goal",
    "Involvement",
    "JournalKey",
    "LegalStatus",
    "Link",
    "Message",
    "Person",
    "PersonName",
    "Pin",
    "Plan",
    "Promotion",
    "ProtectionPlan",
    "Referral",
    "ReferralChild",
    "Relationship",
    "SafetyMeeting",
    "SafetyMeetingChild",
    "Sealing",
    "SealingChild",
    "Section47",
    "Service",
    "ServiceView",
    "Share",
    "Step",
    "Tag",
    "Upload",
    "Withheld",
]
