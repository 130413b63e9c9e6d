"""An entry on a page of its own, and what is done with it from there and from the story."""

import re

import pytest
from django.urls import reverse

from casework.actions import pin_entry, record_entry
from casework.levels import Level
from casework.models import Amendment, Draft, Promotion
from casework.story import ForChild
from tests.factories import AssessmentFactory, ChildFactory, allocate, share_with, siblings, told
from tests.frontend.assessments.pages import address, shown, signed_in


@pytest.fixture
def visit(ty, mia, worker):
    for child in siblings(ty, mia):
        allocate(child, worker=worker)
    rows = [ForChild(ty, "alone", "I like school"), ForChild(mia, "seen")]
    return record_entry(ty, by=worker, kind="visit", text="At home\n\non Tuesday", rows=rows)


@pytest.fixture
def desk(client, worker):
    return signed_in(client, worker)


def of(page, entry):
    return reverse(page, args=[entry.ref])


def send(desk, page, entry, **said):
    return desk.post(of(page, entry), said, follow=True)


def test_an_entry_is_read_whole_with_what_is_each_child_s(desk, visit):
    page = shown(desk.get(of("entry", visit)))

    for words in ("Visit", "At home", "on Tuesday", "“I like school”", "Mia was seen.", "Wilma"):
        assert words in page
    assert Draft.objects.count() == 0


def test_a_partner_reads_an_entry_of_theirs_and_can_do_nothing_with_it(client, lead, hillside, ty):
    share_with(hillside, ty)
    entry = told(ty, level=Level.PLAN, text="For the plan")
    desk = signed_in(client, lead)

    page = desk.get(of("entry", entry))
    assert "For the plan" in shown(page)
    assert "<form" not in page.content.decode().partition("<main")[2]
    assert desk.get(of("entry_correct", entry)).status_code == 403
    assert desk.get(of("entry", told(ty))).status_code == 404


def test_only_workers_of_the_record_are_led_to_what_an_entry_tells_of(client, lead, visit, ty):
    share_with(lead.agency, ty)
    begun = AssessmentFactory(children=[ty], lead=visit.by_user)
    page = of("entry", told(ty, level=Level.PLAN, about=begun))

    assert begun.ref not in signed_in(client, lead).get(page).content.decode()
    assert (
        address("assessment", begun) in signed_in(client, visit.by_user).get(page).content.decode()
    )


def test_correcting_shows_both_versions_the_newer_first(desk, visit, ty):
    form = desk.get(of("entry_correct", visit))
    assert "At home\n\non Tuesday" in form.content.decode()
    assert re.search(rf'name="seen-{ty.ref}" value="alone"[^>]* checked', form.content.decode())

    said = {"text": "On Wednesday", "reason": "The wrong day", f"seen-{ty.ref}": "seen"}
    page = shown(send(desk, "entry_correct", visit, **said, when="yesterday evening"))

    assert page.index("On Wednesday") < page.index("on Tuesday")
    assert "The wrong day" in page
    assert "Yesterday, in the evening" in page
    story = shown(desk.get(address("child_story", ty)))
    assert story.index("On Wednesday") < story.index("on Tuesday")
    assert "I like school" not in story.partition("What it said before")[0]


