"""How far into a child's record a grant reaches, and what each permission asks for.

A grant says how far into which child; a role says what kind of thing one may do there; an
action needs both. This table is the whole of it: `permitting` knows nothing else.
"""

from typing import NamedTuple

from django.db import models

from agencies.roles import CASEWORKERS, EVERYONE_WITH_CHILDREN, RECORD_STAFF, Role


class Level(models.IntegerChoices):
    """Each level includes the ones before it; `contribute` is its own: add what I saw."""

    NETWORK = 1, "who helps, and their phone numbers"
    PLAN = 2, "that, and the plan"
    ASSESSMENT = 3, "that, and finished assessments and maps"
    RECORD = 4, "the whole record"
    CONTRIBUTE = 9, "add what they saw"


READING = (Level.NETWORK, Level.PLAN, Level.ASSESSMENT, Level.RECORD)
CODENAMES = {
    Level.NETWORK: "view_network",
    Level.PLAN: "view_plan",
    Level.ASSESSMENT: "view_assessment",
    Level.RECORD: "view_record",
    Level.CONTRIBUTE: "contribute",
}


class Rule(NamedTuple):
    """What a permission on a child asks for: a grant that reaches `level`, and one of `roles`."""

    level: Level
    roles: frozenset


HANDS_ON = CASEWORKERS | {Role.DUTY}
OVERSEERS = frozenset({Role.MANAGER, Role.REVIEWER})

RULES = {
    "casework.view_network": Rule(Level.NETWORK, EVERYONE_WITH_CHILDREN),
    "casework.view_plan": Rule(Level.PLAN, EVERYONE_WITH_CHILDREN),
    "casework.view_assessment": Rule(Level.ASSESSMENT, EVERYONE_WITH_CHILDREN),
    "casework.view_record": Rule(Level.RECORD, EVERYONE_WITH_CHILDREN),
    "casework.contribute": Rule(Level.CONTRIBUTE, EVERYONE_WITH_CHILDREN - {Role.REVIEWER}),
    "casework.record_entry": Rule(Level.RECORD, RECORD_STAFF),
    "casework.decide": Rule(Level.RECORD, HANDS_ON),
    "casework.keep_network": Rule(Level.RECORD, HANDS_ON),
    "casework.plan_child": Rule(Level.RECORD, CASEWORKERS),
    "casework.share_child": Rule(Level.RECORD, CASEWORKERS),
    "casework.allocate_child": Rule(Level.RECORD, frozenset({Role.MANAGER})),
    "casework.restrict_child": Rule(Level.RECORD, frozenset({Role.MANAGER})),
    "casework.see_looks": Rule(Level.RECORD, CASEWORKERS | OVERSEERS),
    "casework.assess_child": Rule(Level.RECORD, CASEWORKERS),
    "casework.oversee": Rule(Level.RECORD, OVERSEERS),
}
