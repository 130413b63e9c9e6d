"""Whoever told us hears what was decided, on the same day, by those who decided it."""

from datetime import timedelta

from audit import clock
from audit.principals import STRANGER
from casework.actions import (
    Named,
    decide_referral,
    give_advice,
    say_what_came,
    send_message,
    take_referral,
)
from casework.models import Referral
from demo.days import aged, at, hours_ago
from feedback.actions import look_again, tell_referrer, write_down_answer
from feedback.telling import begins_with, likely_variant

SOON = timedelta(minutes=20)


def heard_back(referral, by):
    """Told by telephone, in the words of the decision, a little later."""
    with clock.at(clock.now() + SOON):
        tell_referrer(
            referral,
            by=by,
            variant=likely_variant(referral),
            is_decided=True,
            **begins_with(referral, by, "telephone"),
        )


def a_neighbour_wrote(town):
    """Nobody has read it yet: it waits beside the calls."""
    with clock.at(hours_ago(3)):
        send_message(
            town.host,
            by=STRANGER,
            sender="public",
            about="Two little ones at the end house in Mill Lane. The girl is called Pia.",
            worries="They are out in the yard in their pyjamas when I come off my shift. "
            "It was three nights this week.",
            safe_contact="Please do not come to my door. They would know it was me.",
        )


def asked_for_advice(town):
    """Three asked what to do: it helped one, became a call of another, and one is to be asked."""
    worker, worker2 = town.people["worker"], town.people["worker2"]
    with at("Wed", 9, "11:15"):
        first = give_advice(
            town.host,
            by=worker,
            asked_by="Mr Pell, Eastfield Primary",
            asked="A mother says at the gate that she cannot pay for heating. The children are "
            "well and in school. Should he refer them?",
            advised="Ask her whether she would like help to apply to the household fund, and "
            "do it with her at school. Ring us if anything worries you about the children.",
        )
    with at("Thu", 5, "15:40"):
        say_what_came(first, by=worker, came_of_it="met", was_useful="yes")
    with at("Mon", 6, "09:50"):
        give_advice(
            town.host,
            by=worker,
            asked_by="Grace Lowe, Northmoor Community Health",
            asked="Where can a father of a new baby talk to somebody who is not a nurse?",
            advised="The fathers’ group at the children’s centre, on Saturdays. He can just come.",
        )
    with at("Fri", 7, "13:05"):
        second = give_advice(
            town.host,
            by=worker2,
            asked_by="Mrs Adeyemi, Eastfield Primary",
            asked="A boy of seven does not want to go home on Fridays. He will not say why.",
            advised="Ask him who is at home at the weekend, and keep his words as he says them.",
        )
    with at("Wed", 6, "10:05"):
        call = Referral.objects.filter(caller_name="Mrs Adeyemi").first()
        say_what_came(second, by=worker2, came_of_it="referral", was_useful="partly", referral=call)


def somebody_disagreed(town):
    """Otis’s teacher was told that nothing more would be done, disagreed, and was right.

    She disagrees with what was decided then, too: that second look waits for somebody else.
    """
    worker, manager = town.people["worker2"], town.people["manager2"]
    with at("Tue", 6, "10:20"):
        referral = take_referral(
            town.host,
            by=worker,
            children=[Named(given_name="Otis", family_name="Fenn", born_on=aged(7, 120))],
            caller_name="Mrs Adeyemi",
            caller_role="Class teacher",
            agency=town.agencies["Eastfield Primary"],
            worries="Otis asks every day whether he can stay. He says the house is too loud.",
            going_well="He reads to the little ones at dinner time.",
        )
    with at("Tue", 6, "15:00"):
        decide_referral(
            referral,
            by=worker,
            outcome="no-further-action",
            reasons="His mother says the building work next door ends this week.",
        )
        heard_back(referral, worker)
    with at("Thu", 6, "12:30"):
        words = "The building work ended in the spring. It is at night that it is loud."
        relook = write_down_answer(referral, by=worker, view="disagree", words=words).relook
    with at("Fri", 6, "11:10"):
        look_again(
            relook,
            by=manager,
            outcome="early-help",
            reasons="We asked his mother again, in the evening. She would like help with the "
            "nights, and we had not asked her about them.",
        )
        heard_back(referral, manager)
    with at("Mon", 5, "16:05"):
        words = "Help with the nights starts in six weeks. He is tired now."
        write_down_answer(referral, by=manager, view="disagree", words=words)
