"""Long writing in a form, kept on the server as it is typed: the form's side of `casework.drafts`.

A view asks `drafted` for its form and includes two parts in its template: `parts/draft_status.html`
beside the words, `parts/draft_later.html` after the main button.
"""

import re
from dataclasses import dataclass

from django.forms import Form
from django.forms.utils import ErrorDict
from django.http import Http404, QueryDict
from django.urls import NoReverseMatch, resolve, reverse

from audit.reading import at_once
from casework import drafts
from casework.models import Child, Draft
from frontend.fields import new_key
from frontend.pages import permitted

WRITING = {
    "entry_record": "Something to record",
    "entry_correct": "A correction",
    "entry_add": "Something to add to an entry",
    "child_legal": "An order or a condition",
    "child_strategy": "A strategy discussion",
    "child_section47": "A section 47 enquiry",
    "section47_end": "What an enquiry found",
    "legal_end": "The end of an order",
    "protection_end": "The end of a protection plan",
    "child_conference": "A child protection conference",
    "child_review": "A review conference",
    "child_core_group": "A core group",
    "referral_new": "A call",
    "advice_new": "Advice you give",
    "child_oversee": "What was decided in the team",
    "blockage_new": "What got in your way",
    "blockage": "What you do about what got in the way",
    "referral_decide": "A decision about a call",
    "referral_tell": "What a referrer is told",
    "referral_answer": "What a referrer says to it",
    "relook": "A second look at a decision",
    "referral_assess": "The beginning of an assessment",
    "child_assess": "The beginning of an assessment",
    "assessment_write": "An assessment",
    "assessment_need": "A need",
    "assessment_when": "When we expect to decide",
    "assessment_pause": "What an assessment waits for",
    "assessment_resume": "What an assessment waited for",
    "assessment_ask": "Whom to ask for an assessment",
    "assessment_heard": "What somebody said for an assessment",
    "assessment_score": "A score",
    "assessment_edition": "An assessment in plain words",
    "edition_give": "How an assessment was given to the family",
    "edition_answer": "What the family says of an assessment",
    "invitation": "What you see, for an assessment",
    "need_reword": "A need in better words",
    "need_remove": "A need to take out",
    "need_tags": "What a need is about",
    "need_view": "What the family says of a need",
    "oversight_answer": "An answer to oversight",
    "assessment_oversee": "Oversight of an assessment",
    "assessment_conclude": "The decision of an assessment",
    "assessment_add": "Something to add to an assessment",
    "child_map_begin": "The beginning of a map",
    "map_statement": "Something for a map",
    "map_together": "Who is in the room",
    "map_agree": "What a map comes to",
    "statement_reword": "A map in better words",
    "statement_remove": "Something to take off a map",
    "statement_safety": "When something kept a child safe",
    "statement_disagree": "Who sees a map differently",
    "statement_tags": "What a statement is about",
    "statement_agreed": "What a child agrees to",
    "statement_open": "Why words may be read",
    "statement_scale": "A scale",
    "rating_open": "Why others may see where a child stands",
    "child_goal": "A goal",
    "goal_step": "A step",
    "step_progress": "How a step is going",
    "child_contribute": "What you saw",
    "attachment_words": "Words beside a file",
    "child_fact": "Something about a grown-up",
    "child_step_down": "Handing over to early help",
    "child_step_up": "Taking the help back",
}
"""The pages whose words are kept, and what writing there is called in a list."""

NOT_WORDS = {"csrfmiddlewaretoken", "once", "files"}
A_HAND, A_TURN = re.compile(r"[0-9a-f-]{36}"), re.compile(r"[1-9][0-9]{0,8}")
OF_THE_DRAFT = "draft_"
"""How the names begin that a form carries for its draft; they are no words either."""


