"""What an order forbids stands first: for the record whole, for a school the line it was told."""

from datetime import timedelta

import pytest

from audit import clock
from casework.actions import begin_section47
from casework.levels import Level
from casework.models import LegalStatus
from tests.days import soon
from tests.factories import restricted, share_with
from tests.frontend.assessments.pages import address, in_words, shown, signed_in
from tests.frontend.protection.test_protection import conference, sent

FORBIDS = "He must not come within a hundred metres of the school."
LINE = "Lee Mercer must not collect or contact Ty."


def order(client, ty, lee=None, /, **typed):
    words = {"kind": "no-contact-condition", "forbids": FORBIDS, **typed}
    if lee:
        words |= {"adult": lee.ref, "must_not": ["collect", "contact"]}
    return sent(client, "child_legal", ty, **words)


def glance(client, user, child):
    return shown(signed_in(client, user).get(address("child", child)))


def test_an_order_stands_first_on_the_childs_page(at_work, ty, lee):
    order(at_work, ty, lee, made_by="Northmoor Police", from_on="yesterday 9pm")
    body = at_work.get(address("child", ty)).content.decode()

    assert LINE in body
    assert body.index(LINE) < body.index("glance-cols")
    page = shown(at_work.get(address("child", ty)))
    for words in (FORBIDS, "No-contact condition, since", "21:00", "Northmoor Police"):
        assert words in page


@pytest.mark.parametrize("level", [Level.NETWORK, Level.PLAN, Level.ASSESSMENT])
def test_a_school_not_told_sees_the_page_it_saw_before(client, worker, lead, ty, lee, level):
    share_with(lead.agency, ty, level=level)
    before = glance(client, lead, ty)
    order(signed_in(client, worker), ty, lee)
    assert glance(client, lead, ty) == before


def test_a_school_told_reads_the_line_and_no_more(client, worker, lead, ty, mia, lee):
    share_with(lead.agency, ty, level=Level.PLAN)
    until = in_words(clock.today() + timedelta(days=90))
    order(signed_in(client, worker), ty, lee, child=[ty.ref, mia.ref], is_for_the_plan="plan",
          until_on=until, made_by="Northmoor Police")  # fmt: skip

    page = glance(client, lead, ty)
    assert LINE in page
    for hidden in (FORBIDS, "No-contact condition", "Northmoor Police", "Mia"):
        assert hidden not in page
    assert LINE not in glance(client, worker, mia)


def test_who_knows_is_changed_on_a_page_that_shows_the_very_line(client, worker, lead, ty, lee):
    share_with(lead.agency, ty, level=Level.PLAN)
    order(signed_in(client, worker), ty, lee)
    status = LegalStatus.objects.get()
    assert LINE in shown(client.get(address("legal_tell", status)))
    client.post(address("legal_tell", status), {"is_for_the_plan": "yes"})
    assert LINE in glance(client, lead, ty)
    signed_in(client, worker).post(address("legal_tell", status), {"is_for_the_plan": "no"})
    assert LINE not in glance(client, lead, ty)


def test_the_preview_of_a_share_shows_the_line_it_will_show(client, worker, hillside, ty, lee):
    order(signed_in(client, worker), ty, lee, is_for_the_plan="plan")
    where = f"{address('child_share', ty)}?agency={hillside.ref}&level="
    assert LINE in shown(client.get(f"{where}2"))
    assert LINE not in shown(client.get(f"{where}1"))


def test_a_limit_of_the_law_is_a_day_with_its_source_and_no_clock(at_work, ty):
    order(at_work, ty, kind="police-protection", from_on="yesterday 22:40")
    page = at_work.get(address("child", ty)).content.decode().lower()

    assert "72 hours" in page
    assert "children act 1989, section 46(6)" in page
    for clock_word in ("overdue", "countdown", "days left", "remaining", "hours left"):
        assert clock_word not in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"kind": ""}, "Choose what it is."),
        ({"forbids": ""}, "Write what it forbids or means"),
        ({"must_not": ["collect"]}, "Say who must not collect or contact them."),
        ({"from_on": soon()}, "it cannot be later than now"),
        ({"from_on": "last week"}, "Write the day it began"),
        ({"until_on": "4/5/2019"}, "It cannot end before it began."),
        ({"is_for_the_plan": "plan"}, "There is nothing to tell them yet"),
        ({"kind": "police-protection", "until_on": "31 December 2090"}, "72 hours at most"),
        ({"kind": "no-such"}, "Choose one of the answers that are here."),
        ({"adult": "zzzzzzzzzz"}, "Choose one of the answers that are here."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(at_work, ty, lee, typed, says):
    page = order(at_work, ty, **{"made_by": "Northmoor Family Court", **typed})
    assert says in shown(page)
    assert "Northmoor Family Court" in page.content.decode()
    assert not LegalStatus.objects.exists()


def test_what_ends_leaves_the_top_of_the_page_and_stays_in_the_list(at_work, ty, mia, lee):
    order(at_work, ty, lee, child=[ty.ref, mia.ref])
    status = LegalStatus.objects.get(child=ty)
    sent(at_work, "legal_end", status, why_ended="Bail was lifted", also=[mia.ref])

    assert LegalStatus.objects.current().count() == 0
    assert FORBIDS not in shown(at_work.get(address("child", ty)))
    assert "Bail was lifted" in shown(at_work.get(address("child_protection", ty)))


def test_what_is_replaced_is_picked_and_ends(at_work, ty, lee):
    order(at_work, ty, lee, kind="bail-conditions", from_on="yesterday")
    earlier = LegalStatus.objects.get()
    order(at_work, ty, lee, kind="non-molestation-order", replaces=earlier.ref)
    earlier.refresh_from_db()
    assert earlier.why_ended == "Replaced: Non-molestation order"


def ring(client, duty, ty):
    client = signed_in(client, duty)
    typed = {"name": "Ty Harper", "caller_name": "Dr Amin", "why": "He is in A&E"}
    return client, client.post("/known/", typed)["Location"]


def test_duty_reads_it_when_they_have_rung_back_and_not_before(client, worker, duty, ty, lee):
    order(signed_in(client, worker), ty, lee)
    begin_section47(ty, by=worker, began_on=clock.today(), why_begun="Bruises")
    client, where = ring(client, duty, ty)
    assert LINE not in shown(client.get(where))
    client.post(f"{where}rung/", {"rung_back_on": "01632 960117", "told": "Who works with him"})

    page = shown(client.get(where))
    for words in (LINE, FORBIDS, "Section 47 enquiry since"):
        assert words in page


def test_a_child_closed_to_duty_tells_them_of_no_order(client, worker, duty, east, ty, lee):
    order(signed_in(client, worker), ty, lee)
    restricted(ty)
    client, where = ring(client, duty, ty)
    client.post(f"{where}rung/", {"rung_back_on": "01632 960117"})
    assert LINE not in shown(client.get(where))


def test_a_plan_is_told_at_the_top_to_the_record_alone(client, worker, lead, ty, lee):
    share_with(lead.agency, ty, level=Level.ASSESSMENT)
    conference(signed_in(client, worker), ty)
    assert "Child protection plan since" in glance(client, worker, ty)
    assert "emotional abuse" in glance(client, worker, ty)
    assert "rotection plan" not in glance(client, lead, ty)
