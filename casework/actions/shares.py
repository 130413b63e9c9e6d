"""What can be done to let somebody see: share, end, and let through what was kept back."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from audit.writing import concerning
from casework.bases import LawfulBasis
from casework.grants import regrant_share
from casework.models import Entry, Goal, Share, Withheld
from casework.naming import found_in
from casework.preview import named_elsewhere, named_in_plan, recipient_of
from casework.story import lock, tell
from casework.watching import Around, words_to_watch

OF_ALL_ALIKE = {"purpose", "lawful_basis", "until", "is_family_told", "why_not_told"}
"""What is said once for all the children of a share."""


@action("casework.share_child")
def share_child(child, *, by, release=(), leave_out=(), is_read=False, **terms):
    """Let an agency, or one person of it, see part of this child's record until a date.

    `terms` are fields of Share: agency, user (or nobody in particular), level, purpose,
    lawful_basis (of `LawfulBasis`), until, is_family_told, why_not_told, may_contribute.
    `release` are the goals and steps that name somebody and may be seen all the same; the others
    that do are kept back, and so are those of `leave_out`, whatever their words. `is_read` says
    that somebody read the names that stand outside the plan and they may be seen. Raises
    ValidationError for terms that cannot stand.
    """
    lock([child])
    agency, level = terms["agency"], terms["level"]
    watched = words_to_watch(child, level, agency)
    faults = {**_what_cannot_stand(child, terms), **_what_is_named(child, terms, watched, is_read)}
    if faults:
        raise ValidationError(faults)
    _end_those_that_ran_out(child)
    share = checked(Share(child=child, made_at=clock.now(), made_by=by, **terms))
    named = {each.record for each in named_in_plan(child, watched, agency=agency, level=level)}
    for record in sorted(named | set(leave_out), key=lambda record: (str(type(record)), record.pk)):
        _withhold(share, record, is_released=record in set(release) - set(leave_out))
    regrant_share(share)
    tell(
        [child],
        kind=Entry.Kind.MILESTONE,
        title=f"Shared with {share.whom} until {share.until.day} {share.until:%B %Y}",
        text=share.purpose,
        about=share,
    )
    return share


@action("casework.share_child")
def share_children(child, *, by, others, release=(), leave_out=(), is_read=False, **terms):
    """Share this child and brothers and sisters with the same reader: every one of them, or none.

    Each is a share of its own, made as `share_child` makes it. `others` are (child, what is
    decided about what names somebody: release, leave_out, is_read). Returns the share of `child`.
    Raises ValidationError with everything that stands against any of them; what was not read of
    another child is under `is_read-` and its reference.
    """
    own = {"release": release, "leave_out": leave_out, "is_read": is_read}
    decided = {child: own, **dict(others)}
    shares, faults = {}, {}
    for each in lock(decided):
        try:
            shares[each] = share_child(each, by=by, **decided[each], **terms)
        except ValidationError as error:
            for field, sentences in _of_whom(error, each, is_first=each == child):
                said = faults.setdefault(field, [])
                said += [sentence for sentence in sentences if sentence not in said]
    if faults:
        raise ValidationError(faults)
    concerning(*decided)
    return shares[child]


def _of_whom(error, child, is_first):
    """The faults of one child's share; what is not about the terms says whose it is."""
    for field, sentences in error.message_dict.items():
        if field == "is_read":
            yield field if is_first else f"is_read-{child.ref}", sentences
        elif field in OF_ALL_ALIKE:
            yield field, sentences
        else:
            yield field, [f"{child.person.short_name}: {each}" for each in sentences]


def _what_cannot_stand(child, terms):
    """{field: sentence} for a day gone by, an untold family, and a reader who cannot be one."""
    faults = {}
    if terms["until"] < clock.today():
        faults["until"] = "Choose a day that has not passed yet."
    if not terms["is_family_told"] and not terms.get("why_not_told"):
        faults["why_not_told"] = "Say why the family does not know yet."
    if terms.get("lawful_basis") == LawfulBasis.CONSENT and not terms["is_family_told"]:
        faults["lawful_basis"] = "Nobody agrees to what they do not know. Choose another reason."
    if terms["agency"].is_host:
        faults["agency"] = f"{terms['agency']} has this record already."
    user = terms.get("user")
    why_not = user and _why_not_with(user, child, terms["agency"])
    return faults | ({"user": why_not} if why_not else {})


def _why_not_with(user, child, agency):
    if user.agency_id != agency.pk:
        return f"{user} does not work for {agency}."
    if child.exclusions.filter(user=user, ended_at=None).exists():
        return f"{user} is kept from this record."
    if child.shares.live().filter(user=user).exists():
        return f"{user} can already see this child. End that share first."
    return ""


def _what_is_named(child, terms, watched, is_read):
    """{field: sentence} for names outside the plan, where nothing would keep them back."""
    faults = {}
    if found := found_in(terms["purpose"], watched):
        faults["purpose"] = f"They will read this line. Say it without {_or(found)}."
    reader = {name: terms.get(name) for name in ("agency", "user", "level")}
    found = named_elsewhere(recipient_of(child, watched, **reader), watched)
    if found and not is_read:
        faults["is_read"] = f"{_or(found)} stands in what they will see. Decide before you share."
    return faults


def _or(words):
    return " or ".join(f"“{word}”" for word in words)


def _end_those_that_ran_out(child):
    """A share that ran out stands in nobody's way."""
    for share in child.shares.filter(ended_at=None, until__lt=clock.today()):
        changed(share, ended_at=share.until_moment)


@action("casework.share_child")
def end_share(share, *, by):
    """Stop somebody seeing this child, from their next click on. A second end changes nothing."""
    return share if share.ended_at else stop_sharing(share)


def stop_sharing(share):
    """End a share and say so in the story. Runs only inside an action."""
    for linked in share.colleagues.filter(ended_at=None):
        stop_sharing(linked)
    changed(share, ended_at=clock.now())
    regrant_share(share)
    tell(
        [share.child],
        kind=Entry.Kind.MILESTONE,
        title=f"No longer shared with {share.whom}",
        about=share,
    )
    return share


@action("casework.share_child")
def release_withheld(share, *, by, withheld):
    """Let these goals and steps through: somebody has read them and decided."""
    for row in share.withheld.filter(pk__in=[row.pk for row in withheld]):
        changed(row, released_at=clock.now())
    return share


def keep_back(goal):
    """Keep a new goal, or a new step of it, from shares whose readers should not meet its names."""
    child = goal.plan.child
    shares = list(child.shares.live().filter(under=None).select_related("agency"))
    around = Around(child) if shares else None
    for share in shares:
        watched = around.words(share.level, share.agency)
        named = named_in_plan(child, watched, agency=share.agency, level=share.level)
        for record, _ in named:
            if record == goal or getattr(record, "goal_id", None) == goal.pk:
                _withhold(share, record)


def _withhold(share, record, is_released=False):
    what = {"goal" if isinstance(record, Goal) else "step": record}
    if not share.withheld.filter(**what).exists():
        released_at = clock.now() if is_released else None
        checked(Withheld(share=share, released_at=released_at, **what))
