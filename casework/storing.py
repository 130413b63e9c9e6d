"""Where files are kept: on this machine's disk, or in S3 by setting (`casework.storing_s3`).

A file is there before the row that names it, and goes after it: a crash leaves at worst a file
that no row knows, and `manage.py sweep` takes that away a day later.
"""

import os
import secrets
from datetime import timedelta

from django.core.files.storage import FileSystemStorage, storages

from audit import clock

ALONE = timedelta(days=1)
"""How long a file may be there before a row knows it."""

PIECES = "pieces"


def new_key():
    """Where a file will stand: by chance, so that no path tells anything of anybody."""
    return secrets.token_hex(20)


def kept():
    """The store of every file."""
    return storages["attachments"]


def path_of(key, *, small=False):
    """The path of a file, or of the small picture of it."""
    return f"{key[:2]}/{key[2:]}{'-small' if small else ''}"


def path_of_piece(key, offset):
    """The path of what came from this byte on, while a file is still coming."""
    return f"{PIECES}/{key}/{offset:012d}"


def put(path, content):
    """Keep `content` (an open file) at exactly this path, in place of what may be there."""
    store = kept()
    if store.exists(path):
        store.delete(path)
    store.save(path, content)


def put_away(key):
    """Take a file, its small picture and its pieces away."""
    store = kept()
    for path in (path_of(key), path_of(key, small=True)):
        store.delete(path)
    put_pieces_away(key)


def put_pieces_away(key):
    """Take the pieces of a file away, once it is whole or not wanted."""
    store = kept()
    for path in pieces(key):
        store.delete(path)
    store.delete(f"{PIECES}/{key}")  # on a disk, the folder they stood in


def pieces(key):
    """The paths of the pieces of a file, in order."""
    folder = f"{PIECES}/{key}"
    try:
        _, names = kept().listdir(folder)
    except FileNotFoundError:
        return []
    return [f"{folder}/{name}" for name in sorted(names)]


def everything(folder=""):
    """The path of every file there is."""
    folders, names = kept().listdir(folder)
    yield from (os.path.join(folder, name) for name in names)
    for each in folders:
        yield from everything(os.path.join(folder, each))


def is_left_alone(path):
    """Whether it has been there so long that a row would know it, if any ever will."""
    return kept().get_modified_time(path) < clock.now() - ALONE


class OnDisk(FileSystemStorage):
    """A folder that no address leads to. What is saved is on the disk before a row names it."""

    def _save(self, name, content):
        saved = super()._save(name, content)
        for path in (self.path(saved), os.path.dirname(self.path(saved))):
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        return saved

    def read_from(self, name, first):
        """The file, open at its byte `first`."""
        file = open(self.path(name), "rb")  # noqa: SIM115 - whoever sends it closes it
        file.seek(first)
        return file
