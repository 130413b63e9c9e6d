"""Contributions, scores, picks and editions over HTTP: by a link, by sign-in, by the worker."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from assessments.actions import give_edition, invite_contribution, make_edition
from assessments.models import Contribution, Edition, EditionAnswer, Invitation, Pick, ScoreSheet
from casework.levels import Level
from tests.factories import InvolvementFactory, concluded, share_with
from tests.frontend.assessments.pages import address, shown, signed_in

PLAIN = {"who": "Dawn", "needs": "He needs sleep.", "decision": "We help."}


@pytest.fixture
def finished(assessment, worker):
    return concluded(assessment, worker)


def link_on(page):
    return re.search(r"http://testserver(/f/[^/]+/)", page.content.decode()).group(1)


def test_an_aunt_is_asked_by_a_link_and_answers_on_her_phone(
    as_worker, client_of_nobody, assessment, family
):
    ty, _ = family
    page = as_worker.post(
        address("assessment_ask", assessment), {"child": [ty.ref], "who": "Bev, his aunt"}
    )
    client_of_nobody.get(link_on(page))
    asked = shown(client_of_nobody.get("/f/"))
    assert "What do you see of Ty?" in asked
    assert not [word for word in ("Mia", "Harper", ty.ref, assessment.why) if word in asked]

    empty = client_of_nobody.post("/f/", {})
    assert "any one will do" in shown(empty)
    sent = client_of_nobody.post("/f/", {"worries": "The cars", "is_in_confidence": "on"})
    assert (sent.status_code, Contribution.objects.get().is_in_confidence) == (302, True)
    assert "Thank you" in shown(client_of_nobody.get("/f/"))

    read = shown(as_worker.get(address("assessment", assessment)))
    assert "Bev, his aunt" in read
    assert "The cars" in read
    assert "Said in confidence" in read


@pytest.fixture
def client_of_nobody(client):
    return type(client)()


def test_words_sent_too_late_are_shown_again(client_of_nobody, assessment, family, worker):
    asked = invite_contribution(assessment, by=worker, who="Bev", children=[family[0]])
    client_of_nobody.get(reverse("private_open", args=[asked.token]))
    client_of_nobody.cookies.clear()  # as a browser does an hour later

    page = shown(client_of_nobody.post("/f/", {"worries": "A long text"}))
    assert "It was not sent" in page
    assert "A long text" in page
    assert not Contribution.objects.exists()


def test_a_teacher_is_asked_by_their_own_sign_in(
    client, as_worker, assessment, family, lead, hillside
):
    ty, mia = family
    share_with(hillside, ty, level=Level.PLAN)
    line = InvolvementFactory(child=ty, name="Sal School", agency=hillside, user=lead)
    form = {"child": [ty.ref, mia.ref], "helper": line.ref}
    refused = shown(as_worker.post(address("assessment_ask", assessment), form))
    assert "cannot add to Mia’s record yet" in refused
    as_worker.post(address("assessment_ask", assessment), form | {"child": [ty.ref]})

    asked, teacher = Invitation.objects.get(), signed_in(type(client)(), lead)
    home = shown(teacher.get(reverse("home")))
    assert "What you see of Ty Harper" in home
    answer = teacher.get(address("invitation", asked))
    page = shown(answer)
    assert "What do you see of Ty?" in page
    assert "Mia" not in page
    assert assessment.ref not in answer.content.decode()  # it is not theirs to open
    without = teacher.post(address("invitation", asked), {"worries": "Tired"})
    assert "Choose whether the family may know" in shown(without)
    teacher.post(address("invitation", asked), {"worries": "Tired", "may_know": "yes"})

    said = Contribution.objects.get()
    assert (said.by_user, said.is_in_confidence) == (lead, False)
    assert "Tired" in shown(teacher.get(address("invitation", asked)))
    assert "What you see of" not in shown(teacher.get(reverse("home")))


def test_who_is_asked_is_told_by_mail_that_names_nobody(
    as_worker, assessment, family, lead, hillside, django_capture_on_commit_callbacks
):
    share_with(hillside, family[0], level=Level.PLAN)
    line = InvolvementFactory(child=family[0], name="Sal", agency=hillside, user=lead)
    with django_capture_on_commit_callbacks(execute=True):
        as_worker.post(
            address("assessment_ask", assessment),
            {"child": [family[0].ref], "helper": line.ref},
        )
    (sent,) = mail.outbox
    assert sent.to == [lead.email]
    assert not [word for word in ("Ty", "Harper", family[0].ref) if word in sent.body]


@pytest.mark.parametrize("form", [{}, {"who": "Bev", "helper": "both"}])
def test_one_person_is_asked_at_a_time(as_worker, assessment, family, bell, lead, form):
    line = InvolvementFactory(child=family[0], user=lead)
    form = form | ({"helper": line.ref} if "helper" in form else {})
    page = shown(
        as_worker.post(address("assessment_ask", assessment), {"child": [family[0].ref], **form})
    )
    assert "Choose somebody who signs in, or write who gets the link." in page
    assert not Invitation.objects.exists()


def test_somebody_asked_is_asked_no_more(as_worker, client_of_nobody, assessment, family, worker):
    asked = invite_contribution(assessment, by=worker, who="Bev", children=[family[0]])
    as_worker.post(address("assessment_withdraw", assessment), {"invitation": asked.ref})
    client_of_nobody.get(reverse("private_open", args=[asked.token]))

    assert "does not open anything" in shown(client_of_nobody.get("/f/"))


def test_what_was_said_in_a_talk_is_written_down_as_theirs(as_worker, assessment, family):
    said = {"who": "Lee, Ty’s father", "child": [family[0].ref], "would_help": "A phone call"}
    as_worker.post(address("assessment_heard", assessment), said)

    page = shown(as_worker.get(address("assessment", assessment)))
    assert "Lee, Ty’s father" in page
    assert "A phone call" in page


def test_a_score_is_drawn_and_stands_in_a_table(as_worker, assessment, family):
    ty, _ = family
    for score, day in ((24, "1 March 2026"), (15, "1 June 2026")):
        as_worker.post(
            address("assessment_score", assessment),
            {
                "child": ty.ref,
                "instrument": "sdq-total",
                "score": score,
                "who": "Jo",
                "answered_on": day,
            },
        )
    page = as_worker.get(address("assessment", assessment)).content.decode()
    assert page.count("<circle") == 2
    assert 'aria-hidden="true"' in page
    assert page.count('<td class="num">') == 2
    assert "fewer points are better" in page


@pytest.mark.parametrize("score", ["41", "-1", "many", ""])
def test_a_score_that_cannot_be_is_refused_beside_its_field(as_worker, assessment, family, score):
    sent = {"child": family[0].ref, "instrument": "sdq-total", "score": score, "who": "Jo"}
    page = as_worker.post(address("assessment_score", assessment), sent)

    assert page.context["form"].errors["score"]
    assert not ScoreSheet.objects.exists()


def test_picks_are_made_where_the_decision_is(as_worker, assessment, family):
    ty, mia = family
    form = {"outcome": "child-in-need", "reasons": "They agree", "primary_need": "N1"}
    form |= {"factors": ["4B"], f"factors-{ty.ref}": ["16A"], f"primary_need-{mia.ref}": "N4"}
    as_worker.post(address("assessment_write", assessment), {"version": 1, "analysis": "Tired"})
    as_worker.post(address("assessment_conclude", assessment), form)

    found = set(Pick.objects.values_list("row__child", "code"))
    assert found == {(ty.pk, "4B"), (ty.pk, "16A"), (ty.pk, "N1"), (mia.pk, "4B"), (mia.pk, "N4")}
    assert "Picked for the returns" in shown(as_worker.get(address("assessment", assessment)))


def test_an_edition_is_made_given_by_a_link_and_answered(
    as_worker, client_of_nobody, finished, family
):
    ty, _ = family
    page = as_worker.get(f"{address('assessment_edition', finished)}?child={ty.ref}")
    assert "They agree to help" in page.content.decode()
    as_worker.post(address("assessment_edition", finished), {"child": [ty.ref], **PLAIN})
    edition = Edition.objects.get()
    given = as_worker.post(address("edition_give", edition), {"how": "link"})
    client_of_nobody.get(link_on(given))

    read = shown(client_of_nobody.get("/f/"))
    assert "He needs sleep." in read
    assert "Mia" not in read
    client_of_nobody.post("/f/", {"view": "disagree", "words": "I never hit him"})

    assert EditionAnswer.objects.get().words == "I never hit him"
    page = shown(as_worker.get(address("assessment", finished)))
    assert "“I disagree”" in page
    assert "I never hit him" in page


def test_names_in_an_edition_are_marked_and_wait_for_a_decision(as_worker, finished, family):
    sent = {"child": [family[0].ref], **PLAIN, "needs": "He sleeps like Mia."}
    page = as_worker.post(address("assessment_edition", finished), sent).content.decode()
    assert "<mark>Mia</mark>" in page
    assert "He sleeps like Mia.</textarea>" in page
    assert not Edition.objects.exists()

    as_worker.post(address("assessment_edition", finished), sent | {"is_decided": "on"})
    assert Edition.objects.get().needs == "He sleeps like Mia."


def test_a_partner_reads_no_edition_no_pick_and_nothing_in_confidence(
    client, finished, family, worker, lead, hillside
):
    for child in family:
        share_with(hillside, child, level=Level.ASSESSMENT)
    edition = make_edition(finished, by=worker, children=list(family), **PLAIN)
    give_edition(edition, by=worker, how="paper")
    partner = signed_in(client, lead)

    page = shown(partner.get(address("assessment", finished)))
    assert "Shared with the family" not in page
    assert "Picked for the returns" not in page
    assert partner.get(address("edition", edition)).status_code == 404
