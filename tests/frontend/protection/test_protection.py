"""The pages of orders and protection: few inputs, refusals in sentences, nothing typed lost."""

from datetime import timedelta

import pytest

from audit import clock
from casework.models import (
    Draft,
    ProtectionPlan,
    SafetyMeeting,
    Section47,
)
from tests.frontend.assessments.pages import address, filled_in, in_words, shown

WHY = "Ty has bruises nobody explains."


def ago(days):
    return in_words(clock.today() - timedelta(days=days))


def sent(client, name, record, **typed):
    """The page as it was opened, with these words typed into it, sent."""
    page = client.get(address(name, record))
    words = filled_in(page, **typed)
    return client.post(address(name, record), {key: said for key, said in words.items() if said})


def conference(client, ty, days=30, /, **typed):
    words = {"outcome": "plan", "category": "EMO", "text": WHY, "held_on": ago(days), **typed}
    return sent(client, "child_conference", ty, **words)


def review(client, ty, days=3, /, outcome="plan-goes-on", **typed):
    words = {"outcome": outcome, "text": WHY, "held_on": ago(days), **typed}
    return sent(client, "child_review", ty, **words)


def strategy(client, ty, /, **typed):
    words = {"came": ["police", "health"], "outcome": "enquiry", "text": WHY, **typed}
    return sent(client, "child_strategy", ty, **words)


def asked(page):
    """The inputs a page shows, those behind a fold apart, and whether each stands filled."""
    form = page.context["form"]
    folded = {field.name for field in getattr(form, "more", None) or getattr(form, "apart", ())}
    seen = [field for field in form if not field.is_hidden and field.name not in folded]
    return [field.name for field in seen], [field.name for field in seen if not field.value()]


@pytest.mark.parametrize(
    ("name", "inputs", "to_fill"),
    [
        ("child_legal", 7, 2),
        ("child_strategy", 7, 2),
        ("child_section47", 3, 1),
        ("child_conference", 6, 3),
        ("child_review", 8, 2),
        ("child_core_group", 4, 1),
    ],
)
def test_a_page_asks_little_and_much_of_it_stands_there(at_work, ty, name, inputs, to_fill):
    page = at_work.get(address(name, ty))
    names, empty = asked(page)
    form = page.context["form"]
    required = [name for name in empty if form.fields[name].required]

    assert (len(names), len(required)) <= (inputs, to_fill)


def test_a_chain_is_written_in_a_few_pages_for_two_children(at_work, ty, mia):
    both = [ty.ref, mia.ref]
    strategy(at_work, ty, child=both, held_on=ago(60), **{f"outcome-{mia.ref}": "no-enquiry"})
    enquiry = Section47.objects.get()
    sent(at_work, "section47_end", enquiry, ended_on=ago(50), outcome="conference", why_ended=WHY)
    conference(at_work, ty, 45, child=both, **{f"category-{mia.ref}": "NEG"})
    sent(at_work, "child_core_group", ty, child=both, attended="Dawn", held_on=ago(40))
    review(at_work, ty, 9, child=both, category="EMO", **{f"took-{ty.ref}": "He drew it"})

    page = shown(at_work.get(address("child_protection", ty)))
    for words in (
        "Ty: A section 47 enquiry begins.", "Mia: No section 47 enquiry.", "a conference follows",
        "For emotional abuse.", "For neglect.", "Ty took part: He drew it.",
        "Police and health took part.",
    ):  # fmt: skip
        assert words in page
    assert enquiry.child == ty
    assert ProtectionPlan.objects.open().count() == 2


def test_a_second_plan_is_refused_beside_its_field_and_nothing_is_lost(at_work, ty):
    conference(at_work, ty)
    page = shown(conference(at_work, ty, 2, text="Typed with care"))

    assert "Ty has had a child protection plan since" in page
    assert "End that one first." in page
    assert "Typed with care" in page
    assert ProtectionPlan.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"held_on": "tomorrow"}, "Write a day that is not after today."),
        ({"held_on": ""}, "Write on which day"),
        ({"outcome": ""}, "Choose what was decided."),
        ({"category": ""}, "Choose what the plan is for."),
        ({"text": ""}, "Write the reasons."),
        ({"category": "XXX"}, "Choose one of the answers that are here."),
        ({"held_on": "31/13/2025"}, "Write a day like"),
        ({"child": []}, "Choose at least one child."),
    ],
)
def test_what_is_missing_or_wrong_in_a_conference_is_said_at_its_field(at_work, ty, typed, says):
    assert says in shown(conference(at_work, ty, **typed))
    assert not SafetyMeeting.objects.exists()


