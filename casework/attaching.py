"""Files beside an entry. `attach` runs only inside an action, under its permission and audit."""

from typing import NamedTuple

from django.core.exceptions import ValidationError

from audit import clock
from audit.records import checked
from audit.writing import current_act
from casework.models import Attachment, AttachmentWords, Upload

GONE = "“{}” is not here any more: it was recorded or taken away from another window."
OF_THE_FILE = ("key", "name", "kind", "content_type", "size", "sha256", "has_small")


class Beside(NamedTuple):
    """A file somebody sent, and the words that are to stand beside it."""

    upload: Upload
    caption: str = ""
    transcript: str = ""


def attach(entry, files):
    """Make these uploads of the writer's part of the entry, in this order. The files stay where
    they are; the rows change hands. Raises ValidationError when one has gone meanwhile."""
    for place, each in enumerate(files):
        upload = _locked(each.upload)
        attachment = checked(
            Attachment(
                entry=entry,
                place=place,
                by_user=upload.user,
                added_at=clock.now(),
                **{name: getattr(upload, name) for name in OF_THE_FILE},
            )
        )
        if each.caption or each.transcript:
            write_beside(attachment, each.caption, each.transcript)
        upload.delete()


def _locked(upload):
    mine = Upload.objects.select_for_update().filter(user_id=current_act().by.pk)
    found = mine.filter(pk=upload.pk).exclude(finished_at=None).first()
    if found is None:
        raise ValidationError({"files": GONE.format(upload.name)})
    return found


def write_beside(attachment, caption, transcript):
    """Let these words stand beside a file from now on. Those before are kept."""
    return checked(
        AttachmentWords(
            attachment=attachment,
            caption=caption,
            transcript=transcript,
            by_user=current_act().by,
            written_at=clock.now(),
        )
    )
