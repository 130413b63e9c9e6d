"""How far into a child's record a grant reaches, and what each permission asks for.

A grant says how far into which child; a role says what kind of thing one may do there; an
action needs both. This table is the whole of it: `permitting` knows nothing else.
"""

from typing import NamedTuple

from django.db import models

from agencies.roles import (
    CASEWORKERS,
    EVERYONE_WITH_CHILDREN,
    HANDS_ON,
    RECORD_STAFF,
    Role,
)


class Level(models.IntegerChoices):
    """Each of the first four includes the ones before it. The last two are for writing.

    To see the whole record is not to work with it: somebody who breaks the glass reads only.
    """

    NETWORK = 1, "who helps, and their phone numbers"
    PLAN = 2, "that, and the plan"
    ASSESSMENT = 3, "that, and finished assessments and maps"
    RECORD = 4, "the whole record"
    WORK = 8, "work with the record"
    CONTRIBUTE = 9, "add what they saw"


READING = (Level.NETWORK, Level.PLAN, Level.ASSESSMENT, Level.RECORD)
CODENAMES = {
    Level.NETWORK: "view_network",
    Level.PLAN: "view_plan",
    Level.ASSESSMENT: "view_assessment",
    Level.RECORD: "view_record",
    Level.WORK: "work_with_record",
    Level.CONTRIBUTE: "contribute",
}


class Rule(NamedTuple):
    """What a permission on a child asks for: a grant that reaches `level`, and one of `roles`."""

    level: Level
    roles: frozenset


OVERSEERS = frozenset({Role.MANAGER, Role.REVIEWER})

RULES = {
    "casework.view_network": Rule(Level.NETWORK, EVERYONE_WITH_CHILDREN),
    "casework.view_plan": Rule(Level.PLAN, EVERYONE_WITH_CHILDREN),
    "casework.view_assessment": Rule(Level.ASSESSMENT, EVERYONE_WITH_CHILDREN),
    "casework.view_record": Rule(Level.RECORD, EVERYONE_WITH_CHILDREN),
    "casework.contribute": Rule(Level.CONTRIBUTE, EVERYONE_WITH_CHILDREN - {Role.REVIEWER}),
    "casework.record_entry": Rule(Level.WORK, RECORD_STAFF),
    "casework.record_protection": Rule(Level.WORK, RECORD_STAFF),
    "casework.decide": Rule(Level.WORK, HANDS_ON),
    "casework.keep_network": Rule(Level.WORK, HANDS_ON),
    "casework.plan_child": Rule(Level.WORK, CASEWORKERS),
    "casework.share_child": Rule(Level.WORK, CASEWORKERS),
    "casework.allocate_child": Rule(Level.WORK, frozenset({Role.MANAGER})),
    "casework.restrict_child": Rule(Level.WORK, frozenset({Role.MANAGER})),
    "casework.seal": Rule(Level.WORK, frozenset({Role.MANAGER})),
    "casework.see_looks": Rule(Level.RECORD, CASEWORKERS | OVERSEERS),
    "casework.assess_child": Rule(Level.WORK, CASEWORKERS),
    "casework.oversee": Rule(Level.WORK, OVERSEERS),
    # Whoever told us, by their private link alone.
    "casework.see_received": Rule(Level.RECORD, frozenset()),
}
