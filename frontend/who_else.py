"""Who else should be here? Questions from what is recorded; nothing has to be answered."""

from dateutil.relativedelta import relativedelta

from agencies.models import Agency
from audit import clock

SCHOOL, NURSERY = (5, 16), 5
"""The ages at which a child goes to school, and below which a health visitor comes."""
AT_MOST = 3

Kind = Agency.Kind


def who_else(child, helpers, agencies):
    """Up to three questions about the card of this child; `agencies` are `part_of_it`."""
    name = child.person.short_name
    asked = [_of_an_agency(agency, name) for agency in agencies]
    asked += _by_age(child.person, {one.agency.kind for one in helpers if one.agency})
    if all(one.agency for one in helpers):
        asked.append(f"Nobody of the family, and no friend, is here. Whom would {name} ask for?")
    return asked[:AT_MOST]


def _of_an_agency(agency, name):
    if agency.sees:
        return f"{agency} can see {name}’s page, and nobody from there is here. Who is it?"
    return f"{agency} told us something, and nobody from there is here. Does somebody help?"


def _by_age(person, kinds):
    """What a child of this age usually has: a school, or a midwife or health visitor."""
    if person.died_on:
        return
    age = relativedelta(clock.today(), person.born_on).years if person.born_on else None
    if person.is_unborn or (age is not None and age < NURSERY):
        if Kind.HEALTH not in kinds:
            yield f"No {'midwife' if person.is_unborn else 'health visitor'} is here. Who is it?"
    elif age is not None and age <= SCHOOL[1] and Kind.EDUCATION not in kinds:
        yield f"{person.short_name} is {age}, and nobody from a school is here. Which school is it?"
