"""From a parent who writes to us, on any phone, to the result of a second look told to them."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from casework.models import Referral
from feedback.models import ReLook
from feedback.telling import begins_with
from learning.hearing import hearing
from tests.access.addresses import browser
from tests.frontend.assessments.pages import shown

pytestmark = pytest.mark.django_db
LINK = re.compile(r"/f/[\w-]{20,}/")
WROTE = {
    "sender": "parent",
    "about": "Ty Harper, 9",
    "worries": "I cannot get him to school and I am at the end of my strength.",
    "name": "Jo Harper",
    "email": "jo@example.test",
    "safe_contact": "By e-mail only",
}
REASONS = "School says that he is there every day."
FOUND = "The register was wrong. He was there on two days of ten."


@pytest.fixture
def do(django_capture_on_commit_callbacks):
    """Send a form, and what it lets go once it is saved."""

    def send(client, where, **said):
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(where, said)
        assert answer.status_code in {200, 302}
        assert "There is a problem" not in shown(answer)
        return answer

    return send


def told(do, reader, user, call):
    """Tell Jo by e-mail, in the words the page begins with."""
    words = begins_with(call, user, "email") | {"contact_phone": "01632 960118"}
    where = reverse("referral_tell", args=[call.ref])
    do(reader, where, **words, variant="family", is_decided="on")
    return LINK.search(mail.outbox[-1].body).group()


def read_with_a_code(do, jo, link):
    """What her link shows her, once she has written the code that was sent to her."""
    jo.get(link, follow=True)
    do(jo, reverse("private_code"))
    do(jo, "/f/", code=re.search(r"\d{6}", mail.outbox[-1].body).group())
    return shown(jo.get("/f/"))


def test_a_parent_writes_hears_disagrees_and_hears_again(client, do, host, worker, manager):
    cache.clear()
    jo, at_work, above = client, browser(worker), browser(manager)

    acknowledged = do(jo, "/tell-us/", **WROTE)
    first_link = LINK.search(acknowledged.content.decode()).group()
    message = re.search(r"/messages/\w+/", at_work.get("/").content.decode()).group()
    do(at_work, message, about="Ty Harper, 9")
    call = Referral.objects.get()
    said = {"outcome": "no-further-action", "reasons": REASONS}
    do(at_work, reverse("referral_decide", args=[call.ref]), **said)
    decided = shown(jo.get(first_link, follow=True))
    call = Referral.objects.get()
    first = read_with_a_code(do, jo, told(do, at_work, worker, call))
    do(jo, reverse("private_answer"), view="disagree", words="Ask his teacher, not the office.")
    relook = reverse("relook", args=[ReLook.objects.get().ref])
    refused = at_work.get(relook)
    do(above, relook, outcome="early-help", reasons=FOUND)
    call = Referral.objects.get()
    again = read_with_a_code(do, jo, told(do, above, manager, call))

    assert "A social worker has considered it" in decided
    assert REASONS not in decided
    assert REASONS in first
    assert refused.status_code == 302  # who decided does not look again
    assert FOUND in again
    assert len(hearing(manager)) == 4
    assert "From a disagreement to the second look" in shown(above.get(reverse("learning_hearing")))
