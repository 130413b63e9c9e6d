"""What somebody will see of a child, shown before it is shared: their own pages, not a copy."""

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.template.loader import render_to_string
from django.utils.text import get_text_list

from assessments.models import Assessment, AssessmentChild, Need
from audit.reading import attach, each_at_once, keys_of
from casework.kin import kin_lists
from casework.levels import Level
from casework.models import Child
from casework.naming import found_in
from casework.preview import named_among, named_in
from casework.protection import now_lists
from casework.reach import reaches, with_standing
from casework.recipients import Recipient
from casework.story import beside, story, with_beside
from casework.watching import Around, around_lists
from frontend.in_force import InForce, in_force
from frontend.people_around import PeopleAround, people_around
from frontend.plan_reading import PlanReading, plan_lists, plan_reading
from frontend.sharing_maps import map_lists, maps_in, named_in_maps
from frontend.telling import by_month

BODY = "frontend/parts/preview_body.html"
WHAT = {
    Level.NETWORK: "who helps {name}",
    Level.PLAN: "{name}’s plan",
    Level.ASSESSMENT: "{name}’s plan, assessments and maps",
}
WHAT_OF_SEVERAL = {
    Level.NETWORK: "who helps {names}",
    Level.PLAN: "the plans of {names}",
    Level.ASSESSMENT: "the plans, assessments and maps of {names}",
}


@dataclass
class Preview:
    """Everything one recipient will read, with the names in it that somebody must decide about.

    What names somebody is shown in its place, marked: it is left out unless it is let through.
    """

    recipient: Any
    watched: frozenset
    elsewhere: list
    reading: PlanReading
    months: list
    assessments: list
    maps: list
    in_force: InForce
    around: PeopleAround

    @property
    def whom(self):
        """Who will see it: “Hillside Primary”, or “Tom Bell of Hillside Primary”."""
        user, agency = self.recipient.user, self.recipient.agency
        return f"{user.name} of {agency}" if user else agency.name

    @property
    def what(self):
        """What will be shared, for a heading: “Ty’s plan”."""
        return WHAT[self.recipient.level].format(name=self.short_name)

    @property
    def choices(self):
        """The goals and steps on the page, by reference."""
        steps = [step for goal in self.reading.goals for step in goal.steps.all()]
        return {record.ref: record for record in [*self.reading.goals, *steps]}

    @property
    def to_decide(self):
        """Those of them that name somebody."""
        return [record for record in self.choices.values() if record.names]

    @property
    def short_name(self):
        return self.recipient.child.person.short_name

    def decide(self, release, leave_out):
        """Show it as it will be when these references are let through and left out."""
        out = {
            record
            for ref, record in self.choices.items()
            if ref in leave_out or (record.names and ref not in release)
        }
        self.reading = replace(self.reading, struck=frozenset(out))

    @cached_property
    def seal(self):
        """What this page was made of: when it differs, somebody has written in the meantime."""
        body = render_to_string(BODY, {"preview": self, "ticked": (), "without": ()})
        return hashlib.sha256(body.encode()).hexdigest()[:32]


@dataclass
class Shown:
    """The previews of one child or of several brothers and sisters, for the same reader."""

    previews: list

    @property
    def first(self):
        return self.previews[0]

    @property
    def whom(self):
        return self.first.whom

    @property
    def is_of_several(self):
        return len(self.previews) > 1

    @property
    def suffixed(self):
        """[(what its fields and parts end in, preview)]; "" for the child of the page."""
        return [
            ("" if each is self.first else f"-{each.recipient.child.ref}", each)
            for each in self.previews
        ]

    @property
    def has_to_decide(self):
        return any(each.to_decide or each.elsewhere for each in self.previews)

    @property
    def names(self):
        """“Ty and Mia”."""
        return get_text_list([each.short_name for each in self.previews], "and")

    @property
    def what(self):
        """What will be shared, for a heading: “the plans of Ty and Mia”."""
        if not self.is_of_several:
            return self.first.what
        return WHAT_OF_SEVERAL[self.first.recipient.level].format(names=self.names)

    @property
    def choices(self):
        return {ref: record for each in self.previews for ref, record in each.choices.items()}

    @cached_property
    def seal(self):
        """The seal of the one preview, or of all of them together with whose they are."""
        if not self.is_of_several:
            return self.first.seal
        seals = [f"{each.recipient.child.ref} {each.seal}" for each in self.previews]
        return hashlib.sha256("\n".join(seals).encode()).hexdigest()[:32]


