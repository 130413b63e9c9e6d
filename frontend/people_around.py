"""The people around one child as their reader may know them: the picture, and the same in words."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from casework.kin import PARENTS, kin_of
from frontend.kin_words import (
    GENERATIONS,
    kind_in_words,
    life,
    lives_with,
    through_in_words,
    what_they_are,
)
from frontend.people_picture import box, picture
from frontend.templatetags.lists import sentence


class Said(NamedTuple):
    """Somebody in words: their name, what is said of them, and their page if it can be opened."""

    name: str
    words: str
    child: Any = None
    noted: str = ""
    ties: tuple = ()
    """What this child’s own record has of them, to be put right by who may."""


@dataclass
class PeopleAround:
    """What the page shows of them. `groups` are [(heading, [(of whom, [Said])])]."""

    picture: str
    groups: list
    marks: list
    """What the frames in this picture tell: only those that occur in it are explained."""


def people_around(child, found, *, of_the_record):
    """The people around a child, of what was found of `kin_lists` and of who helps."""
    kin = kin_of(child, found)
    family = _Family(kin, found["helpers"], of_the_record=of_the_record)
    seated = family.seated()
    boxes = {key: family.box(each) for key, each in kin.people.items()}
    groups = [*family.in_words(), ("Around them", [("", seated)])] if seated else family.in_words()
    return PeopleAround(
        picture(kin, boxes, [box(one.name, one.words, css=("seat",)) for one in seated]),
        groups,
        family.marks(boxes.values()),
    )


MARKS = {
    "doubled": "A double line: has parental responsibility.",
    "helps": "A shaded box: one of those who help, on the card above.",
    "unborn": "A dashed line: not yet born.",
}


class _Family:
    """The words for each of the family, for one reader."""

    def __init__(self, kin, helpers, *, of_the_record):
        self.kin, self.helpers, self.of_the_record = kin, helpers, of_the_record
        self.helping = {one.person_id for one in helpers if one.person_id}

    def box(self, relative):
        person = relative.person
        css = {
            "centre": relative.is_the_child,
            "doubled": self.of_the_record and relative.has_parental_responsibility,
            "helps": person.pk in self.helping,
            "unborn": person.is_unborn,
        }
        below = life(person, of_the_record=self.of_the_record or relative.is_the_child)
        return box(
            person.name,
            self._what(relative),
            below,
            css=[name for name, is_so in css.items() if is_so],
        )

    def _what(self, relative):
        return what_they_are(relative, self.kin, of_the_record=self.of_the_record)

    def marks(self, boxes):
        """Which of the frames stand in the picture, each in a sentence."""
        there = {name for one in boxes for name in one.css}
        return [says for name, says in MARKS.items() if name in there]

    def seated(self):
        """Who stands around the family: friends and neighbours first, then each agency’s people."""
        drawn = set(self.kin.people)
        helpers = [one for one in self.helpers if one.person_id not in drawn]
        theirs = {one.person_id for one in helpers}
        friends = [
            Said(each.person.name, self._what(each), ties=each.ties)
            for each in self.kin.others
            if each.person.pk not in theirs
        ]
        by_agency = sorted(
            helpers, key=lambda one: (one.agency_id is not None, _agency(one), one.pk)
        )
        return friends + [Said(one.name, _role(one)) for one in by_agency]

    def in_words(self):
        """[(generation, [(whose children, [Said])])], the oldest first."""
        found = []
        for level in sorted(set(self.kin.generation.values()), reverse=True):
            here = [key for key, each in self.kin.generation.items() if each == level]
            heading = GENERATIONS.get(level, "Earlier generations")
            found.append((heading, self._by_parents(here)))
        return found

    def _by_parents(self, keys):
        groups = {}
        for key in self._eldest_first(keys):
            parents = next((each.parents for each in self.kin.unions if key in each.children), ())
            names = [self.kin.people[parent].person.name for parent in parents]
            of_whom = f"of {' and '.join(names)}" if names else ""
            groups.setdefault(of_whom, []).append(self._said(self.kin.people[key]))
        return list(groups.items())

    def _eldest_first(self, keys):
        order = [key for union in self.kin.unions for key in union.children]
        return sorted(keys, key=lambda key: order.index(key) if key in order else -1)

    def _said(self, relative):
        person = relative.person
        words = [
            self._what(relative),
            through_in_words(relative, self.kin),
            life(person, of_the_record=self.of_the_record or relative.is_the_child),
            *self._of_the_record(relative),
            "one of those who help" if person.pk in self.helping else "",
        ]
        child = getattr(person, "child", None) if self._is_a_sibling(relative) else None
        words = ", ".join(filter(None, words))
        return Said(person.name, words, child, self._noted(relative), relative.ties)

    def _noted(self, relative):
        """What the record says of it in words, unless that is what was just said."""
        said = self._what(relative).lower()
        noted = [tie.words for tie in relative.ties if tie.words.lower() not in said]
        return " ".join(sentence(words) for words in noted) if self.of_the_record else ""

    def _of_the_record(self, relative):
        if not self.of_the_record:
            return
        if relative.has_parental_responsibility:
            yield "has parental responsibility"
        if relative.lives_here and self._what(relative) != lives_with(self.kin):
            yield lives_with(self.kin)
        for tie in relative.ties:
            if tie.from_on and tie.kind not in PARENTS:
                yield f"{kind_in_words(tie)} since {tie.from_on:%B %Y}"

    def _is_a_sibling(self, relative):
        return (
            self.of_the_record
            and not relative.is_the_child
            and not self.kin.generation[relative.person.pk]
        )


def _agency(helper):
    return (helper.agency.kind, helper.agency.name) if helper.agency else ("", "")


def _role(helper):
    if helper.agency and not helper.agency.is_host:
        return f"{helper.role}, {helper.agency}"
    return helper.role