def test_a_review_before_its_plan_is_refused_in_a_sentence(at_work, ty):
    assert "Ty had no child protection plan on" in shown(review(at_work, ty, category="EMO"))
    conference(at_work, ty, 30)
    page = shown(review(at_work, ty, 31))
    assert "Write down the conference that made it first, or check the day." in page


def test_police_or_health_away_without_a_word_is_asked_about(at_work, ty):
    page = shown(strategy(at_work, ty, came=["police"]))
    assert "Say why one of them was not there." in page
    strategy(at_work, ty, came=["police"], why_absent="Grace was ill")
    assert SafetyMeeting.objects.get().why_absent == "Grace was ill"


def test_work_cannot_be_finished_while_an_enquiry_is_open(at_work, ty):
    sent(at_work, "child_section47", ty, why_begun=WHY)
    page = shown(at_work.post(address("episode_close", ty), {"why": "All is well"}))
    assert "Write down first how it ended, under Orders and protection." in page
    assert "All is well" in page
    sent(at_work, "section47_end", Section47.objects.get(), outcome="not-found", why_ended=WHY)
    at_work.post(address("episode_close", ty), {"why": "All is well"})
    assert ty.episodes.get().closed_on


def test_an_end_before_its_beginning_is_refused_beside_its_day(at_work, ty):
    conference(at_work, ty, 30)
    plan = ProtectionPlan.objects.get()
    page = shown(sent(at_work, "protection_end", plan, ended_on=ago(31), why_ended="They moved"))
    assert "it cannot have ended before" in page
    assert "Write why it ended." in shown(sent(at_work, "protection_end", plan))
    sent(at_work, "protection_end", plan, why_ended="They moved")
    assert not ProtectionPlan.objects.open().exists()


def test_a_mistake_is_withdrawn_on_its_page_and_stays_to_be_read(at_work, ty):
    conference(at_work, ty)
    meeting = SafetyMeeting.objects.get()
    assert "Write why it was a mistake." in shown(sent(at_work, "meeting_withdraw", meeting))
    sent(at_work, "meeting_withdraw", meeting, why="Another Ty")

    page = shown(at_work.get(address("child_protection", ty)))
    assert page.count("Written by mistake") == 2
    assert "Another Ty" in page


def test_a_form_sent_twice_writes_one(at_work, ty):
    page = at_work.get(address("child_section47", ty))
    typed = filled_in(page, why_begun=WHY)
    for _ in range(2):
        at_work.post(address("child_section47", ty), typed)
    assert Section47.objects.count() == 1


def test_long_words_are_kept_unfinished_and_go_when_they_are_recorded(at_work, ty):
    page = at_work.get(address("child_strategy", ty))
    typed = filled_in(page, text=WHY, came=["police", "health"], outcome="enquiry")
    kept = {"draft_page": "child_strategy", "draft_target": ty.ref, "draft_version": "0"}
    at_work.post("/drafts/save/", {**typed, **kept})
    assert WHY in shown(at_work.get(address("child_strategy", ty)))
    kept["draft_version"] = Draft.objects.get().version
    at_work.post(address("child_strategy", ty), {**typed, **kept})
    assert WHY not in shown(at_work.get(address("child_strategy", ty)))
    assert SafetyMeeting.objects.get().text == WHY


def test_a_recorder_leads_there_in_one_quiet_link(at_work, ty):
    page = at_work.get(f"/record/?child={ty.ref}")
    assert address("child_protection", ty) in page.content.decode()


def test_a_child_who_is_not_offered_is_refused(at_work, ty):
    page = shown(sent(at_work, "child_section47", ty, why_begun=WHY, child=["zzzzzzzzzz"]))
    assert "There is a problem" in page
    assert not Section47.objects.exists()
