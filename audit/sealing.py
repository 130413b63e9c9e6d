"""Taking words out of a record that were about the wrong person. No word is lost by it.

They leave the row they stood in and every version of it, finished or not, and stand from then on
among the sealed words alone. So no page, list, search or program of today or tomorrow can find
them: there is nothing to hide. A record says which of its words can leave: `sealable`.
"""

from audit.models import SealedWords
from audit.records import checked


def may_be_sealed(model):
    """The columns of this model, a record or the versions of one, whose words can be taken out."""
    kept = getattr(model, "instance_type", model)
    return getattr(kept, "sealable", ())


def take_out(record, parts, *, sealing_ref, replacement):
    """Take the words of these `parts` out of a record and all its versions.

    `replacement` stands in their place; in a code, or where it is "", nothing does. What is empty
    or was taken out before stays as it is. Runs only inside an action.
    """
    rows = [record]
    if hasattr(record, "history"):
        rows += list(record.history.all())
    for row in rows:
        new = {
            part: replacement
            for part in parts
            if getattr(row, part) and getattr(row, part) != replacement
        }
        for part, instead in new.items():
            keep(row, part, getattr(row, part), sealing_ref=sealing_ref, replacement=instead)
        if new:
            type(row)._base_manager.filter(pk=row.pk).update(**new)


def keep(row, part, words, *, sealing_ref, replacement=""):
    """Keep words that stood in `part` of this row, for those who review what was taken out."""
    return checked(
        SealedWords(
            sealing_ref=sealing_ref,
            place=row._meta.db_table,
            row_id=row.pk,
            part=part,
            words=words,
            replacement=replacement,
        )
    )
