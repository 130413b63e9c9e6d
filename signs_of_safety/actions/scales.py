"""Scaling: everybody says where they stand, blind; then all of it is revealed at once."""

from django.core.exceptions import ValidationError
from django.db.models import Q

from audit import clock
from audit.actions import action
from audit.records import checked
from audit.refs import new_ref
from casework.models import Entry
from casework.story import tell
from signs_of_safety.models import (
    HIGHEST,
    Kind,
    Map,
    OpenedRating,
    Rating,
    Reveal,
    Scale,
)

NOT_A_DANGER = "A scale goes with a danger: begin it there."
GOES_ON = "A scale is being filled in for this danger. Finish that one first."
NO_GOAL = "Write the goal of this danger first: 10 is where it is reached."
REVEALED = "This was revealed already: nobody is added to it now. What you wrote is not kept."
NOBODY_YET = "Nobody has said where they stand yet."
TOO_FAR = f"Give a whole number from 0 to {HIGHEST}."
SAID_BEFORE = "Somebody of this name is on the scale already. Say which of the two this is."
NOT_A_CHILDS = "This is shown already, or its rater did not want it shown."


@action("signs_of_safety.write_map")
def start_scale(statement, *, by, nought, ten):
    """Begin scaling a danger of a map: what 0 and 10 mean today, in words that stay.

    Raises ValidationError for what is no danger, has no goal, or is being scaled already.
    """
    Map.objects.select_for_update().get(pk=statement.map_id)
    if statement.kind != Kind.DANGER or statement.taken_out_at:
        raise ValidationError(NOT_A_DANGER)
    if not statement.answered_by.standing().filter(kind=Kind.GOAL).exists():
        raise ValidationError(NO_GOAL)
    if statement.scales.filter(reveal=None).exists():
        raise ValidationError(GOES_ON)
    before = scales_before(statement).last()
    track = before.track if before else new_ref()
    said = {"nought": nought, "ten": ten, "began_at": clock.now(), "began_by": by}
    return checked(Scale(danger=statement, track=track, **said))


def scales_before(danger):
    """The scales of this danger, oldest first: on this map, or the two it was carried from."""
    here, before = Q(danger=danger), Q(danger__followed_by=danger)
    return Scale.objects.filter(here | before | Q(danger__followed_by__followed_by=danger))


@action("signs_of_safety.write_map")
def rate(scale, *, by, who, role, number, why, readers):
    """Take down where somebody stands. Nobody sees it before everybody's is revealed.

    Raises ValidationError for a number off the scale, a name twice, or once it is revealed.
    """
    must_go_on(scale)
    if scale.ratings.filter(who__iexact=who).exists():
        raise ValidationError({"who": SAID_BEFORE})
    asked = scale.raters.filter(who__iexact=who).first()
    # Whoever was asked as a child is one here too: theirs is not shown before it is decided on.
    said = {"who": who, "role": asked.role if asked else role, "number": number, "why": why}
    keep(scale, taken_by=by, rater=asked, readers=readers, **said)
    return scale


def keep(scale, *, number, **said):
    """Write down where somebody stands. Runs only inside an action."""
    if not 0 <= number <= HIGHEST:
        raise ValidationError({"number": TOO_FAR})
    return checked(Rating(scale=scale, number=number, rated_at=clock.now(), **said))


@action("signs_of_safety.write_map")
def reveal_scale(scale, *, by):
    """Show everybody's, side by side, to whom each of them allowed; the story says that it was.

    Raises ValidationError while nobody has said anything.
    """
    must_go_on(scale)
    if not scale.ratings.exists():
        raise ValidationError(NOBODY_YET)
    checked(Reveal(scale=scale, revealed_at=clock.now(), revealed_by=by))
    tell(
        scale.children_concerned(),
        kind=Entry.Kind.MILESTONE,
        title="Everybody said where they stand between a worry and its goal",
        about=scale.map,
    )
    return scale


@action("signs_of_safety.write_map")
def open_rating(rating, *, by, why):
    """Decide that others may know where a child stands, as the child chose; and why it is safe.

    Raises ValidationError for a rating the child wants kept, or one that is shown already.
    """
    if not rating.waits or OpenedRating.objects.filter(rating=rating).exists():
        raise ValidationError(NOT_A_CHILDS)
    checked(OpenedRating(rating=rating, why=why, opened_at=clock.now(), opened_by=by))
    return rating


def must_go_on(scale):
    """Lock its map, so that nobody is added while it is revealed. Raises ValidationError after."""
    Map.objects.select_for_update().get(pk=scale.danger.map_id)
    if Reveal.objects.filter(scale=scale).exists():
        raise ValidationError(REVEALED)
