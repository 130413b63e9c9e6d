"""A zoo of hostile files: each is refused soon, in little memory, with a sentence that helps."""

import json
import os
import subprocess
import sys
from time import monotonic

import pytest

from casework.examining import examined
from casework.examining.apart import ROOT
from tests.attachments import good
from tests.attachments.good import GOOD
from tests.attachments.zoo import HOSTILE, NEUTRALISED, SCRIPT

SECONDS, MEMORY = 2, 300_000_000
HELPS = {"Send", "send", "Save", "Copy", "Choose", "never kept", "Take out", "Kept are", "paste"}


def apart(path, to):
    """(what is said of the file, seconds of work, bytes of memory) of a process of its own."""
    began = monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "casework.examining", path, to],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    said, wrong = process.stdout.read(), process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    process.stderr.close()
    assert process.returncode == 0, wrong.decode()
    took = min(used.ru_utime + used.ru_stime, monotonic() - began)
    return json.loads(said), took, used.ru_maxrss * 1024


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
