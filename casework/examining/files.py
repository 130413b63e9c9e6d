"""Small things about reading files that may lie: never past the end, never all at once."""

import os
import shutil

from casework.examining.sorts import CUT_SHORT, Refused

PIECE = 1 << 20


def size_of(file):
    """How many bytes an open file has."""
    return os.fstat(file.fileno()).st_size


def exactly(file, length):
    """So many bytes. Raises Refused when the file ends before."""
    found = file.read(length)
    if len(found) < length:
        raise Refused(CUT_SHORT)
    return found


def copy_of(file, ranges, to, before=b""):
    """A new file at `to`: `before`, then the parts of `file` from each start to its end."""
    with to.open("wb") as new:
        new.write(before)
        for start, end in ranges:
            file.seek(start)
            left = end - start
            while piece := file.read(min(PIECE, left)):
                left -= new.write(piece)
    return to


def blanked(path, to, blanks):
    """A copy of the file at `to`, with other bytes put in: `blanks` are (where, what or how many).

    How many bytes of zero, where a number stands.
    """
    shutil.copyfile(path, to)
    with to.open("r+b") as new:
        for where, what in blanks:
            new.seek(where)
            if isinstance(what, bytes):
                new.write(what)
            else:
                for at in range(0, what, PIECE):
                    new.write(bytes(min(PIECE, what - at)))
    return to
