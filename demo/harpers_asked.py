"""The Harpers' assessment as others met it: asked, scored, put in plain words, and answered."""

from assessments.actions import (
    add_score,
    answer_edition,
    answer_invitation,
    give_edition,
    invite_contribution,
    make_edition,
    say_of_need,
    tag_need,
    write_down_contribution,
)
from assessments.models import Need
from casework.actions.links import link_of
from demo import harpers_others as others
from demo.days import at, day

OF_DAWN = "Dawn Harper, the children’s mum"
TAGS = {
    "nobody comes in": ("safety", "housing", "stability"),
    "breakfast": ("basic-care", "education"),
    "be nine": ("feelings", "identity", "safety"),
    "looking after": ("relationships", "boundaries"),
    "play, words": ("stimulation", "health"),
    "a way back": ("relationships", "belonging"),
}
"""{words of a need: what it is about}"""


def others_are_asked(town, family, assessment):
    """Bev by a private link, the school by its own sign-in, Darren in a talk; and two scores."""
    by, everybody = town.worker, list(family.values())
    with at("Mon", 7, "10:05"):
        bev = invite_contribution(assessment, by=by, children=everybody, **others.BEV)
    with at("Mon", 7, "21:40"):
        answer_invitation(bev, by=link_of(bev.token), **others.BEV_SAYS)
    with at("Tue", 7, "09:10"):
        asked = invite_contribution(
            assessment,
            by=by,
            who="Ann Shaw, Hillside Primary",
            user=town.school,
            children=[family["Ty"]],
            question=others.SCHOOLS_QUESTION,
        )
    with at("Wed", 7, "15:50"):
        answer_invitation(asked, by=town.school, **others.SCHOOL_SAYS)
    with at("Fri", 6, "17:20"):
        write_down_contribution(
            assessment, by=by, children=[family["Callum"]], **others.DARREN_SAYS
        )
    for on, name, instrument, score, who, note in others.SCORES:
        with at(*on, "16:40"):
            add_score(
                assessment,
                by=by,
                child=family[name],
                instrument=instrument,
                score=score,
                who=who,
                answered_on=day(*on),
                note=note,
            )


def the_family_sees_the_needs(town, assessment):
    """What Dawn says of two of them; and what each is about, now that it is written."""
    needs = list(Need.objects.filter(assessment=assessment))
    with at("Fri", 4, "09:40"):
        for words, sides in TAGS.items():
            need = next(one for one in needs if words in one.needs)
            tag_need(need, by=town.worker, dimensions=sides)
    with at("Mon", 3, "15:00"):
        say_of_need(needs[0], by=town.worker, who=OF_DAWN, text="They need a safe mum. Put that.")
        say_of_need(
            next(one for one in needs if "looking after" in one.needs),
            by=town.worker,
            who=OF_DAWN,
            text="Mia’s days matter less than you think. She was never in trouble.",
        )


def picks(family):
    """What is picked for each child when it is finished."""
    return {
        child: (
            (*others.OF_ALL, *others.AS_WELL.get(name, ())),
            others.MAIN_NEED,
        )
        for name, child in family.items()
    }


def told_to_the_family(town, family, assessment):
    """Dawn’s copy on paper, Darren’s by a link; she agrees, and he does not."""
    by = town.worker
    with at("Fri", 3, "10:30"):
        for_dawn = make_edition(
            assessment, by=by, children=list(family.values()), is_decided=True, **others.FOR_DAWN
        )
        give_edition(for_dawn, by=by, how="paper")
        answer_edition(for_dawn, by=by, **others.DAWN_AGREES)
    with at("Fri", 3, "11:15"):
        for_darren = make_edition(
            assessment, by=by, children=[family["Callum"]], is_decided=True, **others.FOR_DARREN
        )
        given = give_edition(for_darren, by=by, how="link")
    with at("Sun", 3, "20:10"):
        answer_edition(for_darren, by=link_of(given.token), **others.DARREN_DISAGREES)


def asked_again(town, family, assessment):
    """The school is asked once more, and has not answered yet."""
    with at("Wed", 1, "10:15"):
        invite_contribution(
            assessment,
            by=town.worker,
            who="Ann Shaw, Hillside Primary",
            user=town.school,
            children=[family["Ty"]],
            question=others.ASKED_SINCE,
        )
