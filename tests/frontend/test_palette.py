"""Every colour can be read by everybody it has to be read by (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).resolve().parents[2] / "assets"
LINE = re.compile(r"^\$([\w-]+): (#[0-9a-f]{3,6}); *// *(\d+\.\d)?", re.MULTILINE)
PALETTE = LINE.findall((ASSETS / "_palette.scss").read_text())
COLOURS = {name: colour for name, colour, _ in PALETTE}
SAID = {name: float(figure) for name, _, figure in PALETTE if figure}
GROUNDS = ["paper", "leaf", "white", "accent-pale", "warm-pale"]


def light(colour):
    """How light a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    lighter, darker = sorted((light(COLOURS[one]), light(COLOURS[other])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", ["ink", "ink-soft", "accent", "accent-dark", "warm"])
def test_words_can_be_read_on_every_ground(words, ground):
    assert contrast(words, ground) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "leaf", "white"])
def test_the_edge_of_what_can_be_pressed_can_be_seen(ground):
    assert contrast("edge", ground) >= 3


def test_white_words_stand_on_buttons_and_ink_on_the_focus():
    assert contrast("white", "accent") >= 4.5
    assert contrast("white", "accent-dark") >= 4.5
    assert contrast("ink", "focus") >= 4.5


@pytest.mark.parametrize("name", SAID)
def test_the_contrast_written_beside_a_colour_is_its_contrast_on_paper(name):
    assert SAID[name] == pytest.approx(contrast(name, "paper"), abs=0.05)


def test_colours_are_written_in_one_place():
    """One exception: the grey of a face that is not there, which says nothing."""
    elsewhere = {
        colour
        for sheet in ASSETS.glob("*.scss")
        if sheet.name != "_palette.scss"
        for colour in re.findall(r"#[0-9a-f]{3,6}\b", sheet.read_text())
    }
    assert elsewhere <= {"#b9b3a6"}
