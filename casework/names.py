"""Finding people by name the way names are said, spelt and misheard."""

import re
import unicodedata

import jellyfish
from django.db.models import Exists, OuterRef, Q

from audit.refs import is_ref
from casework.levels import RULES
from casework.models import Child, PersonName
from casework.reach import few_children

CANDIDATES = 200
"""How many possible people are compared letter by letter; more would be a longer list than help."""


STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart, as people here type them."""

HEARD_AS = [("kh", "k"), ("qv", "k"), ("qu", "k"), ("chl", "kl"), ("chr", "kr"), ("th", "t")]
"""Spellings that Metaphone, made for English words, hears in names as something else."""


def fold(text):
    """Lower case, no accents, letters and digits only: what two spellings have in common."""
    apart = unicodedata.normalize("NFKD", text.lower().translate(STROKES))
    return re.sub(r"[\W_]", "", "".join(each for each in apart if not unicodedata.combining(each)))


def words_of(text):
    """The folded words of a name; a hyphen or an apostrophe may or may not be there."""
    parts = re.split(r"[\s\-]+", text)
    return [word for word in map(fold, parts) if word]


def _joined(name):
    """Mary-Anne, as somebody who hears no hyphen writes it."""
    return [fold(word) for word in name.split() if "-" in word and fold(word)]


def sound(word):
    """How a word sounds in English (Metaphone, less its weak sounds): Aisha finds Ayesha."""
    for spelt, heard in HEARD_AS:
        word = word.replace(spelt, heard)
    code = jellyfish.metaphone(word)
    return re.sub("[AEIOU]", "A", code[:1]) + re.sub("[HWY]", "", code[1:])


def keep_names(person, former=()):
    """Write down every shape this person's name is found in. Runs only inside an action."""
    spoken = [(PersonName.Use.USUAL, person.full_name), (PersonName.Use.KNOWN_AS, person.known_as)]
    spoken += [(PersonName.Use.FORMER, name) for name in former]
    person.names.exclude(use=PersonName.Use.FORMER).delete()
    rows = {(use, word) for use, name in spoken for word in [*words_of(name), *_joined(name)]}
    PersonName.objects.bulk_create(
        PersonName(person=person, use=use, word=word, folded=word, sound=sound(word))
        for use, word in sorted(rows)
    )


def search(user, query, limit=20, permission=Child.VIEW):
    """The children `user` may see whose names fit, best first; never more than `limit`.

    An exact reference finds its child. Only those who work with records find by a former name:
    that a child once had another may be the very thing that must not be known.
    """
    visible = Child.objects.permitting(user, permission).with_person()
    if is_ref(query) and (child := visible.filter(ref=query.strip().lower()).first()):
        return [child]
    words = [word for word in words_of(query) if not word.isdigit()]
    if not words:
        return []
    few = None if user.is_record_staff else few_children(user, RULES[permission].level)
    visible = visible if few is None else visible.filter(pk__among=few)
    return called(visible, words, user.is_record_staff, are_few=few is not None)[:limit]


def called(children, words, by_former_names=True, are_few=False):
    """Of these children, those whose names fit every word, best first.

    Of a few the names are asked for child by child: a common one is borne by half a county.
    """
    for word in words:
        people = _people_called(word, by_former_names)
        theirs = [Exists(names.filter(person=OuterRef("person_id"))) for names in people]
        spelt, heard = (names.values("person_id") for names in people)
        fits = theirs[0] | theirs[1] if are_few else Q(person__in=spelt.union(heard, all=True))
        children = children.filter(fits)
    # In no order yet: to sort every Ada of a county first would cost more than to find them.
    candidates = children.order_by().prefetch_related("person__names")[:CANDIDATES]
    return sorted(candidates, key=lambda child: (-closeness(child, words), child.pk))


def _people_called(word, by_former_names):
    """The names spelt like this word, and those that sound like it."""
    names = PersonName.objects.order_by()
    if not by_former_names:
        names = names.exclude(use=PersonName.Use.FORMER)
    spelt = names.filter(folded__startswith=word)
    heard = names.filter(sound=sound(word)).exclude(sound="")
    return spelt, heard


def closeness(child, words):
    """How near the words come to the child's names: 0 to 1 for each word, added up."""
    names = [name.folded for name in child.person.names.all()]
    return sum(
        max((jellyfish.jaro_winkler_similarity(word, name) for name in names), default=0)
        for word in words
    )