@dataclass
class Writing:
    """A form somebody writes in: where its words are kept, and the version they were typed on."""

    user: object
    page: str
    target: str
    version: int = 0
    draft: Draft | None = None
    form: Form | None = None

    def finish(self):
        """What was written is recorded now, so its draft goes."""
        drafts.finish(self.user, self.page, self.target, self.version)


def unfinished(request, *, page=None, target=None):
    """{"draft": what its writer left on this page}, to be read at once with what else it shows."""
    if request.method == "POST":
        return {}
    return {"draft": drafts.kept(request.user, *_place(request, page, target))}


def _place(request, page, target):
    here = request.resolver_match
    return page or here.url_name, here.kwargs.get("ref", "") if target is None else target


def drafted(request, form_class, found=None, *, page=None, target=None, **of_form):
    """The form of this page, with the words its writer left there unfinished, if they did.

    `page` and `target` are the page's own name and reference unless said; `of_form` goes to the
    form; `found` is what was read with `unfinished`, if the page read it with other things.
    Returns a Writing: its `form` is sent, as typed, or new; `finish()` it once recorded.
    """
    writing = Writing(request.user, *_place(request, page, target))
    if request.method == "POST":
        writing.version = version_in(request.POST) or 0
        writing.form = form_class(request.POST, **of_form)
        return writing
    kept = (found or at_once(**unfinished(request, page=page, target=target)))["draft"]
    seen = [reach.child for reach in getattr(request, "reaches", ())]
    seen += of_form.get("children", ())
    writing.draft = drafts.of_open_children(request.user, next(iter(kept), None), seen)
    if writing.draft is None:
        writing.form = form_class(**of_form)
        return writing
    writing.version = writing.draft.version
    writing.form = _as_typed(form_class, writing.draft.words, of_form)
    return writing


class Unsent:
    """A form that shows what was typed so far. Nobody sent it: it is neither wrong nor valid."""

    errors = ErrorDict()

    def is_valid(self):
        return False


def _as_typed(form_class, words, of_form):
    data = QueryDict(mutable=True)
    for name, values in words.items():
        data.setlist(name, values)
    data["once"] = new_key()
    return type(form_class.__name__, (Unsent, form_class), {})(data, **of_form)


def words_in(post):
    """What was typed, field by field. No database keeps the character zero; a line ends one way."""
    return {
        name: [value.replace("\0", "").replace("\r\n", "\n") for value in values]
        for name, values in post.lists()
        if name not in NOT_WORDS and not name.startswith(OF_THE_DRAFT)
    }


def version_in(post):
    """The version the words were typed on, or None where it does not say."""
    version = post.get("draft_version", "")
    return int(version) if version.isascii() and version.isdigit() else None


def hand_in(post):
    """Which open page sends, and which of its sendings this is, where it says so."""
    name, turn = post.get("draft_hand", ""), post.get("draft_turn", "")
    is_said = A_HAND.fullmatch(name) and A_TURN.fullmatch(turn)
    return drafts.Hand(name, int(turn)) if is_said else drafts.NOBODY


def page_of(page, target):
    """The address where writing is gone on with."""
    if not target:
        return reverse(page)
    try:
        return reverse(page, args=[target])
    except NoReverseMatch:
        return f"{reverse(page)}?child={target}"


def children_of(user, page, target, words):
    """The references of the children this writing is about.

    404 or 403 when its page is not this person's to write on, as the page itself would answer;
    404 when a child ticked in it is not theirs to see.
    """
    about = {child.ref for child in _children_of_target(user, page, target)}
    ticked = set(words.get("child", ()))
    told_of = ticked | {name.rpartition("-")[2] for name, said in words.items() if any(said)}
    seen = {child.ref for child in drafts.visible(user, told_of)}
    if ticked - seen:
        raise Http404
    return about | seen


def _children_of_target(user, page, target):
    if not target:
        return []
    path, _, query = page_of(page, target).partition("?")
    if query:
        return [permitted(Child, "casework.record_entry", user, target)]
    view = resolve(path).func
    return permitted(view.model, view.permission, user, target).children_concerned()
