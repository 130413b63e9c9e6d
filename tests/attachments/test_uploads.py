"""Files in the recorder: kept as they come, nothing typed lost when one is refused."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from audit import clock
from casework import drafts, storing, uploads
from casework.levels import Level
from casework.models import Attachment, Entry, Upload
from frontend.fields import new_key
from tests.attached import UploadFactory, a_picture
from tests.attachments import good
from tests.factories import allocate, share_with
from tests.frontend.assessments.pages import shown, signed_in

SAID = {"kind": "visit", "when": "", "text": "She drew while we talked."}
PROGRAM = SimpleUploadedFile("holiday.jpg", b"MZ\x90\0" + b"\0" * 99)


@pytest.fixture
def desk(client, worker, ty):
    allocate(ty, worker=worker)
    return signed_in(client, worker)


def recorder(child):
    return f"{reverse('entry_record')}?child={child.ref}"


def record(desk, child, **more):
    return desk.post(recorder(child), SAID | {"once": new_key(), "child": [child.ref]} | more)


def begun(desk, child, name="Sound", page="entry_record"):
    asked = {"page": page, "target": child.ref, "name": name, "size": "0"}
    return desk.post(reverse("upload_begin"), asked)


def piece(desk, ref, offset, content, digest=None):
    return desk.post(
        f"{reverse('upload_piece', args=[ref])}?offset={offset}",
        content,
        content_type="application/octet-stream",
        headers={"X-Sha256": digest or sha256(content).hexdigest()},
    )


def told():
    return Entry.objects.exclude(kind=Entry.Kind.MILESTONE)


def test_a_form_without_script_brings_its_files(desk, ty, worker):
    photo = SimpleUploadedFile("Ty at 7 Mill Lane.jpg", good.photograph())
    note = SimpleUploadedFile("../../note.txt", b"Dawn rang.")
    assert record(desk, ty, files=[photo, note]).status_code == 302

    first, second = told().get().attachments.all()
    assert (first.name, first.kind, first.by_user) == ("Ty at 7 Mill Lane.jpg", "image", worker)
    assert (second.name, second.kind) == ("note.txt", "document")
    with storing.kept().open(storing.path_of(first.key)) as file:
        assert sha256(file.read()).hexdigest() == first.sha256
    assert not Upload.objects.exists()
    assert "Mill" not in storing.path_of(first.key)


def test_a_file_that_is_refused_loses_no_word_and_no_other_file(desk, ty):
    drawing = SimpleUploadedFile("drawing.png", a_picture())
    answer = record(desk, ty, files=[drawing, PROGRAM])

    assert not told().exists()
    assert "“holiday.jpg” was not kept. This is a program." in shown(answer)
    assert SAID["text"] in shown(answer)
    kept = Upload.objects.get()
    assert f'name="upload" value="{kept.ref}"' in answer.content.decode()
    assert record(desk, ty, upload=kept.ref).status_code == 302
    assert told().get().attachments.get().name == "drawing.png"


def test_what_is_left_out_is_not_recorded_and_goes(desk, ty, worker):
    one, other = (UploadFactory(worker, ty, name) for name in ("one.png", "other.png"))
    record(desk, ty, upload=[one.ref, other.ref], leave_out=other.ref, **{
        f"caption-{one.ref}": "Who he lives with",
    })  # fmt: skip

    only = Attachment.objects.with_words().get()
    assert (only.name, only.caption) == ("one.png", "Who he lives with")
    assert not Upload.objects.exists()
    assert not storing.kept().exists(storing.path_of(other.key))


def test_save_and_come_back_later_keeps_files_too(desk, ty):
    desk.post(reverse("draft_save"), SAID | {
        "draft_page": "entry_record", "draft_target": ty.ref, "draft_version": "0",
        "files": SimpleUploadedFile("drawing.png", a_picture()),
    })  # fmt: skip

    page = desk.get(recorder(ty))
    assert "drawing.png" in shown(page)
    assert SAID["text"] in shown(page)


def test_a_recording_comes_in_pieces_and_is_heard(desk, ty):
    sound = good.webm()
    ref = begun(desk, ty).json()["ref"]
    half = len(sound) // 2
    assert piece(desk, ref, 0, sound[:half]).json()["received"] == half
    assert piece(desk, ref, half, sound[half:]).json()["received"] == len(sound)

    answer = desk.post(reverse("upload_finish", args=[ref]))
    assert "<audio" in answer.content.decode()
    assert b"".join(desk.get(reverse("upload", args=[ref])).streaming_content) == sound


def test_a_page_that_was_killed_leaves_what_was_received_in_the_unfinished_writing(desk, ty):
    sound = good.webm()
    ref = begun(desk, ty).json()["ref"]
    piece(desk, ref, 0, sound[:-30])

    assert "It was cut off" in shown(desk.get(recorder(ty)))
    assert record(desk, ty, upload=ref).status_code == 302
    assert told().get().attachments.get().content_type == "audio/webm"


@pytest.mark.parametrize(
    ("offset", "digest"), [(5, None), (0, "0" * 64), (0, "")], ids=["a gap", "other", "none"]
)
def test_a_piece_that_does_not_follow_is_not_kept_and_says_where_to_go_on(desk, ty, offset, digest):
    ref = begun(desk, ty).json()["ref"]
    answer = piece(desk, ref, offset, b"sound", "x" if digest == "" else digest)

    assert (answer.status_code, answer.json()) == (409, {"received": 0})
    assert not storing.pieces(Upload.objects.get().key)


def test_what_is_refused_at_the_end_goes_with_a_sentence(desk, ty):
    ref = begun(desk, ty, "holiday.mp4").json()["ref"]
    piece(desk, ref, 0, PROGRAM.file.getvalue())
    answer = desk.post(reverse("upload_finish", args=[ref]))

    assert answer.status_code == 422
    assert "“holiday.mp4” was not kept. This is a program." in json.loads(answer.content)["refused"]
    assert not Upload.objects.exists()


def test_only_who_may_record_about_a_child_sends_a_file_for_it(desk, ty, visitor, client):
    assert begun(desk, ty, page="child_goal").status_code == 400
    share_with(visitor, ty, level=Level.RECORD)
    assert begun(signed_in(client, visitor), ty).status_code == 403


def test_a_file_said_to_be_too_large_is_refused_before_it_is_sent(desk, ty):
    asked = {"page": "entry_record", "target": ty.ref, "name": "film.mp4", "size": "251000000"}
    answer = desk.post(reverse("upload_begin"), asked)

    assert answer.status_code == 422
    assert "at most 250 MB" in answer.json()["refused"]


def test_what_is_too_large_is_let_pass_and_the_words_arrive(desk, ty, monkeypatch):
    monkeypatch.setattr("frontend.taking_in.LARGEST_OF_ALL", 1000)
    answer = record(desk, ty, files=[SimpleUploadedFile("film.mp4", b"\0" * 5000)])

    assert "“film.mp4” was not kept. This file is too large" in shown(answer)
    assert SAID["text"] in shown(answer)


def test_no_other_page_takes_a_file(client, db):
    answer = client.post(reverse("account_login"), {"login": SimpleUploadedFile("a", b"x" * 9000)})

    assert not answer.wsgi_request.FILES


def test_only_its_uploader_meets_a_file_on_its_way(desk, ty, worker, worker2, client):
    ref = UploadFactory(worker, ty).ref
    other = signed_in(client, worker2)
    for name in ("upload", "upload_small"):
        assert other.get(reverse(name, args=[ref])).status_code == 404
    assert other.post(reverse("upload_finish", args=[ref])).status_code == 404


def test_what_is_forgotten_is_swept_and_what_unfinished_writing_needs_is_not(worker, ty, mia):
    with clock.at(clock.now() - timedelta(days=3)):
        forgotten, needed = UploadFactory(worker, ty), UploadFactory(worker, mia)
    drafts.save(worker, "entry_record", mia.ref, {"text": ["x"]}, version=0, child_refs=[mia.ref])
    call_command("sweep")

    assert Upload.objects.get() == needed
    assert not storing.kept().exists(storing.path_of(forgotten.key))


def test_a_crash_between_the_file_and_its_row_leaves_nothing_behind(
    worker, ty, monkeypatch, capsys
):
    def crash(self, *args, **kwargs):
        raise RuntimeError("the power went")

    upload = uploads.begin(worker, "entry_record", ty.ref, [ty.ref], "Sound")
    uploads.receive(upload, 0, good.wav(), sha256(good.wav()).hexdigest())
    with monkeypatch.context() as patch:
        patch.setattr(Upload, "save", crash)
        with pytest.raises(RuntimeError):
            uploads.finish(upload)
    assert uploads.finish(Upload.objects.get()).kind == "sound"

    storing.put("ab/left-behind", ContentFile(b"x"))
    call_command("sweep")
    assert storing.kept().exists("ab/left-behind")
    with clock.at(clock.now() + timedelta(days=1, hours=1)):
        call_command("sweep")
    assert not storing.kept().exists("ab/left-behind")
    assert storing.kept().exists(storing.path_of(upload.key))

    storing.kept().delete(storing.path_of(upload.key))
    call_command("sweep")
    assert (
        f"missing that the record names: {storing.path_of(upload.key)}" in capsys.readouterr().err
    )
