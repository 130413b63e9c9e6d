"""Examining in a process of its own: whatever a file does to its reader, Kith goes on."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from casework.examining.sorts import DAMAGED, SORTS, TOO_MUCH, Refused, Sort

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30
"""Seconds. A large film is copied in this time; anything refused is so within two."""


@dataclass(frozen=True)
class Examined:
    """What a file is, and where the parts of it stand that are to be kept."""

    sort: Sort
    file: Path
    small: Path | None


def examined_apart(path, to):
    """What the file at `path` is; what is made anew stands in the folder `to`. Raises Refused."""
    command = [sys.executable, "-m", "casework.examining", str(path), str(to)]
    try:
        answer = subprocess.run(  # noqa: S603 - our own program; the path is one we made
            command, cwd=ROOT, env={}, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refused(TOO_MUCH) from None
    try:
        said = json.loads(answer.stdout)
    except ValueError:  # it broke: of the file, that is all there is to know
        raise Refused(DAMAGED) from None
    if "refused" in said:
        raise Refused(said["refused"])
    sort = next(sort for sort in SORTS if sort.content_type == said["content_type"])
    small = Path(to) / "small" if said["is_small"] else None
    return Examined(sort, Path(to) / "file" if said["is_new"] else Path(path), small)
