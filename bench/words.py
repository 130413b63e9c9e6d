"""What is typed into the search box, chosen from the names that are there."""

from django.db.models import Count

from casework.models import PersonName


def searches():
    """{kind of search: what is typed}."""
    words = PersonName.objects.filter(person__child__isnull=False).order_by()
    counted = words.values_list("folded").annotate(many=Count("pk")).order_by("many", "folded")
    rare, common = counted.first()[0], counted.last()[0]
    return {
        "rare": rare,
        "common": common,
        "misspelt": misspelt(common),
        "two-words": f"{common} {rare}",
        "nothing": "Qqzzyx",
    }


def misspelt(word):
    """Two letters changed about, as a tired hand does it."""
    return word[:1] + word[2:3] + word[1:2] + word[3:]
