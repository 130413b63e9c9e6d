"""A child's story, as each reader reads it."""

import re
from datetime import timedelta

import pytest

from audit import clock
from casework.levels import Level
from casework.models import EntryChild
from casework.story import PAGE, ForChild
from frontend.telling import folded
from tests.days import days_ago
from tests.factories import ChildFactory, allocate, share_with, told
from tests.frontend.assessments.pages import address, shown, signed_in


@pytest.fixture
def ty(ty, worker):
    allocate(ty, worker=worker)
    return ty


def story(client, user, child, **asked):
    return signed_in(client, user).get(address("child_story", child), asked)


def headings(page):
    return [telling.heading for _, tellings in page.context["months"] for telling in tellings]


def test_the_story_is_read_newest_first_by_month(client, worker, ty):
    told(ty, title="First", happened_at=days_ago(100))
    told(ty, title="Second", happened_at=days_ago(50))
    told(ty, title="Third")

    page = story(client, worker, ty)

    assert [one for one in headings(page) if "works with" not in one] == [
        "Third",
        "Second",
        "First",
    ]
    assert len(page.context["months"]) >= 3


def test_the_story_is_read_from_the_beginning(client, worker, ty):
    told(ty, title="First", happened_at=days_ago(100))
    told(ty, title="Second", happened_at=days_ago(50))

    assert headings(story(client, worker, ty, order="beginning"))[:2] == ["First", "Second"]


def test_the_story_is_read_in_part(client, worker, ty):
    told(ForChild(ty, words="I was asleep."), title="With words")
    told(ty, title="Significant", is_significant=True)
    told(ty, title="Told", kind="contact")

    assert headings(story(client, worker, ty, only="words")) == ["With words"]
    assert headings(story(client, worker, ty, only="significant")) == ["Significant"]
    assert headings(story(client, worker, ty, only="told")) == ["Told"]
    assert headings(story(client, worker, ty, only=["words", "told"])) == []
    assert "There is nothing of this kind." in shown(
        story(client, worker, ty, only=["words", "told"])
    )
    assert len(headings(story(client, worker, ty, only="nonsense"))) == 4


@pytest.mark.parametrize("asked", [{}, {"order": "beginning"}, {"only": "significant"}])
def test_a_long_story_goes_on_where_it_ended_and_misses_nothing(client, worker, ty, asked):
    same = days_ago(3)
    for n in range(PAGE + 10):
        told(
            ty, title=f"Entry {n}", is_significant=True, happened_at=same if n % 2 else days_ago(n)
        )

    read, after = [], {}
    while True:
        page = story(client, worker, ty, **asked, **after)
        read += headings(page)
        if not page.context["next"]:
            break
        after = {"after": re.search(r"after=([^&]+)", page.context["next"]).group(1)}

    assert len(read) == len(set(read))
    assert len([one for one in read if one.startswith("Entry")]) == PAGE + 10


def test_a_partner_reads_what_is_theirs_and_nothing_hints_at_more(client, lead, hillside, ty, mia):
    share_with(hillside, ty)
    told(ty, title="For the record")
    told(ty, title="For the plan", level=Level.PLAN)
    told(ty, mia, title="For the plan of both", level=Level.PLAN)
    told(ty, title="Told", kind="contact")
    told(ty, title="Told again", kind="contact")

    page = story(client, lead, ty)

    assert headings(page) == ["For the plan"]
    assert page.context["band"] is None
    assert "Show" not in shown(page)
    for words in ("Mia", "somebody told us", "workers of this record"):
        assert words not in shown(page)


def test_shared_child_by_child_a_reader_meets_only_this_child_s_part(
    client, lead, hillside, worker, ty, mia
):
    share_with(hillside, ty)
    told(
        ForChild(ty, seen=EntryChild.Seen.SEEN, words="I like the bus.", meaning="He was calm"),
        ForChild(mia, words="I do not."),
        kind="visit",
        title="The two of them",
        text="Everything about both.",
        level=Level.PLAN,
        is_shared_per_child=True,
    )

    page = shown(story(client, lead, ty))

    for words in ("Visit", "“I like the bus.”", "He was calm"):
        assert words in page
    for words in ("The two of them", "Everything about both.", "I do not.", "Mia"):
        assert words not in page
    whole = shown(story(client, worker, ty))
    assert "Everything about both." in whole
    assert "Ty, Mia" in whole or "Mia, Ty" in whole
    assert "I do not." not in whole  # each child's words stand in that child's story


