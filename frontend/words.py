"""Days and moments as people say them. Pure functions: what today is, is given."""

from datetime import timedelta


def day_in_words(day, today):
    """“Thursday 29 October”, with the year when it is another year."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}"


def moment_in_words(moment, today):
    """“Today, 08:40”, “Yesterday, 14:02”, “Friday 6 November, 09:10”; `moment` in London time."""
    day = moment.date()
    near = {today: "Today", today - timedelta(days=1): "Yesterday"}.get(day)
    return f"{near or day_in_words(day, today)}, {moment:%H:%M}"
