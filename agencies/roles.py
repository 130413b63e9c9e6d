"""Roles say what kind of thing a person may do; grants say how far into which child."""

from django.db import models


class Role(models.TextChoices):
    WORKER = "worker", "social worker"
    MANAGER = "manager", "team manager"
    REVIEWER = "reviewer", "independent reviewer"
    DUTY = "duty", "emergency duty worker"
    PARTNER = "partner", "practitioner"
    LEAD = "lead", "safeguarding lead"
    ADMIN = "admin", "administrator"


RECORD_STAFF = frozenset({Role.WORKER, Role.MANAGER, Role.REVIEWER, Role.DUTY})
"""Who may work with the host's records. An administrator never may."""

PARTNERS = frozenset({Role.PARTNER, Role.LEAD})
EVERYONE_WITH_CHILDREN = RECORD_STAFF | PARTNERS
CASEWORKERS = frozenset({Role.WORKER, Role.MANAGER})
HANDS_ON = CASEWORKERS | {Role.DUTY}
"""Who acts on a worry, by day and by night."""
