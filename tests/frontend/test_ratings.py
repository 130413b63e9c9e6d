"""The pages of a round: opened, answered on a phone without an account, reminded of, and read."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.models import Agency
from audit import clock
from feedback.actions import end_ratings, invite_to_ratings
from feedback.models import AgencyRatings, Point, Rating, Respondent
from tests.access.rounds import a_round
from tests.factories import AgencyFactory
from tests.frontend.assessments.pages import signed_in


@pytest.fixture
def opened(host, manager):
    return a_round(host, manager)


@pytest.fixture
def asked(opened, manager, hillside):
    return invite_to_ratings(opened, by=manager, agency=hillside)


def pressed(client, respondent):
    """The page of a private link, somebody having pressed it."""
    client.get(reverse("private_open", args=[respondent.token]))
    return client.get(reverse("private")).content.decode()


def test_a_manager_opens_a_round_and_its_agencies_are_asked(
    client, manager, lead, hillside, mailoutbox, django_capture_on_commit_callbacks
):
    other = AgencyFactory(name="Kestrel Families")
    with django_capture_on_commit_callbacks(execute=True):
        answer = signed_in(client, manager).post(
            reverse("ratings_open"),
            {
                "once": "k1",
                "name": "Winter",
                "from_on": "",
                "until_on": "tomorrow",
                "rated": ["health", "police"],
                "agencies": [hillside.ref, other.ref],
            },
        )
    opened = AgencyRatings.objects.get()

    assert answer["Location"] == reverse("ratings_ask", args=[opened.ref])
    assert (opened.from_on, opened.rated) == (clock.today(), ["health", "police"])
    assert set(opened.respondents.values_list("agency__name", flat=True)) == {
        "Hillside Primary", "Kestrel Families",
    }  # fmt: skip
    assert [message.to for message in mailoutbox] == [[lead.email]]
    assert "http://testserver/f/" in mailoutbox[0].body


def test_what_was_typed_stands_when_a_round_cannot_be_opened(client, manager, opened, hillside):
    said = {"once": "k1", "name": "Winter", "until_on": "yesterday", "rated": ["health"]}
    page = signed_in(client, manager).post(
        reverse("ratings_open"), {**said, "agencies": [hillside.ref]}
    )
    text = page.content.decode()

    assert "There is a problem" in text
    assert 'value="Winter"' in text
    assert 'value="yesterday"' in text
    assert page.context["form"]["agencies"].value() == [hillside.ref]
    assert AgencyRatings.objects.count() == 1


def test_somebody_answers_once_without_an_account(client, asked):
    text = pressed(client, asked)
    assert "How do agencies work together?" in text
    assert text.count('type="radio"') == 7 * 6 * 6

    sent = client.post(
        reverse("private"), {"health-trust": "good", "comment": "Ring us on Mondays"}
    )
    assert sent.status_code == 302
    answered = Respondent.objects.get()
    assert (answered.answered_on, answered.comment) == (clock.today(), "Ring us on Mondays")
    assert Rating.objects.exclude(point=Point.DONT_KNOW).count() == 1
    assert "Thank you" in client.get(reverse("private")).content.decode()
    client.post(reverse("private"), {"health-trust": "poor"})
    assert Rating.objects.filter(point=Point.POOR).count() == 0


def test_an_empty_answer_is_asked_about_and_the_comment_stands(client, asked):
    pressed(client, asked)
    text = client.post(reverse("private"), {"comment": "We hear nothing"}).content.decode()

    assert "Rate at least one agency on one thing." in text
    assert "We hear nothing" in text
    assert not Rating.objects.exists()


def test_what_was_picked_stands_when_the_round_ended_meanwhile(client, asked, opened, manager):
    pressed(client, asked)
    end_ratings(opened, by=manager)
    text = client.post(
        reverse("private"), {"health-trust": "very-good", "comment": "Late"}
    ).content.decode()

    assert "cannot be answered any more" in text
    assert "Late" in text
    assert "checked" in text
    assert "This round is over" in pressed(client, asked)


def test_an_agency_without_a_lead_has_its_link_shown_once_and_a_new_one_ends_it(
    client, manager, opened, host
):
    nobody = AgencyFactory(name="Kestrel Families")
    signed_in(client, manager)
    where = reverse("ratings_ask", args=[opened.ref])
    page = client.post(where, {"once": "k1", "agency": nobody.ref}).content.decode()
    assert "http://testserver/f/" in page
    assert "http://testserver/f/" not in client.get(where).content.decode()

    respondent = Respondent.objects.get()
    again = client.post(
        reverse("ratings_remind", args=[opened.ref]), {"respondent": respondent.ref}
    ).content.decode()
    assert "opens nothing now" in again
    assert "Asked again" in again


@pytest.mark.parametrize("said", ["", "nobody"])
def test_asking_nobody_is_told_in_a_sentence(client, manager, opened, said):
    signed_in(client, manager)
    for where, name in (("ratings_ask", "agency"), ("ratings_remind", "respondent")):
        text = client.post(reverse(where, args=[opened.ref]), {name: said}).content.decode()
        assert "There is a problem" in text
    assert not Respondent.objects.exists()


def test_the_report_says_how_it_was_rounded_and_which_columns_do_not_add_up(
    client, manager, opened, host
):
    for _ in range(5):
        respondent = invite_to_ratings(opened, by=manager, agency=host)
        client.logout()
        pressed(client, respondent)
        client.post(reverse("private"), {"health-trust": "good"})
    end_ratings(opened, by=manager)
    text = signed_in(client, manager).get(reverse("ratings", args=[opened.ref])).content.decode()

    assert "rounded by itself to the nearest whole one, a half upwards" in text
    assert "Not all of those columns add up to 100" in text
    assert "adds up to 110" in text
    # Each figure of a bar is a figure of its row: 42 pairs, each with its published years and ours.
    assert text.count('class="rating"') == 6 * 4 + 36 + 42 + 42


def test_while_it_goes_on_the_report_shows_how_many_and_no_more(client, manager, asked, opened):
    pressed(client, asked)
    client.post(reverse("private"), {"health-trust": "good", "comment": "Secret"})
    text = signed_in(client, manager).get(reverse("ratings", args=[opened.ref])).content.decode()

    assert "1 of 1 person has answered" in text
    assert "Secret" not in text
    assert "<table" not in text


def test_a_round_is_over_after_its_last_day(client, manager, opened):
    with clock.at(clock.now() + timedelta(days=15)):
        text = signed_in(client, manager).get(reverse("ratings", args=[opened.ref]))
    assert "0 of 0 answered" in text.content.decode()


def test_the_files_are_saved_and_are_the_table(client, manager, opened):
    end_ratings(opened, by=manager)
    signed_in(client, manager)
    for name, ending in (("ratings_csv", "csv"), ("ratings_spreadsheet", "xlsx")):
        answer = client.get(reverse(name, args=[opened.ref]))
        assert answer["Content-Disposition"] == f'attachment; filename="ratings-winter.{ending}"'
    assert Agency.objects.host()
