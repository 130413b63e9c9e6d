"""Files on their way: taken in whole or piece by piece, examined, and their uploader's alone.

They are no records: they belong to unfinished writing, as a draft does. Recording makes them part
of an entry (`casework.attaching`); what is forgotten is swept.
"""

from contextlib import contextmanager
from datetime import timedelta
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Sum

from audit import clock, events
from casework import storing
from casework.drafts import CAN_BE_BROUGHT_BACK, visible
from casework.examining import LARGEST_OF_ALL, TOO_LARGE
from casework.examining.apart import examined_apart
from casework.examining.sorts import Refused
from casework.models import Draft, Upload

AT_ONCE = 20
ROOM = 1_000_000_000
LARGEST_PIECE = 2_000_000
FORGOTTEN = timedelta(days=2)
TOO_MANY = f"At most {AT_ONCE} files can stand beside one entry. Record these, then add the others."
NO_ROOM = (
    "You have 1 GB of files waiting that are not recorded. Finish or take away some of them first."
)
NOTHING_CAME = "Nothing of this recording was received. Record it again."


class OutOfStep(Exception):  # noqa: N818 - nothing failed: it says where to go on
    """A piece came that does not follow what is here; `received` is how much that is."""

    def __init__(self, received):
        super().__init__("This piece does not follow what was received.")
        self.received = received


def of(user, page, target):
    """What this person sent for one piece of writing, and has not finished with."""
    return Upload.objects.of(user, page, target)


def one(user, ref):
    """This person's upload with this reference, or None; as a draft, closed when a child is."""
    upload = Upload.objects.filter(user_id=user.pk, ref=ref).first()
    refs = set(upload.child_refs) if upload else set()
    return upload if not refs or visible(user, refs).count() == len(refs) else None


def begin(user, page, target, child_refs, name, size=0):
    """Make room for a file, said to be so large. Raises Refused."""
    if size > LARGEST_OF_ALL:
        raise Refused(TOO_LARGE)
    _is_room_for_more(user, page, target)
    upload = Upload.objects.create(
        user=user, page=page, target=target, child_refs=sorted(child_refs), name=called(name)
    )
    events.looked(user, "began upload", upload, upload.child_refs)
    return upload


def called(name):
    """What a file was called where it came from, as plain words: no way to it, nothing unseen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(letter if letter.isprintable() else " " for letter in last)
    return " ".join(plain.split())[-200:] or "File"


def _is_room_for_more(user, page, target):
    if of(user, page, target).count() >= AT_ONCE:
        raise Refused(TOO_MANY)
    waiting = Upload.objects.filter(user_id=user.pk).aggregate(all=Sum("received"))["all"] or 0
    if waiting >= ROOM:
        raise Refused(NO_ROOM)


@transaction.atomic
def receive(upload, offset, piece, digest):
    """Keep one piece. Returns how much is here now.

    Raises OutOfStep when it does not follow what is here, or is not what was sent; Refused when
    it would be too much.
    """
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    is_whole = len(piece) <= LARGEST_PIECE and sha256(piece).hexdigest() == digest
    if offset != upload.received or upload.finished_at or not is_whole:
        raise OutOfStep(upload.received)
    if offset + len(piece) > LARGEST_OF_ALL:
        raise Refused(TOO_LARGE)
    if piece:
        storing.put(storing.path_of_piece(upload.key, offset), ContentFile(piece))
    upload.received += len(piece)
    upload.touched_at = clock.now()
    upload.save(update_fields=["received", "touched_at"])
    return upload.received


def finish(upload):
    """All of it is here: examine it, and keep it. Raises Refused, and then it goes."""
    upload.refresh_from_db()
    if upload.finished_at:
        return upload
    with _folder() as folder:
        whole = folder / "whole"
        with whole.open("wb") as file:
            for path in storing.pieces(upload.key):
                with storing.kept().open(path) as piece:
                    file.write(piece.read())
            file.truncate(upload.received)
        if not upload.received:
            put_away(upload)
            raise Refused(NOTHING_CAME)
        return _examined(upload, whole, folder)


def take(user, page, target, child_refs, name, path):
    """Take in a file that came whole, and stands at `path`. Raises Refused."""
    upload = begin(user, page, target, child_refs, name)
    with _folder() as folder:
        return _examined(upload, Path(path), folder)


def _examined(upload, path, folder):
    try:
        found = examined_apart(path, folder)
    except Refused:
        put_away(upload)
        raise
    _store(storing.path_of(upload.key), found.file)
    if found.small:
        _store(storing.path_of(upload.key, small=True), found.small)
    with found.file.open("rb") as file:
        upload.sha256 = file_digest(file, "sha256").hexdigest()
    upload.kind, upload.content_type = found.sort.kind, found.sort.content_type
    upload.size = upload.received = found.file.stat().st_size
    upload.has_small = found.small is not None
    upload.finished_at = upload.touched_at = clock.now()
    upload.save()
    storing.put_pieces_away(upload.key)
    return upload


def _store(path, found):
    with found.open("rb") as file:
        storing.put(path, File(file))


def discard(upload):
    """Take away a file its uploader does not want after all."""
    events.looked(upload.user, "took away upload", upload, upload.child_refs)
    put_away(upload)


def put_away(upload):
    """The row first: a file that no row knows is swept, a row without its file would be a loss."""
    upload.delete()
    storing.put_away(upload.key)


def forgotten():
    """What has not been touched for two days, and belongs to no writing that still stands."""
    since = clock.now() - CAN_BE_BROUGHT_BACK
    writing = Draft.objects.filter(
        Q(discarded_at=None) | Q(discarded_at__gt=since),
        user=OuterRef("user"),
        page=OuterRef("page"),
        target=OuterRef("target"),
    )
    return Upload.objects.filter(~Exists(writing), touched_at__lt=clock.now() - FORGOTTEN)


@contextmanager
def _folder():
    with TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR, prefix="kith-") as folder:
        yield Path(folder)