def test_an_empty_story_is_told_the_same_to_everyone(client, lead, hillside, ty):
    share_with(hillside, ty, level=Level.NETWORK, may_contribute=False)
    told(ty, title="For the record")

    assert "Nothing is told here yet." in shown(story(client, lead, ty))


def test_the_pattern_of_contacts_stands_above_the_story_and_in_a_list(client, worker, ty):
    for n, who in enumerate(["Nursery", "Neighbour", "Dentist"]):
        when = days_ago(900 - 300 * n)
        told(ty, kind="contact", title=f"{who} told us", text="A worry", happened_at=when)
    told(ForChild(ty, words="White days."), kind="visit", happened_at=days_ago(10))

    page = story(client, worker, ty)
    drawn = page.content.decode()

    assert "Three times in" in shown(page)
    assert [telling.heading for telling in page.context["band"].contacts] == [
        "Nursery told us",
        "Neighbour told us",
        "Dentist told us",
    ]
    assert drawn.count('class="dot"') == 3
    assert drawn.count('class="said"') == 1
    assert "style=" not in drawn
    assert story(client, worker, ty, only="words").context["band"] is None


def test_a_milestone_is_quiet_and_a_significant_one_is_not(client, worker, ty):
    told(ty, kind="milestone", title="Quiet")
    told(ty, kind="milestone", title="Loud", is_significant=True)

    page = story(client, worker, ty)
    quiet = {
        telling.heading: telling.is_quiet
        for _, tellings in page.context["months"]
        for telling in tellings
    }

    assert (quiet["Quiet"], quiet["Loud"]) == (True, False)


def test_what_was_typed_is_shown_as_typed_and_never_as_markup(client, worker, ty):
    told(ForChild(ty, words="<b>x</b>"), title="<script>a</script>", text="<i>one</i>\n\ntwo")

    html = story(client, worker, ty).content.decode()

    assert "<script>a" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "<p>&lt;i&gt;one&lt;/i&gt;</p>" in html


def test_a_long_entry_folds_after_a_sentence_and_loses_no_word():
    text = "\n\n".join("She told me about it slowly and well. " * 10 for _ in range(5))

    opening, rest = folded(text)

    assert opening + rest == text
    assert opening.rstrip().endswith(".")
    assert 80 <= len(opening.split()) <= 90
    assert folded("Short. " * 20) == ("Short. " * 20, "")
    assert folded("word " * 500) == ("word " * 500, "")


@pytest.mark.parametrize("count", [1, 3])
def test_a_story_costs_the_same_for_one_entry_and_for_three(
    client, worker, lead, hillside, ty, mia, django_assert_num_queries, count
):
    share_with(hillside, ty)
    for _ in range(count):
        told(ForChild(ty, words="x"), mia, ChildFactory(), kind="visit")
        told(ty, kind="contact", level=Level.PLAN)

    for user, queries in ((worker, 5), (lead, 5)):
        signed_in(client, user)
        with django_assert_num_queries(queries):
            assert client.get(address("child_story", ty)).status_code == 200


def test_a_broken_place_to_go_on_begins_again(client, worker, ty):
    for after in ("nonsense", "99999999999999999999-1", "20260101000000000000-x", "-", "\0"):
        assert story(client, worker, ty, after=after).status_code == 200


VAGUELY = [
    ("minute", ", 14:30"),
    ("about", ", about 14:30"),
    ("part", ", in the afternoon"),
    ("week", "In the week of "),
    ("month", f"In {days_ago(0):%B}"),
    ("year", f"In {days_ago(0):%Y}"),
]


@pytest.mark.parametrize(("precision", "said"), VAGUELY)
def test_when_it_was_is_told_as_vaguely_as_it_was_said(client, worker, ty, precision, said):
    at = clock.now().replace(hour=14, minute=30) - timedelta(days=1)
    told(ty, title="Once", happened_at=at, precision=precision)

    page = story(client, worker, ty)
    day = page.content.decode().partition(">Once<")[0].rpartition('<p class="day">')[2]

    assert said in day
    assert ("14:30" in day) == (precision in {"minute", "about"})
    assert ("<b>" in day) == (precision in {"minute", "about", "part"})


def test_a_day_alone_is_told_without_a_time(client, worker, ty):
    told(ty, title="Once", happened_at=days_ago(1), precision="day")

    assert not re.search(r"Once.{0,80}\d\d:\d\d", shown(story(client, worker, ty)))
