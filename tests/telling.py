"""What whoever told us writes, hears and answers: a part of one of everything."""

from audit.principals import STRANGER
from casework import actions as casework
from feedback import actions as hearing_back
from feedback.telling import begins_with
from learning import actions as learning


def written_to_us(world):
    """A neighbour writes on the public page, twice."""
    wrote = {"sender": "public", "about": "Rex, 3", "worries": "He cries at night"}
    message = casework.send_message(world.host, by=STRANGER, **wrote)
    rex = casework.Named(given_name="Rex", family_name="Holm")
    casework.take_message(message, by=world.worker, children=[rex])
    again = casework.send_message(world.host, by=STRANGER, **wrote)
    casework.set_message_aside(again, by=world.worker, why="Sent twice")


def advised(world):
    """A school asks what to do, and says later what came of it."""
    asked = {"asked_by": "Ann, Hill School", "asked": "May he stay late?", "advised": "Ask him why"}
    advice = casework.give_advice(world.host, by=world.worker, **asked)
    casework.say_what_came(advice, by=world.worker, came_of_it="met", was_useful="yes")


def in_the_way(world):
    """Something gets in a worker’s way, and a manager removes it."""
    said = {"what": "No interpreter", "stopped": "A visit"}
    blockage = learning.raise_blockage(world.host, by=world.worker, **said)
    learning.move_blockage(blockage, by=world.manager, did="taken")
    learning.move_blockage(blockage, by=world.manager, did="removed", words="A second one is paid")


def told_and_read(world):
    """Whoever rang is told, and opens their private link with a code that is wrong."""
    words = begins_with(world.referral, world.worker, "letter") | {"contact_phone": "01632 960118"}
    to = {"variant": "professional", "to_email": "grace@example.test", "is_decided": True}
    hearing_back.tell_referrer(world.referral, by=world.worker, **words | to)
    link = casework.link_the_caller(world.referral, by=world.worker)
    hearing_back.send_code(world.referral, by=link)
    hearing_back.enter_code(world.referral, by=link, code="wrong")
    said = {"view": "disagree", "words": "She is thinner"}
    answer = hearing_back.answer_told(world.referral, by=link, **said)
    found = {"outcome": "assessment", "reasons": "The school weighed her"}
    hearing_back.look_again(answer.relook, by=world.manager, **found)
