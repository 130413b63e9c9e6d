"""From a worried telephone call to a plan the school can see, at a desk and on a telephone.

Each run tells of three children of its own, so that runs do not meet.
"""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from burden.journey import in_days, new_name

pytestmark = pytest.mark.browser


def send(page, name, **named):
    """Press the first button of this name, and stay until the answer is there."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, **named).first.click()


def follow(page, name, to):
    """Press a link; once more where a busy machine lost the press."""
    for _ in range(2):
        with suppress(Error):
            page.get_by_role("link", name=name).click(timeout=5_000)
            page.wait_for_url(to, timeout=15_000)
            break
    page.wait_for_url(to)


def take_the_call(page, family):
    page.get_by_role("link", name="New call").click()
    page.get_by_label("Who is calling?").fill("Grace Lowe")
    page.get_by_label("Their role").fill("health visitor")
    page.get_by_label("How is it safe to ring them back?").fill("On the clinic number, after two.")
    page.get_by_label("Which children is this about?").fill(
        f"Asta {family} 9\nBo {family}, 7\nCleo {family} 4"
    )
    page.get_by_label("What are they worried about?").fill("Bo has lost weight since August.")
    page.get_by_label("What is going well?").fill("They are always on time for school.")
    send(page, "Save what they told us")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Grace Lowe rang about")


def decide_to_assess(page):
    when = page.get_by_label("When do you expect to be able to decide, and why then?")
    expect(when).to_be_hidden()
    page.get_by_label("Assess what the children need").check()
    when.fill(f"{in_days(20)}, when school and the doctor have answered")
    page.get_by_label("Why?", exact=True).fill("We do not know enough yet.")
    send(page, "Decide")
    page.get_by_label(re.compile("^By telephone")).check()
    send(page, "They are told")
    expect(page).to_have_url(re.compile("/assessments/[a-z2-9]+/write/$"))
    page.get_by_label(re.compile("^What you think all this means")).fill("Bo is hungry by ten.")
    send(page, "Save in the assessment")
    expect(page).to_have_url(re.compile("/assessments/[a-z2-9]+/$"))
    return page.url


def helper_of(page, name, agency):
    """Somebody is put on the network card of the child whose page this is."""
    page.get_by_role("link", name="Who helps").click()
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=role]").fill("Class teacher")
    page.get_by_label("Where they work, telephone").fill(agency)
    send(page, "Add", exact=True)
    expect(page.get_by_role("main")).to_contain_text(name)


def visit_once_for_all(page):
    page.get_by_role("link", name=re.compile("^Record about")).click()
    for child in ("Asta", "Bo", "Cleo"):
        page.get_by_label(child, exact=True).check()
    page.get_by_label("What happened?").fill("They showed me the allotment and the slow worm.")
    page.get_by_role("group", name="Bo", exact=True).get_by_label("Seen alone").check()
    page.get_by_label("Bo’s own words").fill("I like the white days.")
    page.get_by_role("group", name="Asta", exact=True).get_by_label("Seen", exact=True).check()
    send(page, "Finish")


def add_need(page, words):
    page.get_by_role("link", name="Add a need").click()
    page.get_by_label("They need…").fill(words)
    page.get_by_role("group", name=re.compile("How serious")).get_by_role("radio").nth(1).check()
    page.get_by_label(re.compile("^Why that, for")).fill("Bo is hungry by ten o’clock.")
    page.get_by_label("What we want to see").fill("Breakfast before the bell, every day.")
    page.get_by_label("What will be done?").first.fill("Breakfast in the quiet room")
    teachers = page.get_by_label("Who will do it?").first
    texts = teachers.locator("option").all_inner_texts()
    teachers.select_option(label=next(text for text in texts if text.startswith("Mr Bell")))
    page.get_by_label("By when?").first.fill("every school day")
    send(page, "Add this need")
    expect(page.get_by_role("main")).to_contain_text(words, ignore_case=True)


class Journey:
    """One family of three, and the pages they are met on."""

    def __init__(self, someone):
        self.someone, self.family = someone, new_name()
        self.worker = someone("worker")

    def begins(self):
        """1. The call, and a decision with reasons."""
        take_the_call(self.worker, self.family)
        self.assessment = decide_to_assess(self.worker)
        self.worker.get_by_role("link", name=re.compile("^Bo")).first.click()
        self.bo = self.worker.url

    def is_understood(self):
        """2. One visit for the three; two needs; the day moves once, and the family is told."""
        worker = self.worker
        helper_of(worker, "Mr Bell", "Hillside Primary")
        visit_once_for_all(worker)
        worker.goto(self.assessment)
        expect(worker.get_by_role("main")).to_contain_text("I like the white days.")
        for words in ("enough to eat before school", "a grown-up who notices a bad morning"):
            worker.goto(self.assessment)
            add_need(worker, words)
        follow(worker, "Move the day", "**/when/")
        worker.get_by_label("When do you expect to be able to decide?").fill(in_days(27))
        worker.locator("textarea").first.fill("The doctor is away until Thursday.")
        worker.get_by_label("On which day did you tell the family?").fill("today")
        worker.get_by_label("How did you tell them?").fill("at the door")
        send(worker, "Move the day")
        expect(worker.get_by_role("main")).to_contain_text("The doctor is away until Thursday.")
        worker.goto(f"{self.bo}plan/")
        expect(worker.get_by_role("main")).to_contain_text("Breakfast in the quiet room")

    def is_overseen_and_finished(self):
        """3. Oversight; the worker concludes; nothing in it can change; it can be added to."""
        manager, worker = self.someone("manager"), self.worker
        manager.goto(self.assessment)
        pass_the_why_page(manager)
        manager.get_by_role("link", name="Write what you think of it").click()
        manager.get_by_label("I agree").check()
        manager.locator("textarea").first.fill("Bo’s own words decide it for me.")
        send(manager, "Save your view")
        expect(manager.get_by_role("main")).to_contain_text("Bo’s own words decide it for me.")
        worker.goto(self.assessment)
        worker.get_by_role("link", name="Finish", exact=True).click()
        worker.get_by_label("A plan of help, with the family").check()
        worker.locator("textarea").first.fill("They want the help and know what it is for.")
        send(worker, "Finish the assessment")
        expect(worker.get_by_role("heading", name="This cannot be changed")).to_be_visible()
        worker.goto(f"{self.assessment}need/")
        expect(worker).to_have_url(self.assessment)
        worker.get_by_role("link", name="Add to it").click()
        worker.locator("textarea").first.fill("The doctor rang: the weight is going up.")
        send(worker, "Add it")
        expect(worker.get_by_role("main")).to_contain_text("the weight is going up")

    def is_shared(self):
        """4. The worker shares Bo's plan, having seen exactly what the school will see."""
        worker = self.worker
        worker.goto(f"{self.bo}share/")
        worker.get_by_label("With whom?").select_option(label="Hillside Primary")
        worker.get_by_label("That, and Bo’s plan").check()
        send(worker, "Show me what they will see")
        expect(worker.get_by_role("main")).to_contain_text("Breakfast in the quiet room")
        worker.get_by_label("What is it for?").fill("So that Mr Bell can do his part.")
        worker.get_by_label("It is our work under the law (public task)").check()
        worker.get_by_label("Until when?").fill(in_days(90))
        worker.get_by_label("Yes, they were told").check()
        send(worker, "Share with Hillside Primary")
        expect(worker.get_by_role("main")).to_contain_text("So that Mr Bell can do his part.")

    def is_seen_by_the_school_and_nobody_else(self):
        """The school reads Bo's plan, does its step, adds what it saw; another school: nothing."""
        school = self.someone("school")
        school.goto(f"{self.bo}plan/")
        expect(school.get_by_role("main")).to_contain_text("Breakfast in the quiet room")
        send(school, re.compile("^Done"))
        expect(school.get_by_role("main")).to_contain_text("Done")
        school.get_by_role("link", name="Add what you saw").click()
        school.get_by_label("What did you see or hear?").fill("Bo had two bowls.")
        send(school, "Send it to the workers")
        for page in ("", "plan/", "story/", "network/"):
            assert school.goto(f"{self.bo}{page}").status == 200, page
            for hidden in ("Asta", "Cleo", "slow worm", "weight since August"):
                expect(school.locator("body")).not_to_contain_text(hidden)
        other, nobody = self.someone("otherschool"), f"{'z' * 10}"
        ref = self.bo.rstrip("/").rpartition("/")[2]
        for address in (f"/children/{ref}/", f"/children/{nobody}/"):
            assert other.goto(address).status == 404
        for address in (f"/api/v1/children/{ref}/", f"/api/v1/children/{nobody}/"):
            assert other.goto(address).status == 404

    def is_remembered(self):
        """6. The worker reads what the school added, and who has looked and why."""
        self.worker.goto(f"{self.bo}story/")
        expect(self.worker.get_by_role("main")).to_contain_text("Bo had two bowls")
        self.worker.goto(f"{self.bo}looks/")
        expect(self.worker.get_by_role("main")).to_contain_text("Ann Shaw")
        expect(self.worker.get_by_role("main")).to_contain_text("It was shared with them")


