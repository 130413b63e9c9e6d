"""Reading a page the way a person does: the words of one part of it, without what is hidden."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "br", "link", "meta", "img", "hr"}
CHANGES_EVERY_TIME = re.compile(
    r'(name="(?:csrfmiddlewaretoken|once|seal|draft_version)" value=")[^"]*'
)


@dataclass
class Element:
    """One element of a page."""

    tag: str
    attrs: dict = field(default_factory=dict)
    inside: list = field(default_factory=list)

    def all(self, **wanted):
        """Every element below with these attributes; of classes, having this one is enough."""
        for each in self.inside:
            if isinstance(each, Element):
                if each.fits(wanted):
                    yield each
                yield from each.all(**wanted)

    def one(self, **wanted):
        return next(self.all(**wanted))

    def has(self, **wanted):
        return any(True for _ in self.all(**wanted))

    def fits(self, wanted):
        attrs = {name.replace("_", "-").removesuffix("-"): value for name, value in wanted.items()}
        if attrs.pop("tag", self.tag) != self.tag:
            return False
        classes = self.attrs.get("class", "").split()
        css = attrs.pop("class", None)
        same = all(self.attrs.get(name) == value for name, value in attrs.items())
        return same and (css is None or css in classes)

    def words(self, without=()):
        """The words in it, less those of elements of the classes in `without`."""
        return re.sub(r"\s+", " ", " ".join(self._texts({"hidden", *without}))).strip()

    def _texts(self, without):
        for each in self.inside:
            if isinstance(each, str):
                yield each
            elif not without & set(each.attrs.get("class", "").split()):
                yield from each._texts(without)


class Reader(HTMLParser):
    """Makes elements of a page."""

    def __init__(self):
        super().__init__()
        self.page = Element("page")
        self.open = [self.page]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        if tag != "template":  # nobody reads what a script may one day take out
            self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        while len(self.open) > 1 and self.open.pop().tag != tag:
            pass

    def handle_data(self, data):
        self.open[-1].inside.append(data)


def read(response):
    """The page somebody was answered with."""
    reader = Reader()
    reader.feed(response.content.decode())
    return reader.page


def bytes_of(response):
    """The page to the last byte, less the keys that are made anew each time it is shown."""
    return CHANGES_EVERY_TIME.sub(r"\1", response.content.decode())
