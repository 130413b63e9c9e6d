"""Anybody can tell us of a worry, without an account; and hears where it stands by a link."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import AuditEvent
from casework.actions import decide_referral, exclude_user
from casework.models import Child, Message, Referral
from feedback.telling import likely_variant
from frontend import throttle
from frontend.forms_messages import LONGEST
from frontend.writing_to_us import OFTEN
from tests.access.addresses import browser
from tests.factories import ChildFactory, allocate
from tests.frontend.assessments.pages import shown

HERE = "/tell-us/"
SAID = {
    "sender": "public",
    "about": "Ty Harper, 9\nMia, perhaps 4",
    "worries": "They are alone at night.",
    "phone": "07700 900456",
    "safe_contact": "Not after six: he is at home then",
}
LINK = re.compile(r"http://testserver(/f/[\w-]+/)")

pytestmark = pytest.mark.django_db


def written(client, **said):
    """(what they are shown, the message that came of it)"""
    answer = client.post(HERE, SAID | said)
    return shown(answer), Message.objects.order_by("pk").last()


@pytest.fixture
def stranger(client, host):
    cache.clear()
    return client


def test_a_stranger_is_answered_at_once_with_a_reference_and_a_link_that_says_where_it_stands(
    stranger, worker
):
    page, message = written(stranger)
    opened = stranger.get(LINK.search(page).group(1), follow=True)

    assert message.ref in page
    assert "It is a contact for now" in page
    assert "Nobody has read it to the end yet" in shown(opened)
    assert message.ref in shown(opened)
    assert AuditEvent.objects.get(did="send_message").actor_kind == "nobody"


def test_what_was_written_waits_with_the_calls_and_becomes_one_with_the_same_reference(
    stranger, worker
):
    page, message = written(stranger)
    reader = browser(worker)
    home = shown(reader.get("/"))
    reader.post(reverse("message", args=[message.ref]), {"about": "Ty Harper, 9\nMia, 4"})
    call = Referral.objects.get()

    assert "Nobody has decided yet" in home
    assert "Somebody who gave no name" in home
    assert call.ref == message.ref
    assert (call.worries, call.phone) == (SAID["worries"], SAID["phone"])
    assert call.safe_to_ring == SAID["safe_contact"]
    assert len(call.children_concerned()) == 2
    assert "A social worker is reading it" in shown(
        stranger.get(LINK.search(page).group(1), follow=True)
    )
    decide_referral(call, by=worker, outcome="early-help", reasons="They agree to help")
    after = shown(stranger.get("/f/"))
    assert "A social worker has considered it" in after
    assert "They agree" not in after
    assert "Ty" not in after


@pytest.mark.parametrize(
    ("sender", "variant"),
    [("child", "family"), ("parent", "family"), ("public", "public"), ("professional", "public")],
)
def test_a_child_or_parent_may_hear_and_whoever_was_not_made_sure_of_is_protected(
    stranger, worker, sender, variant
):
    _, message = written(stranger, sender=sender)
    browser(worker).post(reverse("message", args=[message.ref]), {"about": "Ty, 9"})

    assert likely_variant(Referral.objects.get()) == variant


def test_nothing_typed_is_lost_by_a_field_that_is_wrong_and_no_page_is_kept(stranger):
    wrong = SAID | {"sender": "", "email": "no address", "going_well": "x" * (LONGEST + 1)}
    answer = stranger.post(HERE, wrong)

    page = shown(answer)
    assert Message.objects.count() == 0
    assert "Choose who you are." in page
    typed = answer.content.decode()
    assert all(words in typed for words in (SAID["worries"], SAID["about"], 'value="no address"'))
    assert "no-store" in answer["Cache-Control"]
    assert 'autocomplete="off"' in typed
    assert set(answer.cookies) <= {"csrftoken"}


@pytest.mark.parametrize("sent", [{}, {"sender": "king"}, {"worries": "\0"}, {"about": " "}])
def test_bad_input_is_answered_with_a_sentence(stranger, sent):
    answer = stranger.post(HERE, (SAID if sent else {}) | sent)

    assert answer.status_code == 200
    assert "There is a problem" in shown(answer)
    assert Message.objects.count() == 0


def test_the_same_form_sent_twice_is_kept_once(stranger):
    once = {"once": "a" * 22}
    written(stranger, **once)
    second, _ = written(stranger, **once)

    assert Message.objects.count() == 1
    assert "You sent this before" in second
    assert not LINK.search(second)


def test_a_page_that_knows_no_child_asks_the_same_of_a_known_name_and_one_nobody_has(stranger, ty):
    written(stranger)  # the first letter from an address is counted in another way
    asked = []
    for about in ("Ty Harper, 9", "Nobody Atall, 9"):
        with CaptureQueriesContext(connection) as queries:
            page, message = written(stranger, about=about)
        page = LINK.sub("", page).replace(message.ref, "")
        statements = [re.sub(r"'[^']*'|\d+|s\d+_x\d+", "?", each["sql"]) for each in queries]
        asked.append((page, [sql.split(" VALUES")[0] for sql in statements]))

    assert asked[0] == asked[1]
    assert Child.objects.count() == 1


def test_an_address_that_sends_very_much_is_slowed_and_keeps_its_words(stranger, monkeypatch):
    monkeypatch.setitem(throttle.RATES, "written", "2/h/ip")
    for _ in range(2):
        written(stranger)
    stranger.post(HERE, {})  # what is wrong is not counted
    answer = stranger.post(HERE, SAID)
    elsewhere = stranger.post(HERE, SAID, REMOTE_ADDR="192.0.2.7")

    assert answer.status_code == 429
    assert OFTEN in shown(answer)
    assert SAID["worries"] in shown(answer)
    assert elsewhere.status_code == 200
    assert Message.objects.count() == 3


@pytest.mark.parametrize(
    "said",
    [
        {"about": "Tyler, nine"},
        {"about": "TY"},
        {"worries": "The Harper boys"},
        {"going_well": "Ty sings"},
    ],
)
def test_whoever_is_kept_from_a_child_does_not_read_what_names_it(
    stranger, worker, manager, east, said
):
    ty = ChildFactory(given_name="Tyler", known_as="Ty", family_name="Harper")
    allocate(ty, worker=worker, team=east)
    exclude_user(ty, by=manager, user=worker, why="Her nephew")
    unnamed = {"about": "A boy in Mill Lane"}
    _, other = written(stranger, **unnamed)
    _, message = written(stranger, **unnamed | said)
    where = reverse("message", args=[message.ref])

    assert browser(worker).get(where).status_code == 404
    assert browser(worker).get(reverse("message", args=[other.ref])).status_code == 200
    assert shown(browser(worker).get("/")).count("Somebody who gave no name") == 1
    assert browser(manager).get(where).status_code == 200


def test_a_message_that_tells_of_no_child_is_set_aside_with_a_reason_and_stands(stranger, worker):
    page, message = written(stranger)
    reader = browser(worker)
    aside = reverse("message_aside", args=[message.ref])

    assert "Write why" in shown(reader.post(aside, {}))
    reader.post(aside, {"why": "An advertisement"})
    reader.post(reverse("message", args=[message.ref]), {"about": "Ty, 9"})
    assert Referral.objects.count() == 0
    assert "Nobody has decided yet" not in shown(reader.get("/"))
    assert "A social worker has considered it" in shown(
        stranger.get(LINK.search(page).group(1), follow=True)
    )


def test_somebody_with_an_account_is_not_asked_who_they_are(host, lead):
    client = browser(lead)
    said = {"about": "Ty, 9", "worries": "He sleeps in class"}

    assert "Who are you?" not in shown(client.get(HERE))
    client.post(HERE, said)
    message = Message.objects.get()
    assert (message.sent_by, message.email, message.sender) == (lead, lead.email, "professional")