def previews_of(child, others, around, **terms):
    """What shares with these terms would show of each child, read in one statement.

    `around` is who stands around the first, read before; `others` are brothers and sisters.
    """
    recipients = [Recipient(each, **terms) for each in (child, *others)]
    lists = {each.child.ref: _lists(each.child, each) for each in recipients}
    for other in others:
        lists[other.ref] |= around_lists(other)
    found = each_at_once(lists)
    arounds = {child.ref: around} | {each.ref: Around(each, found[each.ref]) for each in others}
    return Shown(
        [_preview(each, arounds[each.child.ref], found[each.child.ref]) for each in recipients]
    )


def _preview(recipient, around, found):
    """What this recipient would see. Nothing is kept back here: each name stands in its place,
    marked, to be decided there."""
    child, agency, level = recipient.child, recipient.agency, recipient.level
    watched = around.words(level, agency)
    rows, assessments, maps = with_beside(found), _assessments(found), maps_in(found)
    # Nobody who is kept from the record would see any of it.
    may = reaches(found["child"][0], recipient)[0].may if found["child"] else frozenset()
    reading = plan_reading(recipient, child, may, found, watched)
    _mark_names(reading, watched, agency=agency, level=level)
    elsewhere = {
        *named_in(recipient, reading.helpers, rows, watched, services=reading.services),
        *_named_in_assessments(assessments, watched),
        *named_in_maps(maps, watched),
    }
    now = in_force(found, is_whole=level >= Level.RECORD)
    around = {name: found[name] for name in ("relatives", "helpers")}
    known = people_around(child, around, of_the_record=False)
    preview = Preview(
        recipient,
        watched,
        sorted(elsewhere),
        reading,
        by_month(rows),
        assessments,
        maps,
        now,
        known,
    )
    preview.decide(release=(), leave_out=())
    return preview


def _lists(child, recipient):
    """Everything they would read, in one statement."""
    seen = Child.objects.permitting(recipient, Child.VIEW).filter(pk=child.pk)
    lists = {
        "child": with_standing(seen, recipient),
        "rows": story(child, recipient),
        **beside(),
        **plan_lists(recipient, child),
        **kin_lists(child, recipient, sees_record=False),
        **now_lists(recipient, sees_record=recipient.level >= Level.RECORD, child=child),
    }
    if recipient.level >= Level.ASSESSMENT:
        finished = Assessment.objects.permitting(recipient, Assessment.VIEW)
        ours = {"assessment__among": keys_of("assessments")}
        lists["assessments"] = finished.filter(child_rows__child=child)
        lists["their_needs"] = Need.objects.filter(**ours)
        lists["their_children"] = AssessmentChild.objects.filter(**ours)
        lists |= map_lists(recipient, child)
    return lists


def _mark_names(reading, watched, **of):
    for goal in reading.goals:
        for record in [goal, *goal.steps.all()]:
            record.names = [
                word for each in named_among([record], watched, **of) for word in each.words
            ]


def _assessments(found):
    assessments = found.get("assessments", [])
    attach(assessments, "needs", found.get("their_needs"))
    attach(assessments, "child_rows", found.get("their_children"))
    return assessments


def _named_in_assessments(assessments, watched):
    """The watched words in finished assessments: they are read whole or not at all."""
    for found in assessments:
        texts = [found.why, found.history_considered, found.analysis, found.reasons]
        for row in [*found.needs.all(), *found.child_rows.all()]:
            texts += [value for value in vars(row).values() if isinstance(value, str)]
        yield from found_in("\n".join(texts), watched)
