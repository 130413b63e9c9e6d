"""Days and moments as people say them. Pure functions: what today is, is given."""

from datetime import timedelta

from casework.moments import DATED, Precision, part_of


def day_in_words(day, today):
    """“Thursday 29 October”, with the year when it is another year."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}"


def moment_in_words(moment, today):
    """“Today, 08:40”, “Yesterday, 14:02”, “Friday 6 November, 09:10”; `moment` in London time."""
    day = moment.date()
    near = {today: "Today", today - timedelta(days=1): "Yesterday"}.get(day)
    return f"{near or day_in_words(day, today)}, {moment:%H:%M}"


def when_in_words(moment, precision, today):
    """When something happened, as vaguely as it was told, to stand in the middle of a sentence.

    “Today, 08:40”, “Yesterday, about 15:00”, “Friday 6 November, in the evening”, “Friday 6
    November”, “in the week of 2 November”, “in March 2025”, “in 2024”; `moment` in London time.
    """
    day = moment.date()
    if precision not in DATED:
        return _span_in_words(day, precision, today)
    near = {today: "Today", today - timedelta(days=1): "Yesterday"}.get(day)
    return f"{near or day_in_words(day, today)}{time_in_words(moment, precision)}"


def day_told_in_words(moment, precision, today):
    """The day of it, or what is vaguer than a day: “Friday 6 November”, “in March”."""
    if precision not in DATED:
        return _span_in_words(moment.date(), precision, today)
    return day_in_words(moment.date(), today)


def time_in_words(moment, precision):
    """What stands behind the day: “, 08:40”, “, about 15:00”, “, in the evening”; "" of a day."""
    if precision == Precision.PART:
        part = part_of(moment.time())
        return ", at night" if part == "night" else f", in the {part}"
    said = {Precision.MINUTE: ", ", Precision.ABOUT: ", about "}
    return f"{said[precision]}{moment:%H:%M}" if precision in said else ""


def _span_in_words(day, precision, today):
    if precision == Precision.WEEK:
        year = "" if day.year == today.year else f" {day.year}"
        return f"in the week of {day.day} {day:%B}{year}"
    if precision == Precision.MONTH and day.year == today.year:
        return f"in {day:%B}"
    return f"in {day:%B %Y}" if precision == Precision.MONTH else f"in {day.year}"


def upper_first(words):
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]
