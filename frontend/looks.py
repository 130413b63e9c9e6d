"""Who has looked at a child's record, and why: everyone who looked can be named."""

from dataclasses import dataclass
from itertools import groupby

from django.shortcuts import render

from agencies.models import User
from audit import clock
from audit.events import looks_at
from casework.models import Child
from casework.paging import page_of
from casework.purposes import IN_WORDS
from frontend.child_head import child_head
from frontend.pages import page

LOOKS = 60
PAGES_IN_WORDS = {
    "child": "at a glance",
    "child_story": "the story",
    "child_plan": "the plan",
    "child_goal": "the plan",
    "goal_step": "the plan",
    "step_progress": "a step of the plan",
    "child_network": "who helps",
    "child_looks": "who looked",
    "child_work": "our work",
    "child_share": "sharing",
    "child_why": "the question why",
    "child_contribute": "adding what they saw",
    "child_restrict": "who is kept out",
    "share_colleagues": "which colleagues see the child",
    "enquiry": "a question whether they are known",
    "glass_break": "opening in an emergency",
    "glass": "the review of an emergency",
    "entry_record": "recording",
    "referral": "what somebody told us",
    "assessment": "an assessment",
    "map": "a map",
    "child_map": "which maps there are",
    "child_map_begin": "a map",
    "statement": "a map",
    "scale": "a map",
    "rating": "a map",
    "rater": "where they stand",
    "attachment": "a photograph, sound, film or document",
    "attachment_small": "the story",
    "attachment_words": "words beside a file",
    "began upload": "recording",
    "took away upload": "recording",
    "opened draft": "writing",
    "finished draft": "writing",
    "discarded draft": "writing",
}
NOT_A_PERSON = {"link": "Somebody with a private link", "system": "Kith itself"}


@dataclass(frozen=True)
class Look:
    """What one person opened on one day, and why."""

    events: list
    user: User | None

    @property
    def at(self):
        return self.events[0].at

    @property
    def name(self):
        """Who it was."""
        other = NOT_A_PERSON.get(self.events[0].actor_kind, "Somebody")
        return self.user.name if self.user else other

    @property
    def job(self):
        """As what, and where: “safeguarding lead, Hillside Primary”."""
        member = getattr(self.user, "membership", None)
        if member is None:
            return "no longer works here" if self.user else ""
        return f"{member.job or member.get_role_display()}, {member.agency}"

    @property
    def pages(self):
        """Which pages, in words, in the order they were opened."""
        opened = [page_in_words(event) for event in reversed(self.events)]
        return list(dict.fromkeys(opened))

    @property
    def purposes(self):
        """Why, in words."""
        said = [IN_WORDS.get(event.purpose, "") for event in reversed(self.events)]
        return list(dict.fromkeys(filter(None, said)))


def page_in_words(event):
    """A page as people call it; what a program read is called like the page it stands for."""
    noun, did = event.record_type.rpartition(".")[2], event.did.removeprefix("api:")
    return PAGES_IN_WORDS.get(did) or PAGES_IN_WORDS.get(noun) or did.replace("_", " ")


def _people_of(events, people):
    """One line for each person who looked that day, the latest first."""
    by_person = {}
    for event in events:
        by_person.setdefault(event.actor_ref, []).append(event)
    return [Look(those, people.get(ref)) for ref, those in by_person.items()]


@page(Child, "casework.see_looks")
def child_looks(request, child):
    """Everybody who opened this record, newest first: ours and others'."""
    shown = page_of(looks_at(child.ref), request.GET.get("after", ""), by="at", size=LOOKS)
    people = User.objects.by_ref(event.actor_ref for event in shown.rows)
    by_day = groupby(shown.rows, lambda event: clock.day(event.at))
    days = [(day, _people_of(events, people)) for day, events in by_day]
    head = child_head(request, child, "child_looks")
    return render(
        request, "frontend/child_looks.html", {"head": head, "days": days, "next": shown.next}
    )
