"""Somebody writes, and hears what the page says of it; afterwards it is seen what was true."""

import re
import time

WORD = "quokkaberry"
"""Stands in everything that is typed, and nowhere else: what the disk is searched for."""

OTHERS = ("the", "door", "was", "open", "nobody", "had", "slept", "since", "last", "winter")
SAVED = re.compile(r"Saved \S+$")
ON_DEVICE = "Saved on this device, not yet sent"
LETTERS, SECONDS = 15, 1.0
"""What may be lost of what was never said to be saved: so much, or what was typed so lately."""


def sentence(rng, words):
    """So many words, the same for the same seed."""
    return "".join(
        (WORD if number % 4 == 0 else rng.choice(OTHERS)) + " " for number in range(words)
    )


class Writing:
    """What one person types in one round, letter by letter, and all that the page says of it."""

    def __init__(self, rng):
        self.rng, self.typed, self.at, self.claims = rng, "", [], []

    def heard(self, said, words):
        self.claims.append((said, words))

    def type(self, page, text):
        for letter in text:
            page.keyboard.type(letter)
            self.typed += letter
            self.at.append(time.monotonic())
            time.sleep(self.rng.uniform(0.001, 0.012))

    @property
    def saved(self):
        """The longest text that was said to be saved."""
        return max((words for said, words in self.claims if SAVED.match(said)), key=len, default="")

    @property
    def on_device(self):
        """The longest that was said to be on the device. (A second tab has words of its own.)"""
        said = [words for said, words in self.claims if said == ON_DEVICE]
        return max(filter(self.typed.startswith, said), key=len, default="")

    def lately(self, moment):
        """How many letters were typed in the last second before this moment."""
        return sum(at > moment - SECONDS for at in self.at)

    def kept(self, found):
        """How many of the letters typed are found, from the first on."""
        same = (one == other for one, other in zip(self.typed, found, strict=False))
        return next((number for number, is_same in enumerate(same) if not is_same),
                    min(len(self.typed), len(found)))  # fmt: skip

    def broken(self, found, on_server, moment):
        """Which promises this round broke, in words. `found` is what stands on the page at the end,
        `on_server` what the server had just after the fault, before any page was opened again."""
        lost = len(self.typed) - self.kept(found)
        promises = {
            "it was said to be saved, and the server did not have it": on_server.startswith(
                self.saved
            ),
            "acknowledged text was lost": found.startswith(self.saved),
            "it was said to be on the device, and was not": found.startswith(self.on_device),
            "more than a second was lost": lost <= max(LETTERS, self.lately(moment)),
        }
        return [promise for promise, is_kept in promises.items() if not is_kept]
