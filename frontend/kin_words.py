"""What somebody is to a child, in a word or two, for a picture and for the list beside it."""

from django.utils.text import get_text_list

from casework.kin import PARENTS, UP
from casework.models import Relationship
from frontend.ages import age_of, short_age_of

Is = Relationship.Kind
BY_PRONOUN = {
    Is.SIBLING: {"she": "sister", "he": "brother"},
    Is.HALF_SIBLING: {"she": "half-sister", "he": "half-brother"},
    Is.GRANDPARENT: {"she": "grandmother", "he": "grandfather"},
    Is.GREAT_GRANDPARENT: {"she": "great-grandmother", "he": "great-grandfather"},
    Is.STEP_PARENT: {"she": "stepmother", "he": "stepfather"},
    Is.AUNT_OR_UNCLE: {"she": "aunt", "he": "uncle"},
}
GENERATIONS = {
    3: "Great-grandparents",
    2: "Grandparents",
    1: "Parents, and others of their age",
    0: "Children",
    -1: "The next generation",
}


def kind_in_words(tie):
    """“half-sister”; in the words of the record where no kind fits."""
    if tie.kind == Is.OTHER and tie.words:
        return tie.words
    return BY_PRONOUN.get(tie.kind, {}).get(_pronoun(tie.person), tie.get_kind_display())


def _pronoun(person):
    return person.pronouns.partition("/")[0].strip().lower()


def what_they_are(relative, kin, *, of_the_record):
    """“mother”, “great-grandmother and carer”, “father of Mia”."""
    ties = [tie for tie in relative.ties if tie.kind in UP]
    if ties:
        return get_text_list([kind_in_words(tie) for tie in ties], "and")
    if relative.parent_of:
        kind = kind_in_words(relative.parent_of[0])
        whose = [tie.child.person_id for tie in relative.parent_of]
        names = [each.person.short_name for key, each in kin.people.items() if key in whose]
        return f"{kind} of {get_text_list(names, 'and')}"
    if relative.ties and of_the_record:
        return get_text_list([kind_in_words(tie) for tie in relative.ties], "and")
    if relative.ties:
        return relative.ties[0].get_kind_display()
    if kin.has_a_parent_of_the_child(relative.person.pk):
        return BY_PRONOUN[Is.SIBLING].get(_pronoun(relative.person), Is.SIBLING.label)
    return lives_with(kin) if relative.lives_here else ""


def lives_with(kin):
    """“lives with Ty”."""
    return f"lives with {kin.child.person.short_name}"


def life(person, *, of_the_record):
    """“9”, “expected 20 January 2027”, “died 2019”; of those who have died others learn no day."""
    if person.died_on:
        return f"died {person.died_on.year}" if of_the_record else "has died"
    if person.is_unborn:
        return age_of(person)
    return short_age_of(person) if of_the_record else ""


def through_in_words(relative, kin):
    """“Dawn’s mother”: whose, of a relative through somebody the reader may know of; or ""."""
    for tie in relative.ties:
        through = kin.people.get(tie.through_id)
        if through and tie.kind not in PARENTS:
            return f"on {through.person.short_name}’s side"
    return ""