def test_a_time_that_is_left_as_it_stands_is_not_made_vaguer(desk, visit):
    before = visit.happened_at
    form = desk.get(of("entry_correct", visit)).context["form"]
    send(desk, "entry_correct", visit, text="Other", reason="Better", when=form.initial["when"])
    assert {(row.happened_at, row.precision) for row in visit.child_rows.current()} == {
        (before, "minute")
    }


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"reason": ""}, "Say why you are correcting it."),
        ({"text": ""}, "Write what it should say."),
        ({"when": "32nd"}, "Write when like"),
        ({"newest": "an old one"}, "Somebody corrected this since"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(desk, visit, said, sentence):
    said = {"text": "Rewritten", "reason": "Because", "when": "", "newest": ""} | said
    page = shown(send(desk, "entry_correct", visit, **said))

    assert sentence in page
    assert ("Rewritten" in page) == bool(said["text"])
    assert not Amendment.objects.exists()


def test_something_is_added_beneath_it(desk, visit, ty):
    assert "Gran rang" in shown(send(desk, "entry_add", visit, text="Gran rang"))
    assert "Gran rang" in shown(desk.get(address("child_story", ty)))


def test_it_mattered_is_said_from_the_story_in_one_form_and_taken_back(desk, visit, ty, mia):
    story = address("child_story", ty)
    assert f'action="{of("entry_promote", visit)}"' in desk.get(story).content.decode()
    back = f"{story}#e-{visit.ref}"
    said = {"child": ty.ref, "meaning": "He was heard", "next": back}
    answer = desk.post(of("entry_promote", visit), said)

    assert answer.headers["Location"] == back
    assert "He was heard" in shown(desk.get(story, {"only": "significant"}))
    assert "He was heard" not in shown(desk.get(address("child_story", mia)))
    send(desk, "entry_demote", visit, child=ty.ref)
    assert not Promotion.objects.standing().exists()


@pytest.mark.parametrize("child", ["", "nobody", "another"])
@pytest.mark.parametrize("page", ["entry_promote", "entry_demote", "entry_pin", "entry_unpin"])
def test_nothing_is_done_for_a_child_it_is_not_about(desk, visit, page, child):
    rex = ChildFactory(given_name="Rex")
    child = rex.ref if child == "another" else child
    answer = send(desk, page, visit, child=child, meaning="x")

    assert answer.status_code == 200
    assert "There is a problem" in shown(answer)
    assert "Rex" not in shown(answer)


def test_one_line_that_is_missing_is_asked_for(desk, visit, ty):
    page = shown(send(desk, "entry_promote", visit, child=ty.ref, meaning=" "))

    assert "Write one line on what it meant." in page


def test_a_pin_stands_on_the_child_s_own_page_for_its_readers(client, desk, visit, ty, lead):
    share_with(lead.agency, ty)
    send(desk, "entry_pin", visit, child=ty.ref)

    page = shown(desk.get(address("child", ty)))
    assert "Read first" in page
    assert "At home" in page
    assert "Read first" not in shown(signed_in(client, lead).get(address("child", ty)))
    send(signed_in(client, visit.by_user), "entry_unpin", visit, child=ty.ref)
    assert "Read first" not in shown(client.get(address("child", ty)))


def test_a_fourth_pin_is_refused_with_a_sentence(desk, visit, ty, worker):
    for n in range(3):
        pin_entry(told(ty, title=f"{n}"), by=worker, child=ty)

    page = shown(send(desk, "entry_pin", visit, child=ty.ref))
    assert "Take one down first." in page


def test_what_it_is_about_is_ticked_after_it_is_written(desk, visit, ty):
    assert (
        "dimensions" not in desk.get(f"{reverse('entry_record')}?child={ty.ref}").content.decode()
    )

    page = send(desk, "entry_tag", visit, dimensions=["safety", "health"])
    assert "Health, Keeping safe" in shown(page) or "Keeping safe, Health" in shown(page)
    assert "Keeping safe" in shown(desk.get(address("child_story", ty)))
    assert "Tick only what is listed here." in shown(
        send(desk, "entry_tag", visit, dimensions=["x"])
    )


def test_a_form_of_an_entry_leads_nowhere_else(desk, visit, ty):
    said = {"child": ty.ref, "next": "//evil.example.test/"}

    assert desk.post(of("entry_pin", visit), said).headers["Location"] == of("entry", visit)


def test_what_was_typed_is_shown_as_typed(desk, visit):
    send(desk, "entry_add", visit, text="<script>a</script>")

    assert "<script>a" not in desk.get(of("entry", visit)).content.decode()
