"""What is opened and sent: each page of the bench, as one person asks for it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlencode

from agencies.models import Agency
from audit import clock
from bench.words import searches
from casework.actions import end_share
from casework.levels import Level
from casework.models import Share
from frontend.fields import new_key

SEAL = re.compile(r'name="seal" value="([^"]*)"')
FLOOR = "floor"
LISTS = ("home", "children", "search-rare", "search-common", "api-children", "api-assessments")
"""Pages whose rows are chosen by grants alone: they are opened again with ten times the grants."""


@dataclass(frozen=True)
class Page:
    """An address; for one that is sent, the `form`, made anew before and undone `after`, untimed.

    An address of None is a page that this person has no use for.
    """

    name: str
    address: Callable
    form: Callable | None = None
    after: Callable | None = None

    @property
    def wanted(self):
        """The status of an answer that was worth measuring."""
        return HTTPStatus.FOUND if self.form else HTTPStatus.OK


def pages():
    """Every page of the bench, the floor first."""
    opened = {
        FLOOR: lambda who: "/bench/floor/",
        "home": lambda who: "/",
        "children": lambda who: "/children/",
        "child": _of,
        "story": lambda who: _of(who, "story/"),
        "story-100th": _hundredth,
        "plan": lambda who: _of(who, "plan/"),
        "network": lambda who: _of(who, "network/"),
        "assessment": lambda who: f"/assessments/{who.assessment}/" if who.assessment else None,
        "share-preview": lambda who: f"{_of(who, 'share/')}?{urlencode(_whom())}",
        "learning": lambda who: "/learning/assessments/",
        "api-children": lambda who: "/api/v1/children/",
        "api-assessments": lambda who: "/api/v1/assessments/",
    }
    found = [Page(name, address) for name, address in opened.items()]
    for kind, words in searches().items():
        found.append(Page(f"search-{kind}", _search(words)))
    found.append(Page("record-entry", _recorder, _entry))
    found.append(Page("share", lambda who: _of(who, "share/"), _terms, _share_no_longer))
    return found


def _of(who, part=""):
    return f"/children/{who.child.ref}/{part}"


def _hundredth(who):
    return f"/children/{who.longest.ref}/story/?after={who.far}" if who.far else None


def _search(words):
    address = f"/search/?{urlencode({'q': words})}"
    return lambda who: address


def _recorder(who):
    """A worker's recorder; for a partner, the page on which they add what they saw."""
    return f"/record/?child={who.child.ref}" if who.is_staff else _of(who, "contribute/")


def _entry(who):
    words = "We talked about the week. He had slept, and the cough is gone."
    form = {"once": new_key(), "text": words}
    return {**form, "child": who.child.ref, "kind": "visit"} if who.is_staff else form


def _partner():
    """Nothing was ever shared with it, until the bench does."""
    return Agency.objects.get(name="Newly Arrived Project")


def _whom():
    return {"agency": _partner().ref, "level": Level.PLAN.value, "user": ""}


def _terms(who):
    whom = _whom()
    preview = who.client.get(_of(who, "share/"), whom)
    seal = SEAL.search(preview.content.decode())
    return {
        **whom,
        "once": new_key(),
        "seal": seal[1] if seal else "",
        "purpose": "They are part of the plan.",
        "until": f"{clock.today() + timedelta(days=90):%d %B %Y}",
        "lawful_basis": "public task",
        "is_family_told": "yes",
        "is_read": "on",
    }


def _share_no_longer(who):
    for share in Share.objects.filter(child=who.child, agency=_partner(), ended_at=None):
        end_share(share, by=who.user)
