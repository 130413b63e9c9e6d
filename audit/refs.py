"""Public references: short, unguessable, alphanumeric.

Statutory returns refuse hyphens and more than 20 characters, so ours are 10 letters and
digits; those that are misheard on the telephone (0, 1, l, o) are left out. 32^10 is 50 bits:
with a throttle and an access check behind it, no reference is found by guessing.
"""

import secrets

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
LENGTH = 10


def new_ref():
    """A fresh reference."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_ref(text):
    """Whether this could be a reference, as somebody copied or heard it."""
    text = text.strip().lower()
    return len(text) == LENGTH and set(text) <= set(ALPHABET)
