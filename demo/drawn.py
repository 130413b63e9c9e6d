"""A drawing and a tune, made here by rule and chance: no child of anybody’s drew or played them."""

import itertools
import math
import random
import struct
import wave
from io import BytesIO

from PIL import Image, ImageDraw

WIDE, HIGH = 1400, 1000
PAPER, FELT, RED, BLUE, GREEN, YELLOW, SKIN = (
    "#fbf8ee", "#33302c", "#c8402f", "#3a6ea8", "#5d8a4a", "#e3b23c", "#d9a27c",
)  # fmt: skip
NOTES = [262, 294, 330, 349, 392, 349, 330, 294, 262]
EACH, RATE = 0.35, 16000


def bevs_house():
    """Bev’s house in felt pen, seven people in front of it and a bath on the roof. A PNG."""
    hand = random.Random(6)  # noqa: S311 - an unsteady hand, the same each time
    sheet = Image.new("RGB", (WIDE, HIGH), PAPER)
    pen = ImageDraw.Draw(sheet)
    line(pen, hand, [(0, 880), (WIDE, 870)], GREEN, 22)
    line(pen, hand, [(380, 870), (380, 430), (1020, 430), (1020, 870)], FELT, 12)
    line(pen, hand, [(340, 440), (700, 210), (1060, 440)], RED, 16)
    line(pen, hand, [(660, 870), (660, 680), (760, 680), (760, 870)], BLUE, 12)
    for x in (440, 860):
        line(pen, hand, [(x, 500), (x + 100, 500), (x + 100, 600), (x, 600), (x, 500)], YELLOW, 12)
    line(pen, hand, [(600, 150), (610, 205), (800, 205), (812, 150), (600, 150)], BLUE, 12)
    for x in (640, 690, 745):
        circle(pen, hand, x, 132, 13, BLUE)
    circle(pen, hand, 1220, 150, 80, YELLOW)
    for number, (x, size) in enumerate(
        [(120, 150), (210, 130), (300, 105), (1090, 90), (1170, 75), (1245, 60), (1330, 160)]
    ):
        person(pen, hand, x, size, [RED, BLUE, GREEN, YELLOW][number % 4])
    found = BytesIO()
    sheet.save(found, "PNG")
    return found.getvalue()


def line(pen, hand, points, colour, width):
    """From point to point as a six-year-old draws it."""
    for (x, y), (x2, y2) in itertools.pairwise(points):
        steps = max(2, int(math.hypot(x2 - x, y2 - y) / 30))
        way = [
            (
                x + (x2 - x) * n / steps + hand.uniform(-5, 5),
                y + (y2 - y) * n / steps + hand.uniform(-5, 5),
            )
            for n in range(steps + 1)
        ]
        pen.line(way, fill=colour, width=width, joint="curve")


def circle(pen, hand, x, y, size, colour):
    turns = [n * math.pi / 10 for n in range(22)]
    line(pen, hand, [(x + size * math.cos(a), y + size * math.sin(a)) for a in turns], colour, 9)


def person(pen, hand, x, size, colour):
    """Arms out: everybody can hug somebody."""
    top = 870 - size * 1.9
    circle(pen, hand, x, top, size * 0.28, SKIN)
    line(pen, hand, [(x, top + size * 0.3), (x, 870 - size * 0.6)], colour, 16)
    arms = [(x - size * 0.4, top + size * 0.4), (x + size * 0.4, top + size * 0.4)]
    line(pen, hand, arms, colour, 11)
    for side in (-1, 1):
        line(pen, hand, [(x, 870 - size * 0.6), (x + side * size * 0.25, 870)], colour, 11)


def toy_piano():
    """Five notes, up and down. A WAV."""
    found = BytesIO()
    with wave.open(found, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        for note in NOTES:
            sound.writeframes(b"".join(struck(note)))
    return found.getvalue()


def struck(note):
    """A bar that is struck and dies away."""
    for n in range(int(EACH * RATE)):
        at = n / RATE
        swing = math.sin(math.tau * note * at) + 0.4 * math.sin(math.tau * 2 * note * at)
        yield struct.pack("<h", int(9000 * math.exp(-7 * at) * swing))
