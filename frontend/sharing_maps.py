"""The agreed maps somebody will read of a child, in what is shown before it is shared."""

from audit.reading import attach, keys_of
from casework.naming import found_in
from signs_of_safety.models import Disagreement, Map, Occasion, Rating, Scale, Statement


def map_lists(recipient, child):
    """The lists of the maps a recipient would read, and of what stands on each."""
    ours = {"statement__among": keys_of("their_statements")}
    statements = Statement.objects.permitting(recipient, Map.VIEW).standing()
    scales = Scale.objects.permitting(recipient, Map.VIEW).revealed()
    ratings = Rating.objects.permitting(recipient, Map.VIEW)
    return {
        "maps": Map.objects.permitting(recipient, Map.VIEW).filter(child_rows__child=child),
        "their_statements": statements.filter(map__among=keys_of("maps")),
        "their_occasions": Occasion.objects.filter(**ours),
        "their_disagreements": Disagreement.objects.filter(**ours),
        "their_scales": scales.filter(danger__among=keys_of("their_statements")),
        "their_ratings": ratings.filter(scale__among=keys_of("their_scales")),
    }


def maps_in(found):
    """The maps that were found, with what stands on each."""
    maps, statements = found.get("maps", []), found.get("their_statements", [])
    attach(statements, "occasions", found.get("their_occasions"))
    attach(statements, "disagreements", found.get("their_disagreements"))
    scales = found.get("their_scales", [])
    attach(scales, "ratings", found.get("their_ratings"))
    attach(statements, "scales", scales)
    attach(maps, "statements", statements)
    return maps


def named_in_maps(maps, watched):
    """The watched words in agreed maps: each is read as far as its words go, and no name is cut."""
    for one in maps:
        texts = [one.who_was_there, one.judgement]
        for said in one.statements.all():
            scaled = [row for one in said.scales.all() for row in (one, *one.ratings.all())]
            for row in (said, *said.occasions.all(), *said.disagreements.all(), *scaled):
                texts += [value for value in vars(row).values() if isinstance(value, str)]
            texts += [said.who.name] if said.who else []
        yield from found_in("\n".join(texts), watched)
