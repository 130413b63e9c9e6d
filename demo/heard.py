"""Whoever told us hears what was decided, on the same day, by those who decided it."""

from datetime import timedelta

from audit import clock
from audit.principals import STRANGER
from casework.actions import Named, decide_referral, send_message, take_referral
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
