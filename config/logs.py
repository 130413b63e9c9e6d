"""What reaches the log: what went wrong and where, and nothing about anybody.

In a terminal it is a line; where Kith serves a council it is a line of JSON, for whatever gathers
logs there.
"""

import json
import logging
import traceback

NO_PAGE = "no page of ours"


def logging_as(form):
    """The set-up of logging; `form` is `plain` or `json`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {
                "()": "config.logs.WithoutPeople",
                "format": "{asctime} {levelname} {name}: {message}",
                "style": "{",
            },
            "json": {"()": "config.logs.InJson"},
        },
        "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["terminal"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["terminal"], "level": "INFO", "propagate": False},
            "django.server": {"handlers": ["terminal"], "level": "INFO", "propagate": False},
        },
    }


class WithoutPeople(logging.Formatter):
    """Log lines without personal data.

    An address can hold what somebody typed, a child's name (`/search/?q=…`) or a private link: the
    page it belongs to is told, as `children/<str:ref>/`, and never the address itself. The words
    of an error can too (PostgreSQL repeats the row it refuses), so a failure is told by its type
    and by where in the code it happened.
    """

    def format(self, record):
        shown = logging.makeLogRecord(record.__dict__)
        shown.msg, shown.args = _said(record), None
        shown.exc_text = None
        return super().format(shown)

    def formatException(self, ei):  # noqa: N802 - the name logging calls
        kind, _, where = ei
        frames = traceback.format_tb(where)
        return "".join([*frames, kind.__name__])


class InJson(WithoutPeople):
    """The same, a JSON object in each line: at, level, logger, says; page, status and failed
    where there are any."""

    def format(self, record):
        said = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "says": _said(record),
            "page": _page(record),
            "status": getattr(record, "status_code", None),
            "failed": self.formatException(record.exc_info) if record.exc_info else None,
        }
        return json.dumps({name: value for name, value in said.items() if value is not None})


def _said(record):
    """What the record says, without the address that was asked for and without any question."""
    said, args = str(record.msg), record.args
    if (page := _page(record)) is not None and isinstance(args, tuple):
        args = tuple(page if str(each).startswith("/") else each for each in args)
    said = said % args if args else said
    return " ".join(word.split("?", 1)[0] for word in said.split(" "))


def _page(record):
    """The pattern of the address that was asked for; None where nobody asked over the web."""
    request = getattr(record, "request", None)
    if not hasattr(request, "path"):
        return None
    found = getattr(request, "resolver_match", None)
    return found.route if found else NO_PAGE
