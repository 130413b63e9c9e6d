"""What the forms of a page ask, found out by sending them: not what a script believes they ask."""

import html
import re
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from burden import UNDONE

READ = """() => [...document.querySelectorAll("main form")].map((form) => ({
  pairs: [...new FormData(form)].filter(([, value]) => typeof value === "string"),
  fields: [...form.elements]
    .filter((one) => one.name && one.type !== "hidden" && one.tagName !== "BUTTON")
    .map((one) => {
      const group = one.matches("[type=radio], [type=checkbox]") && one.closest("fieldset");
      const said = (group && group.querySelector("legend")) || one.labels[0];
      const kind = one.tagName === "SELECT" ? "select" : one.type;
      return { id: one.id, name: one.name, kind, label: said ? said.innerText.trim() : "" };
    }),
}))"""
WHERE = """(button) => ({
  number: [...document.querySelectorAll("main form")].indexOf(button.form),
  method: button.form.method, pair: [button.name, button.value],
  address: button.hasAttribute("formaction") ? button.formAction : button.form.action,
})"""
SUMMARY = re.compile(r'class="govuk-error-summary".*?</ul>', re.DOTALL)
PROBLEM = re.compile(r'<a href="#([^"]+)">(.*?)</a>', re.DOTALL)
OF_A_CHILD = re.compile(r"-[a-z2-9]{8,12}$")
ACCEPTED = 302
NOT_A_REF = {"new", "save"}


def page_name(url):
    """The page at an address, without whose it is: “/children/…/share/”."""
    path = urlsplit(url).path
    match path.split("/"):
        case [start, noun, ref, *rest] if rest and ref not in NOT_A_REF:
            return "/".join([start, noun, "…", *rest])
    return path


class Field(NamedTuple):
    """A field of a form: `name` without the reference of a child, and what it is called."""

    id: str
    name: str
    kind: str
    label: str

    @property
    def plain(self):
        return OF_A_CHILD.sub("", self.name)


class Form(NamedTuple):
    """A form as it stands on a page at one moment."""

    pairs: list
    fields: list

    def values(self, name):
        return [value for each, value in self.pairs if each == name]

    def with_values(self, name, values):
        """The same form with another answer, or none, to one question."""
        kept = [pair for pair in self.pairs if pair[0] != name]
        return self._replace(pairs=[*kept, *((name, value) for value in values)])

    def field_of(self, problem_id):
        """The field a problem leads to; of a group of choices, its first leads to all."""
        return next((each for each in self.fields if each.id == problem_id), None)


def forms_of(page):
    """The forms of a page as they stand now, in order."""
    return [
        Form(
            [tuple(pair) for pair in found["pairs"]], [Field(**field) for field in found["fields"]]
        )
        for found in page.evaluate(READ)
    ]


class Sender:
    """Sends forms aside, with the cookies of the page but not in it, and has them undone."""

    def __init__(self, playwright, page):
        state = page.context.storage_state()
        self.client = playwright.request.new_context(
            storage_state=state, extra_http_headers={UNDONE: "1"}, ignore_https_errors=True
        )

    def sent(self, where, form):
        """(the ids of what this form is sent back for, the page it leads to if it is accepted)."""
        pairs = [*form.pairs, tuple(where["pair"])] if where["pair"][0] else form.pairs
        body = urlencode(pairs)
        if where["method"] == "get":
            answer = self.client.get(f"{where['address'].partition('?')[0]}?{body}")
        else:
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            answer = self.client.post(where["address"], data=body, headers=kind, max_redirects=0)
        if answer.status == ACCEPTED:
            return [], page_name(answer.headers["location"])
        if not answer.ok:
            raise RuntimeError(f"{where['address']} answered {answer.status} to a form sent aside.")
        summary = SUMMARY.search(answer.text())
        problems = PROBLEM.findall(summary[0]) if summary else []
        return [html.unescape(each) for each, _ in problems], ""


def missing(sender, where, form):
    """The fields for whose answer this form would be sent back as it stands."""
    found = (form.field_of(each) for each in sender.sent(where, form)[0])
    return list(dict.fromkeys(field for field in found if field))


def asked(sender, where, first, last):
    """The fields without whose answer this form does not lead to where it leads, filled in.

    First the form is sent as it `first` stood: what is missing is required. Then as it was filled
    in at `last`, one answer at a time put back to what it was: without some it is sent back too,
    or leads elsewhere, for they open the branch that is taken.
    """
    required = missing(sender, where, first)
    _, onward = sender.sent(where, last)
    for field in {each.name: each for each in last.fields}.values():
        name = field.name
        is_new = all(each.name != name for each in required)
        if is_new and first.values(name) != last.values(name):
            back, leads_to = sender.sent(where, last.with_values(name, first.values(name)))
            of_this = (last.field_of(each) for each in back)
            is_sent_back = any(each and each.name == name for each in of_this)
            required += [field] if is_sent_back or leads_to not in ("", onward) else []
    return required
