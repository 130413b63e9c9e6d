"""How old somebody is, as people say it."""

from dateutil.relativedelta import relativedelta

from audit import clock

SMALL, BABY = 2, 3
"""Under two years a child's age is said in months, under three months in weeks."""


def age_of(person):
    """“9 years old”, “7 months old”, “expected 20 January 2027”, or "" when it is not known."""
    if person.expected_on:
        return f"expected {person.expected_on.day} {person.expected_on:%B %Y}"
    if not person.born_on or person.died_on:
        return _lived(person)
    age = relativedelta(clock.today(), person.born_on)
    return f"{'about ' if person.is_birth_estimated else ''}{_span(age, person)} old"


def short_age_of(person):
    """The same for a list: “9”, “7 months”, or "" when it is not known."""
    if not person.born_on or person.died_on:
        return age_of(person)
    age = relativedelta(clock.today(), person.born_on)
    about = "about " if person.is_birth_estimated else ""
    return f"{about}{age.years if age.years >= SMALL else _span(age, person)}"


def _span(age, person):
    if age.years >= SMALL:
        return f"{age.years} years"
    months = 12 * age.years + age.months
    if months >= BABY:
        return f"{months} months"
    weeks = (clock.today() - person.born_on).days // 7
    return "under a week" if weeks < 1 else f"{weeks} week{'' if weeks == 1 else 's'}"


def _lived(person):
    return f"died {person.died_on.day} {person.died_on:%B %Y}" if person.died_on else ""
