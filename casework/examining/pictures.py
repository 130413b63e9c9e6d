"""Pictures: made anew from their colours alone. Where one was taken, by what, and whatever else
hides in the file (a script, another file, an older picture) is not in the new one."""

import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from casework.examining.sorts import DAMAGED, JPEG, PNG, Found, Refused

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
LONGEST, SMALL = 4096, 960
MOST_PIXELS = {"JPEG": 64_000_000}  # read at half its size if need be; the others are read whole
MOST_PIXELS_OF_OTHERS = 24_000_000
LOSSLESS = 4_000_000
"""A drawing or a screenshot up to so many pixels keeps its sharp edges; a larger one is a photo."""

TOO_MANY_PIXELS = (
    "This picture has more points than can be opened safely ({0} million). "
    "Save it at a smaller size, at most {1} million points, and send that."
)
MOVES = (
    "This is a picture that moves. Send it as a film (MP4), "
    "or one still picture of it (a screenshot will do)."
)
BEGINS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")


def begins(head):
    """Whether a file that begins so is a picture we read."""
    return head.startswith(BEGINS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def read(path, to):
    """The picture made anew, upright, at most 4,096 points long; and a small one for the page."""
    Image.MAX_IMAGE_PIXELS = max(MOST_PIXELS.values())
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(path, formats=FORMATS) as image:
                return _anew(image, to)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise Refused(TOO_MANY_PIXELS.format("too many", "64")) from None
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, TypeError):
            raise Refused(DAMAGED) from None


def _anew(image, to):
    most = MOST_PIXELS.get(image.format, MOST_PIXELS_OF_OTHERS)
    if image.width * image.height > most:
        millions = round(image.width * image.height / 1_000_000)
        raise Refused(TOO_MANY_PIXELS.format(millions, most // 1_000_000))
    # A telephone puts a second picture behind the first of a JPEG; only the first is read.
    if image.format not in {"JPEG", "MPO"} and getattr(image, "n_frames", 1) > 1:
        raise Refused(MOVES)
    is_lossless = image.format in {"PNG", "GIF"} and image.width * image.height <= LOSSLESS
    image.thumbnail((LONGEST, LONGEST))
    image = ImageOps.exif_transpose(image)
    is_clear = image.has_transparency_data
    whole = _only_colours(image, "RGBA" if is_clear else "RGB")
    if is_clear or is_lossless:
        sort = PNG
        whole.save(to / "file", "PNG", compress_level=4)
    else:
        sort = JPEG
        whole.save(to / "file", "JPEG", quality=88)
    _small(whole).save(to / "small", "JPEG", quality=80)
    return Found(sort, to / "file", to / "small")


def _only_colours(image, mode):
    """A new picture with these colours. Nothing the old one carried beside them comes along."""
    new = Image.new(mode, image.size)
    new.paste(image.convert(mode))
    return new


def _small(whole):
    """On white, as on paper."""
    whole.thumbnail((SMALL, SMALL))
    if whole.mode == "RGB":
        return whole
    paper = Image.new("RGB", whole.size, "white")
    paper.paste(whole, mask=whole.getchannel("A"))
    return paper
