"""A rating as a bar: Good, Reasonable, Poor and Don't know, side by side, as long as their share.

It stands beside its own four figures, which say the same: it is hidden from screen readers.
"""

import svg

from frontend.drawing import drawn

FILLS = ("good", "reasonable", "poor", "unknown")
WHOLE = 100


def bar(line):
    """The bar of a feedback.ratings.Line; "" where its figures are held back."""
    if line.is_held_back:
        return ""
    # Published figures that add up to 110 still fit: each part is a share of what they add up to.
    whole = max(line.total, 1)
    parts, at = [], 0
    for fill, share in zip(FILLS, line.shares, strict=True):
        width = WHOLE * share / whole
        if share:
            place = {"x": f"{at:.2f}%", "width": f"{width:.2f}%", "y": 0, "height": "100%"}
            parts.append(svg.Rect(**place, class_=[fill]))
        at += width
    return drawn(parts, class_=["rating"])
