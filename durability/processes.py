"""The processes a run starts, and kills."""

import os
import socket
from pathlib import Path


def is_root():
    return os.geteuid() == 0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def children_of(parent):
    """The processes that this one started."""
    return [pid for pid, stat in _each("stat") if int(stat.rpartition(")")[2].split()[1]) == parent]


def started_with(words):
    """{process: its command} of those whose command has these words in it."""
    found = {pid: line.replace("\0", " ") for pid, line in _each("cmdline")}
    return {pid: line for pid, line in found.items() if words in line}


def _each(what):
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            text = (folder / what).read_text(errors="replace")
        except OSError:  # it ended meanwhile
            continue
        yield int(folder.name), text
