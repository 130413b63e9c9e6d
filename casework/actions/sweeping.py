"""What the system does by itself, once a day. Access never waits for it."""

from audit.actions import action
from casework import storing, uploads
from casework.grants import sweep
from casework.models import Attachment, Upload


@action("casework.sweep")
def sweep_grants(nothing, *, by):
    """Take away grants that have ended. They stopped working at their moment, not now."""
    return sweep()


def sweep_files():
    """Take away files nobody has asked for again, and those a crash left without a row.

    Returns (how many went, the paths that a row names and that are not there: a loss to look
    into). Files on their way are no records, so this is no action.
    """
    gone = [uploads.put_away(upload) for upload in uploads.forgotten()]
    known = set(files_known())
    there = set(storing.everything())
    for path in there - known:
        if storing.is_left_alone(path):
            gone.append(storing.kept().delete(path))
    lost = {path for path in known - there if not path.startswith(storing.PIECES)}
    return len(gone), sorted(lost - set(storing.everything()))


def files_known():
    """The path of every file that a row names."""
    for model in (Attachment, Upload):
        for key, size, has_small in model.objects.values_list("key", "size", "has_small"):
            if size:
                yield storing.path_of(key)
            if has_small:
                yield storing.path_of(key, small=True)
    for key in Upload.objects.filter(finished_at=None).values_list("key", flat=True):
        yield from storing.pieces(key)
