"""A file is sent to whoever may read its entry, to be saved: never as a page of ours."""

import re

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from casework.actions import describe_attachment, record_entry
from casework.attaching import Beside
from casework.levels import Level
from casework.models import AttachmentWords
from casework.story import ForChild
from casework.uploads import called, take
from frontend.sending import name_to_save
from tests.attached import UploadFactory
from tests.attachments.good import GOOD
from tests.factories import allocate, share_with
from tests.frontend.assessments.pages import shown, signed_in

RUNS = re.compile(r"html|svg|\+xml|/xml|script|octet|flash|wasm")


@pytest.fixture
def desk(client, worker, ty):
    allocate(ty, worker=worker)
    return signed_in(client, worker)


def beside(worker, child, upload, caption="", transcript="", **details):
    file = Beside(upload, caption, transcript)
    entry = record_entry(child, by=worker, kind="visit", text="Home", attached=[file], **details)
    return entry.attachments.get()


def test_no_file_that_is_kept_is_sent_as_something_that_runs(desk, worker, ty, tmp_path):
    for number, (content, content_type) in enumerate(GOOD.values()):
        path = tmp_path / str(number)
        path.write_bytes(content)
        upload = take(worker, "entry_record", ty.ref, [ty.ref], 'a".html\r\nX: y', path)
        file = beside(worker, ty, upload)
        for name in ("attachment", "attachment_small")[: 1 + file.has_small]:
            answer = desk.get(reverse(name, args=[file.ref]))
            kind = answer["Content-Type"].partition(";")[0]
            assert kind == ("image/jpeg" if name.endswith("small") else content_type)
            assert not RUNS.search(kind)
            assert answer["Content-Disposition"].startswith("attachment")
            assert "html" not in answer["Content-Disposition"].rpartition(".")[2]
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
            assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))


def test_a_part_of_a_film_is_sent_and_written_down(desk, worker, ty):
    file = beside(worker, ty, UploadFactory(worker, ty))
    where, looks = (
        reverse("attachment", args=[file.ref]),
        AuditEvent.objects.filter(did="attachment"),
    )
    whole = b"".join(desk.get(where).streaming_content)

    part = desk.get(where, headers={"Range": "bytes=4-7"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, whole[4:8])
    assert part["Content-Range"] == f"bytes 4-7/{len(whole)}"
    last = desk.get(where, headers={"Range": "bytes=-3"})
    assert b"".join(last.streaming_content) == whole[-3:]
    assert desk.get(where, headers={"Range": f"bytes={len(whole)}-"}).status_code == 416
    assert b"".join(desk.get(where, headers={"Range": "lines=1-2"}).streaming_content) == whole
    assert looks.count() == 4
    assert set(looks.values_list("child_ref", flat=True)) == {ty.ref}


def test_who_may_not_read_the_entry_cannot_tell_that_there_is_a_file(
    desk, client, worker, ty, lead
):
    file = beside(worker, ty, UploadFactory(worker, ty, "zebra.png"), "A zebra in the bath")
    share_with(lead.agency, ty, level=Level.ASSESSMENT)
    school = signed_in(client, lead)

    for name in ("attachment", "attachment_small", "attachment_words"):
        assert school.get(reverse(name, args=[file.ref])).status_code == 404
    for page in ("child_story", "child", "api:child_story"):
        answer = school.get(reverse(page, args=[ty.ref])).content.decode()
        assert not [
            word for word in (file.ref, "zebra", "files/", "attachments/") if word in answer
        ]


def test_a_file_is_common_to_all_the_children_and_not_shown_to_who_reads_of_one(
    client, worker, ty, mia, lead
):
    for child in (ty, mia):
        allocate(child, worker=worker)
    file = beside(
        worker, ty, UploadFactory(worker, ty, "zebra.png"),
        rows=[ForChild(ty, words="Mine"), ForChild(mia, words="Not Ty's")],
        is_shared_per_child=True, level=Level.PLAN,
    )  # fmt: skip
    share_with(lead.agency, ty, level=Level.PLAN)
    school = signed_in(client, lead)

    story = shown(school.get(reverse("child_story", args=[ty.ref])))
    assert "Mine" in story
    assert "zebra" not in story
    assert school.get(reverse("attachment", args=[file.ref])).status_code == 404


def test_it_is_shown_where_it_stands_with_its_words(desk, worker, ty):
    file = beside(worker, ty, UploadFactory(worker, ty, "<b>.png"), "Who he <lives> with")

    story = desk.get(reverse("child_story", args=[ty.ref])).content.decode()
    assert f'src="/attachments/{file.ref}/small/" alt="Who he &lt;lives&gt; with"' in story
    assert "<b>" not in story.partition('class="files"')[2].partition("</ul>")[0]


def test_words_beside_it_are_written_anew_and_those_before_are_kept(desk, worker, ty):
    file = beside(worker, ty, UploadFactory(worker, ty), "A house")
    page = reverse("attachment_words", args=[file.ref])
    assert 'value="A house"' in desk.get(page).content.decode()
    once = desk.get(page).context["form"]["once"].value()
    desk.post(page, {"caption": "Bev’s house", "once": once})

    assert "Bev’s house" in shown(desk.get(reverse("child_story", args=[ty.ref])))
    assert [words.caption for words in AttachmentWords.objects.all()] == ["Bev’s house", "A house"]
    assert AuditEvent.objects.filter(did=describe_attachment.__name__, child_ref=ty.ref).exists()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("C:\\Users\\dawn\\photo.jpg", "photo.jpg"),
        ("../../etc/passwd", "passwd"),
        ("photo\u202egpj.exe", "photo gpj.exe"),
        ("a\0b\r\nc", "a b c"),
        ("", "File"),
        ("x" * 500, "x" * 200),
    ],
)
def test_a_name_is_plain_words_and_no_way_to_anything(name, plain):
    assert called(name) == plain


def test_what_is_saved_has_the_ending_of_what_it_is():
    assert name_to_save("photo gpj.exe", "image/jpeg") == "photo gpj.jpg"
    assert name_to_save(".exe", "application/pdf") == "file.pdf"
