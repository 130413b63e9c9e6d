"""A zoo of hostile files: each is refused soon, in little memory, with a sentence that helps."""

import json
import re
import subprocess
import sys

import pytest

from casework import examining
from casework.examining import docx, examined, mp4, pdf
from casework.examining.apart import ROOT
from casework.examining.sorts import DAMAGED, TOO_MUCH, Refused
from tests.attachments import good
from tests.attachments.good import GOOD
from tests.attachments.zoo import HOSTILE, NEUTRALISED, SCRIPT
from tests.attachments.zoo_films import BLANKED, FILMS, FILMS_STILL_GOOD
from tests.attachments.zoo_ways import STILL_GOOD, WAYS

EACH_WAY = WAYS | FILMS
MADE_ANEW = NEUTRALISED | BLANKED
KEPT = GOOD | STILL_GOOD | FILMS_STILL_GOOD
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


@pytest.mark.parametrize("what", EACH_WAY)
def test_each_way_of_a_kind_is_refused_as_the_kind_is(tmp_path, what):
    content, sentence = EACH_WAY[what]
    (tmp_path / "sent").write_bytes(content)

    with pytest.raises(Refused, match=re.escape(sentence)):
        examined(tmp_path / "sent", tmp_path)


@pytest.mark.parametrize(
    ("kind", "bound", "whole", "sentence"),
    [
        (docx, "MOST_BYTES", good.docx(), TOO_MUCH),
        (docx, "MOST_TIMES", good.docx(), TOO_MUCH),
        (docx, "MOST_XML", good.docx(), TOO_MUCH),
        (pdf, "MOST_OBJECTS", good.pdf(), TOO_MUCH),
        (pdf, "MOST_SECONDS", good.pdf(), TOO_MUCH),
        (mp4, "MOST_BOXES", good.mp4(), DAMAGED),
    ],
    ids=["bytes", "times", "words", "objects", "seconds", "boxes"],
)
def test_what_is_more_than_a_bound_is_refused(tmp_path, monkeypatch, kind, bound, whole, sentence):
    """The bound is lowered: so the test need not make as much."""
    (tmp_path / "sent").write_bytes(whole)
    monkeypatch.setattr(kind, bound, -1)

    with pytest.raises(Refused, match=re.escape(sentence)):
        examined(tmp_path / "sent", tmp_path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (good.picture("PNG"), "A picture can be at most 20 MB"),
        (good.wav(), "at most 100 MB"),
        (good.mp4(), "at most 250 MB, about"),
        (good.pdf(), "A document can be at most 20 MB"),
    ],
    ids=["picture", "sound", "film", "document"],
)
def test_each_kind_is_refused_where_it_is_larger_than_may_be(
    tmp_path, monkeypatch, content, sentence
):
    (tmp_path / "sent").write_bytes(content)
    for kind in examining.LARGEST:
        monkeypatch.setitem(examining.LARGEST, kind, 10)
    with pytest.raises(Refused, match=sentence):
        examined(tmp_path / "sent", tmp_path)

    monkeypatch.setattr(examining, "LARGEST_OF_ALL", 10)
    with pytest.raises(Refused, match=re.escape(examining.TOO_LARGE)):
        examined(tmp_path / "sent", tmp_path)


@pytest.mark.parametrize("what", MADE_ANEW)
def test_what_is_made_anew_has_nothing_of_it_left(tmp_path, what):
    content, content_type = MADE_ANEW[what]
    (tmp_path / "sent").write_bytes(content)

    found = examined(tmp_path / "sent", tmp_path)
    assert found.sort.content_type == content_type
    kept = found.file.read_bytes()
    assert SCRIPT not in kept
    assert b"<" + b"html" not in kept


@pytest.mark.parametrize("what", KEPT)
def test_what_people_send_is_kept(tmp_path, what):
    content, content_type = KEPT[what]
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