def test_a_call_becomes_an_assessment_a_plan_and_a_share(someone):
    journey = Journey(someone)
    journey.begins()
    journey.is_understood()
    journey.is_overseen_and_finished()
    journey.is_shared()
    journey.is_seen_by_the_school_and_nobody_else()
    journey.is_remembered()


def pass_the_why_page(page):
    if "/why/" in page.url:
        page.get_by_role("radio").first.check()
        send(page, "Open the record")


def test_the_manager_opens_learning_and_goes_from_the_longest_to_the_story_and_back(someone):
    manager = someone("manager")
    manager.get_by_role("link", name="Learning").click()
    manager.get_by_role("link", name="How long did children wait for us to understand?").click()

    longest = manager.locator("ol.long > li").first
    expect(longest).to_contain_text("74 days")
    expect(longest).to_contain_text("Astrid Lindqvist")
    expect(longest).to_contain_text("hearing")
    drift = manager.locator("ol.long > li", has_text="Joel Marsden")
    expect(drift).to_contain_text("60 days")
    expect(drift).to_contain_text("No reason is written.")

    dots = manager.locator(".spread a")
    assert dots.count() >= 40
    longest.get_by_role("link", name="Astrid Lindqvist").click()
    pass_the_why_page(manager)
    manager.get_by_role("link", name="Story").click()
    expect(manager.get_by_role("heading", level=1)).to_contain_text("Astrid")
