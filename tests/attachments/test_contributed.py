"""A school adds a photograph or a document to what it saw: read by whoever reads its words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from casework.actions import contribute, end_share
from casework.attaching import Beside
from casework.levels import Level
from casework.models import Attachment, Entry
from frontend.fields import new_key
from tests.attached import UploadFactory, a_picture
from tests.attachments import good
from tests.factories import allocate, share_with
from tests.frontend.assessments.pages import shown, signed_in

TOLD = Level.PLAN
SAW = {"text": "He drew this at dinner."}


@pytest.fixture
def share(lead, ty):
    return share_with(lead.agency, ty, level=TOLD)


@pytest.fixture
def drawing(lead, ty, share):
    file = Beside(UploadFactory(lead, ty, "who he lives with.png"), "Who he lives with")
    return contribute(ty, by=lead, text=SAW["text"], attached=[file]).attachments.get()


def page_of(ty):
    return reverse("child_contribute", args=[ty.ref])


def sends(desk, ty, **more):
    return desk.post(page_of(ty), SAW | {"once": new_key()} | more)


def answered(client, user, file):
    desk = signed_in(client, user)
    return {desk.get(reverse(name, args=[file.ref])).status_code
            for name in ("attachment", "attachment_small")}  # fmt: skip


def test_a_school_sends_a_photograph_and_a_letter_with_what_it_saw(client, lead, ty, share):
    photo = SimpleUploadedFile("Ty at 7 Mill Lane.jpg", good.photograph())
    letter = SimpleUploadedFile("letter.docx", good.docx())
    assert sends(signed_in(client, lead), ty, files=[photo, letter]).status_code == 302

    files = Entry.objects.get(text=SAW["text"]).attachments.all()
    assert [(file.kind, file.by_user) for file in files] == [("image", lead), ("document", lead)]


def test_what_is_refused_loses_no_word_and_tells_the_workers_nothing_yet(client, lead, ty, share):
    drawing = SimpleUploadedFile("drawing.png", a_picture())
    program = SimpleUploadedFile("holiday.jpg", b"MZ\x90\0" + b"\0" * 99)
    answer = sends(signed_in(client, lead), ty, files=[drawing, program])

    assert "“holiday.jpg” was not kept. This is a program." in shown(answer)
    assert SAW["text"] in shown(answer)
    assert "drawing.png" in shown(answer)
    assert not Entry.objects.filter(text=SAW["text"]).exists()


def test_files_wait_in_the_unfinished_writing_of_the_school(client, lead, ty, share):
    desk = signed_in(client, lead)
    desk.post(reverse("draft_save"), SAW | {
        "draft_page": "child_contribute", "draft_target": ty.ref, "draft_version": "0",
        "files": SimpleUploadedFile("drawing.png", a_picture()),
    })  # fmt: skip

    page = shown(desk.get(page_of(ty)))
    assert "drawing.png" in page
    assert SAW["text"] in page


def test_the_file_is_read_by_whoever_reads_the_words_and_by_nobody_else(
    client, lead, otherlead, visitor, worker, worker2, ty, drawing
):
    allocate(ty, worker=worker)
    share_with(visitor, ty, level=Level.ASSESSMENT)
    for user, says in ((lead, 200), (worker, 200), (otherlead, 404), (visitor, 404)):
        assert answered(client, user, drawing) == {says}
    for user in (lead, worker, worker2, otherlead, visitor):
        files = Attachment.objects.permitting(user, Attachment.VIEW)
        words = Entry.objects.permitting(user, Entry.VIEW).filter(text=SAW["text"])
        assert files.exists() == words.exists()


def test_the_school_finds_its_file_beside_its_words_and_the_worker_too(
    client, lead, worker, ty, drawing
):
    allocate(ty, worker=worker)
    for user in (lead, worker):
        story = signed_in(client, user).get(reverse("child_story", args=[ty.ref]))
        assert "Who he lives with" in shown(story)


def test_when_the_share_ends_the_file_goes_with_the_words(client, lead, worker, share, drawing):
    end_share(share, by=worker)

    assert answered(client, lead, drawing) == {404}


def test_nobody_sends_a_file_to_a_child_they_may_not_add_to(client, lead, otherlead, ty, share):
    asked = {"page": "child_contribute", "target": ty.ref, "name": "a.png", "size": "0"}
    begin = reverse("upload_begin")

    assert signed_in(client, lead).post(begin, asked).status_code == 200
    assert signed_in(client, otherlead).post(begin, asked).status_code == 404
    share_with(otherlead.agency, ty, level=TOLD, may_contribute=False)
    assert signed_in(client, otherlead).post(begin, asked).status_code == 403


def test_a_school_is_not_offered_to_film_or_record(client, lead, ty, share):
    page = signed_in(client, lead).get(page_of(ty))

    assert "sound.js" not in page.content.decode()
    assert "microphone=()" in page["Permissions-Policy"]
