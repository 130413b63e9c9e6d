"""A picture writes nobody's words as code."""

import svg

from frontend.drawing import drawn


def test_words_and_attributes_are_escaped_however_deep_they_stand():
    spans = [svg.TSpan(text="<b>Ty</b>")]
    link = svg.A(href='"><script>', elements=[svg.Text(elements=spans)])
    picture = drawn([link])

    assert "&lt;b&gt;Ty&lt;/b&gt;" in picture
    assert '"&quot;&gt;&lt;script&gt;"' in picture


def test_the_picture_itself_and_lists_of_words_are_escaped_too():
    picture = drawn(
        [svg.Circle(class_=['"><script>'], data={"of": '"><script>'})],
        class_=['"><script>'],
        overflow='"><script>',
    )

    assert "<script>" not in picture
    assert picture.count("&quot;&gt;&lt;script&gt;") == 4
