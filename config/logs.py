"""What reaches the log: what went wrong and where, and nothing about anybody."""

import logging
import traceback

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "config.logs.WithoutPeople",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
    },
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["terminal"], "level": "INFO", "propagate": False},
    },
}


class WithoutPeople(logging.Formatter):
    """Log lines without personal data.

    A query string can hold a child's name (`/search/?q=…`), so it is cut off. The words of an
    error can too (PostgreSQL repeats the row it refuses), so a failure is told by its type and
    by where in the code it happened.
    """

    def format(self, record):
        shown = logging.makeLogRecord(record.__dict__)
        shown.msg, shown.args = _without_queries(record.getMessage()), None
        shown.exc_text = None
        return super().format(shown)

    def formatException(self, ei):  # noqa: N802 - the name logging calls
        kind, _, where = ei
        frames = traceback.format_tb(where)
        return "".join([*frames, kind.__name__])


def _without_queries(message):
    return " ".join(word.split("?", 1)[0] for word in message.split(" "))
