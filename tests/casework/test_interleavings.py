"""However two or three windows take turns at one piece of writing, no word of any is lost.

Each window only ever adds words, each of them once. So whatever was acknowledged must be found
afterwards: in what stands, in what was put away and can be brought back, or in the record.
"""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from casework import drafts
from casework.models import Draft
from tests.interleaving import EDITORS, IN_TURN

PAGE = "entry_record"
ACTS = (
    "type", "type", "save", "save", "save", "save unheard", "open", "finish", "discard",
    "bring back",
)  # fmt: skip
CHOICES = ("mine", "theirs", "both")
TURNS = st.lists(
    st.tuples(st.sampled_from(EDITORS), st.sampled_from(ACTS), st.sampled_from(CHOICES)),
    max_size=14,
)


class Window:
    """One open page: what it shows, and the version it knows."""

    def __init__(self, desk, name):
        self.desk, self.name, self.text, self.version = desk, name, "", 0
        self.turn = self.loads = 0

    @property
    def words(self):
        return {"text": [self.text]}

    def sending(self):
        """Who sends, and the version their words were typed on."""
        self.turn += 1
        hand = drafts.Hand(f"{self.name} {self.loads}", self.turn)
        return {"version": self.version, "hand": hand}

    def type(self, _):
        self.desk.typed += 1
        self.text += f"{self.name}{self.desk.typed} "

    def open(self, _):
        """Loading a page anew sends first what it has, as the page does when it closes."""
        self.save("both")
        standing = drafts.find(self.desk.user, PAGE)
        self.text = standing.words["text"][0] if standing else ""
        self.version = standing.version if standing else 0
        self.loads += 1

    def save(self, choice):
        try:
            self._kept(drafts.save(self.desk.user, PAGE, "", self.words, **self.sending()))
        except drafts.StaleDraft as stale:
            self._choose(stale.draft, choice)

    def save_unheard(self, _):
        """The answer is lost: the page knows neither that it was saved nor that it was not."""
        with suppress(drafts.StaleDraft):
            drafts.save(self.desk.user, PAGE, "", self.words, **self.sending())

    def _choose(self, standing, choice):
        """Both are shown, mine is put beside, and one or both are gone on with."""
        theirs = standing.words["text"][0]
        drafts.put_beside(self.desk.user, PAGE, "", self.words, ())
        self.desk.acknowledged |= set(self.text.split())
        if choice == "theirs":
            self.text, self.version = theirs, standing.version
            return
        self.text = self.text if choice == "mine" else f"{theirs} {self.text}"
        self.version = standing.version
        self._kept(drafts.choose(self.desk.user, PAGE, "", self.words, **self.sending()))

    def _kept(self, draft):
        self.version = draft.version
        assert draft.words == self.words
        self.desk.acknowledged |= set(self.text.split())

    def finish(self, _):
        self.desk.record += self.text
        self.desk.acknowledged |= set(self.text.split())
        drafts.finish(self.desk.user, PAGE, "", self.version)
        self.text, self.version = "", 0

    def discard(self, _):
        standing = drafts.find(self.desk.user, PAGE)
        if standing:
            drafts.discard(standing, self.desk.user)

    def bring_back(self, _):
        away = drafts.discarded(self.desk.user)
        if away:
            drafts.bring_back(away[0], self.desk.user)


class Desk:
    """One person, their windows, and all that they were told is kept."""

    def __init__(self, user):
        self.user, self.typed, self.record, self.acknowledged = user, 0, "", set()
        self.windows = {name: Window(self, name) for name in EDITORS}

    @property
    def retrievable(self):
        kept = Draft.objects.filter(user=self.user).values_list("words", flat=True)
        return set(" ".join([self.record, *(words["text"][0] for words in kept)]).split())


@IN_TURN
@given(turns=TURNS)
def test_no_acknowledged_word_is_lost_however_windows_take_turns(worker, turns):
    Draft.objects.all().delete()
    desk = Desk(worker)
    for name, act, choice in turns:
        getattr(desk.windows[name], act.replace(" ", "_"))(choice)
        assert desk.acknowledged <= desk.retrievable
