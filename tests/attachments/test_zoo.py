"""A zoo of hostile files: each is refused soon, in little memory, with a sentence that helps."""

import json
import subprocess
import sys

import pytest

from casework.examining import examined
from casework.examining.apart import ROOT
from tests.attachments import good
from tests.attachments.good import GOOD
from tests.attachments.zoo import HOSTILE, NEUTRALISED, SCRIPT

SECONDS, MEMORY = 2, 300_000_000
HELPS = {"Send", "send", "Save", "Copy", "Choose", "never kept", "Take out", "Kept are", "paste"}


MEASURED = """
import json, resource, subprocess, sys, time
began = time.monotonic()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
took = time.monotonic() - began
used = resource.getrusage(resource.RUSAGE_CHILDREN)
worked = min(used.ru_utime + used.ru_stime, took)
print(json.dumps([done.returncode, done.stdout, done.stderr, worked, used.ru_maxrss * 1024]))
"""
"""A small process between: a child is charged with the memory of the one that starts it."""


def apart(path, to):
    """(what is said of the file, seconds of work, bytes of memory) of a process of its own."""
    examining = [sys.executable, "-m", "casework.examining", path, to]
    answer = subprocess.run(
        [sys.executable, "-c", MEASURED, *examining], cwd=ROOT, capture_output=True, check=True
    )
    code, said, wrong, seconds, memory = json.loads(answer.stdout)
    assert code == 0, wrong
    return json.loads(said), seconds, memory


def test_the_zoo_is_large_enough():
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_refused_soon_in_little_memory_and_with_a_sentence_that_helps(tmp_path, what):
    name, content, sentence = HOSTILE[what]
    (tmp_path / name).write_bytes(content)

    said, seconds, memory = apart(tmp_path / name, tmp_path)
    assert sentence in said["refused"]
    assert any(word in said["refused"] for word in HELPS)
    assert seconds < SECONDS
    assert memory < MEMORY


@pytest.mark.parametrize("what", NEUTRALISED)
def test_what_is_made_anew_has_nothing_of_it_left(tmp_path, what):
    content, content_type = NEUTRALISED[what]
    (tmp_path / "sent").write_bytes(content)

    found = examined(tmp_path / "sent", tmp_path)
    assert found.sort.content_type == content_type
    kept = found.file.read_bytes()
    assert SCRIPT not in kept
    assert b"<" + b"html" not in kept


@pytest.mark.parametrize("what", GOOD)
def test_what_people_send_is_kept(tmp_path, what):
    content, content_type = GOOD[what]
    (tmp_path / "sent").write_bytes(content)

    assert examined(tmp_path / "sent", tmp_path).sort.content_type == content_type


@pytest.mark.parametrize("brand", [b"isom", b"qt  "])
def test_where_a_film_was_taken_is_not_kept(tmp_path, brand):
    sent = good.mp4(brand)
    (tmp_path / "sent").write_bytes(sent)

    kept = examined(tmp_path / "sent", tmp_path).file.read_bytes()
    assert good.PLACE in sent
    assert good.PLACE not in kept
    assert len(kept) == len(sent)
