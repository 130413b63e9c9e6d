"""Who is who to a child: written down, put right, and ended."""

from django.core.exceptions import ValidationError

from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.models import Relationship
from casework.names import keep_names
from casework.people import come_home, leave_home, new_person

NAMES = ("given_name", "family_name")
ITS_OWN_RECORD = "They have a record of their own: their name is put right there."


@action("casework.record_entry")
def add_relative(child, *, by, kind, person=None, lives_with=False, also=(), **details):
    """Write down who somebody is to this child, and how widely that may be known.

    `person` is somebody already in the record; otherwise `details` carry the names of a new
    one. `level` is the lowest level of access that may know (the whole record unless said).
    `through` is the one of the family whose mother, sister or partner they are. Written for
    siblings (`also`) it is the same to each of them.
    """
    of_relationship = {
        name: details.pop(name)
        for name in ("through", "words", "has_parental_responsibility", "level", "from_on")
        if name in details
    }
    _must_be_of_the_family(child, of_relationship.get("through"))
    person = person or new_person(**details)
    for each in also:
        tie = {"kind": kind, "lives_with": lives_with, **of_relationship}
        add_relative(each, by=by, person=person, **tie | {"through": _theirs(each, tie)})
    relationship = checked(Relationship(child=child, person=person, kind=kind, **of_relationship))
    if lives_with:
        come_home(child, person)
    return relationship


def _must_be_of_the_family(child, through):
    if through and not child.relationships.filter(person=through).exists():
        whose = child.person.short_name
        raise ValidationError({"through": f"{through} is not written down in {whose}’s family."})


def _theirs(child, tie):
    """Through whom it is for a brother or sister: the same, if they are of that family too."""
    through = tie.get("through")
    return through if through and child.relationships.filter(person=through).exists() else None


@action("casework.record_entry")
def change_relative(relationship, *, by, lives_with, also=(), **details):
    """Put right who somebody is to this child: `kind`, `through`, `words`, `level`,
    `has_parental_responsibility`, and their names.

    `also` are brothers and sisters to whom they are the same: it is put right for each of them. A
    name is the person’s own and is the same wherever they stand. Raises ValidationError for the
    name of somebody with a record of their own, and for what they are written down as already.
    """
    person = relationship.person
    names = {name: details.pop(name) for name in NAMES if name in details}
    if names and hasattr(person, "child"):
        raise ValidationError(dict.fromkeys(names, ITS_OWN_RECORD))
    _must_be_of_the_family(relationship.child, details.get("through"))
    for tie in the_same_to(relationship, also):
        theirs = {"through": _theirs(tie.child, details)} if "through" in details else {}
        changed(tie, **details | theirs)
        come_home(tie.child, person) if lives_with else leave_home(tie.child, person)
    if names:
        keep_names(changed(person, **names))
    return relationship


@action("casework.record_entry")
def end_relative(relationship, *, by, until_on=None, also=(), moves_out=False):
    """Say that somebody is this to the child no longer, from a day (today unless said).

    It stays in the record that they were. Raises ValidationError for a day before it began.
    """
    until_on = until_on or clock.today()
    if relationship.from_on and until_on < relationship.from_on:
        began = f"{relationship.from_on.day} {relationship.from_on:%B %Y}"
        raise ValidationError({"until_on": f"It began on {began}. Write a later day."})
    for tie in the_same_to(relationship, also):
        changed(tie, until_on=until_on)
        if moves_out:
            leave_home(tie.child, relationship.person, until_on)
    return relationship


def the_same_to(relationship, children):
    """This tie, and what the person is in the same way to these brothers and sisters today."""
    same = {"person": relationship.person, "kind": relationship.kind}
    theirs = Relationship.objects.current().filter(child__in=children, **same)
    return [relationship, *theirs.select_related("child").exclude(pk=relationship.pk)]
