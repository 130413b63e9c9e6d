"""Files for tests: a picture somebody sent, and one that stands beside an entry."""

from hashlib import sha256
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from audit import clock
from casework import storing
from casework.models import Upload


def UploadFactory(user, child, name="drawing.png", **details):  # noqa: N802 - read as a factory
    """A picture somebody sent for what they are writing about this child, and has not recorded."""
    picture = a_picture()
    upload = Upload.objects.create(
        user=user,
        page="entry_record",
        target=child.ref,
        child_refs=[child.ref],
        name=name,
        kind="image",
        content_type="image/png",
        size=len(picture),
        received=len(picture),
        sha256=sha256(picture).hexdigest(),
        has_small=True,
        finished_at=clock.now(),
        **details,
    )
    for small in (False, True):
        storing.put(storing.path_of(upload.key, small=small), ContentFile(picture))
    return upload


def a_picture():
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "orange").save(drawn, "PNG")
    return drawn.getvalue()
