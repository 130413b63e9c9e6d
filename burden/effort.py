"""How long a practised person's hands and head are busy with a form.

By the keystroke-level model: S. K. Card, T. P. Moran and A. Newell, “The keystroke-level model for
user performance time with interactive systems”, Communications of the ACM 23 (7), 1980. What is
done is broken into five operators with a usual time each: a key pressed by an average typist (K),
pointing at something (P), a mouse button pressed or let go (B), the hand moved between keyboard and
mouse (H), and making up one's mind (M).

Where they leave a choice, this is the rule here: one M before each answer and before each command,
for each is one thing to think of; the keys of one answer are one unit and get no other. A click is
two B. Whoever fills in a form uses the mouse to go to each field, which is the slower way. The
keys of narrative (somebody's own sentences) are counted apart, because writing them is the work,
and not the form; going to where they are written is form work.
"""

from collections import Counter
from dataclasses import dataclass, field

SECONDS = {"K": 0.28, "P": 1.10, "B": 0.10, "H": 0.40, "M": 1.20}
KEYBOARD, POINTER = "keyboard", "pointer"


@dataclass
class Effort:
    """What was done by hand, as counts of the operators; the hand begins on the mouse."""

    operators: Counter = field(default_factory=Counter)
    clicks: int = 0
    narrative: int = 0
    hand: str = POINTER

    def think(self):
        self.operators["M"] += 1

    def click(self):
        self._hand_on(POINTER)
        self.operators.update({"P": 1, "B": 2})
        self.clicks += 1

    def type(self, text):
        self._hand_on(KEYBOARD)
        self.operators["K"] += len(text)

    def narrate(self, text):
        self._hand_on(KEYBOARD)
        self.narrative += len(text)

    def _hand_on(self, where):
        if self.hand != where:
            self.operators["H"] += 1
            self.hand = where

    @property
    def seconds(self):
        """Seconds of form work: all but the keys of narrative."""
        return sum(SECONDS[each] * many for each, many in self.operators.items())
