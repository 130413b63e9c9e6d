"""Why it is lawful to share: what a worker picks from, each with what it means in plain words.

After UK GDPR, article 6(1) (e), (c), (d) and (a), in the order in which they are mostly right in
this work; the explanations follow the Information Commissioner’s “10 step guide to sharing
information to safeguard children” and the government’s “Information sharing: advice for
practitioners providing safeguarding services”. Both say that consent is seldom the right one:
it is offered only where no would have been an answer. The first is picked beforehand: it is what
a council that helps and protects children mostly acts on, and any other is one press away. What
is special category data rests as well on DPA 2018, schedule 1, paragraph 18; that is for the
service’s policy, and not asked each time.
"""

from django.db import models


class LawfulBasis(models.TextChoices):
    """What the law rests a share on."""

    PUBLIC_TASK = "public task", "It is our work under the law (public task)"
    LEGAL_DUTY = "legal duty", "A law or a court says we must (legal obligation)"
    VITAL_INTERESTS = "vital interests", "Somebody’s life is in danger (vital interests)"
    CONSENT = "consent", "The family agreed, and could have said no (consent)"


MEANS = {
    LawfulBasis.PUBLIC_TASK: (
        "To help or protect a child, as the Children Acts ask of us. Mostly this one. "
        "Nobody’s consent is needed; be open with the family all the same."
    ),
    LawfulBasis.LEGAL_DUTY: (
        "A court order, or an Act that leaves no choice. Say which in the line above."
    ),
    LawfulBasis.VITAL_INTERESTS: (
        "To save a life or prevent serious harm, now, when nothing else fits."
    ),
    LawfulBasis.CONSENT: (
        "Only if a no would have been kept to, and nobody would be worse off for it. "
        "They can take it back: then end this share."
    ),
}
"""What each means, and when to pick it."""

IN_WORDS = {
    LawfulBasis.PUBLIC_TASK: "it is our work under the law.",
    LawfulBasis.LEGAL_DUTY: "a law or a court says we must.",
    LawfulBasis.VITAL_INTERESTS: "somebody’s life is in danger.",
    LawfulBasis.CONSENT: "the family agreed.",
    "": "",
}
"""What follows “We may share this:” beside a share that stands; none where it was not asked."""
