"""A picture writes nobody's words as code."""

import svg

from frontend.drawing import drawn


def test_words_and_attributes_are_escaped_however_deep_they_stand():
    spans = [svg.TSpan(text="<b>Ty</b>")]
    link = svg.A(href='"><script>', elements=[svg.Text(elements=spans)])
    picture = drawn([link])

    assert "&lt;b&gt;Ty&lt;/b&gt;" in picture
    assert '"&quot;&gt;&lt;script&gt;"' in picture
