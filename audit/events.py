"""Writing the audit, and reading it."""

from audit.models import AuditEvent

Kind = AuditEvent.Kind


def actor(by):
    """`(kind, ref)` of whoever acts: a user, a private link, or the system."""
    return by.kind, by.ref


def record_type(record):
    """The noun of a record, as the audit writes it."""
    return type(record)._meta.label_lower if record is not None else ""


def wrote(act, record, once=None):
    """Write down an action: one row for each child it concerns, or a single row if none."""
    refs = sorted(act.child_refs) or [""]
    AuditEvent.objects.bulk_create(
        _event(Kind.DID, act.by, act.did, record, child_ref=ref, once=once if n == 0 else None)
        for n, ref in enumerate(refs)
    )


def looked(by, did, record, child_refs, purpose=""):
    """Write down that a record was opened: one row for each child it tells of, one INSERT."""
    AuditEvent.objects.bulk_create(
        _event(Kind.LOOKED, by, did, record, child_ref=ref, purpose=purpose)
        for ref in sorted(child_refs) or [""]
    )


def looks_at(child_ref):
    """Every opening of a page about this child, newest first. Lists that named them are apart."""
    return AuditEvent.objects.filter(child_ref=child_ref, kind=Kind.LOOKED)


def looks_between(child, user, begin, end):
    """Every page about this child that one person opened in that time, in order."""
    theirs = looks_at(child.ref).filter(actor_ref=user.ref, at__range=(begin, end))
    return theirs.order_by("at", "pk")


def listed(by, did, refs, purpose=""):
    """Write down that a list was shown, and whom it named."""
    _event(Kind.LISTED, by, did, None, listed_refs=sorted(refs), purpose=purpose).save()


def refused(by, path):
    """Write down a look that was refused, by its path, whether or not anything is there."""
    _event(Kind.REFUSED, by, "refused", None, path=path[:300]).save()


def _event(kind, by, did, record, **details):
    actor_kind, actor_ref = actor(by)
    return AuditEvent(
        kind=kind,
        actor_kind=actor_kind,
        actor_ref=actor_ref,
        did=did,
        record_type=record_type(record),
        record_ref=getattr(record, "ref", ""),
        **details,
    )
