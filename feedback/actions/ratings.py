"""A round of ratings, from its invitations to its end; and one that was collected elsewhere."""

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction

from agencies.models import User
from agencies.roles import Role
from audit import clock
from audit.actions import action
from audit.records import changed, checked
from casework.actions.links import close_links, make_link
from casework.models import Link
from feedback.models import AgencyRatings, Dimension, Point, Rated, Rating, Respondent

ASKED = """How well do agencies here work together? {name}

Six things, of each agency you know. It takes about two minutes, on a phone too, and no account.
Please answer for {agency}, or give this address to whoever knows best. It takes one answer.

{address}

It can be answered until {until:%A} {until.day} {until:%B}. Nobody reads what one agency answered.
"""
ANSWERED = "This was answered before. One answer counts."
NOT_NOW = "This round cannot be answered any more. It ended on {day.day} {day:%B %Y}."
NOT_YET = "This round begins on {day.day} {day:%B %Y}. Keep the link until then."
NOTHING = "Rate at least one agency on one thing."


@action("agencies.open_ratings")
def open_ratings(host, *, by, name, from_on, until_on, rated, agencies=(), where=""):
    """Open a round: who is rated, from when until when; and ask one person of each agency.

    `where` is where private links begin: an agency with a safeguarding lead here is sent its own.
    """
    if until_on < clock.today():
        raise ValidationError({"until_on": "Choose a last day that is not in the past."})
    opened = _opened(by, name=name, from_on=from_on, until_on=until_on, rated=list(rated))
    for agency in agencies:
        if leads_of(agency):
            _ask(_asked(opened, agency), by, where)
        else:
            _asked(opened, agency)
    return opened


@action("feedback.keep_ratings")
def invite_to_ratings(opened, *, by, agency, where=""):
    """Ask one more person of this agency.

    The `token` of what is returned is that of their link, this once; `told` says who was sent it.
    """
    _must_go_on(opened)
    return _ask(_asked(opened, agency), by, where)


@action("feedback.keep_ratings")
def remind_of_ratings(opened, *, by, respondent, where=""):
    """Ask again somebody who has not answered, by a new link. The one before opens nothing."""
    _must_go_on(opened)
    if respondent.answered_on:
        raise ValidationError(ANSWERED)
    close_links(respondent)
    return _ask(changed(respondent, reminded_on=clock.today()), by, where)


@action("feedback.keep_ratings")
def end_ratings(opened, *, by):
    """End a round before its day. From now on its figures can be read, and nobody can answer."""
    _must_go_on(opened)
    return changed(opened, ended_at=clock.now())


@action("feedback.answer_ratings")
def answer_ratings(respondent, *, by, answers, comment=""):
    """Somebody rates the agencies they know. What they leave out counts as not knowing.

    `answers` is {(agency, dimension): point}.
    """
    respondent = Respondent.objects.select_for_update().get(pk=respondent.pk)
    _must_be_answerable(respondent)
    asked = [(agency, one) for agency in respondent.round.rated for one in Dimension.values]
    if not answers or not set(answers) <= set(asked):
        raise ValidationError(NOTHING)
    _rate(respondent, {pair: answers.get(pair, Point.DONT_KNOW) for pair in asked})
    return changed(respondent, answered_on=clock.today(), comment=comment)


@action("agencies.open_ratings")
def take_ratings(host, *, by, name, from_on, until_on, answered):
    """Take in a round that was collected elsewhere, and is over.

    `answered` holds {(agency, dimension): point} for each respondent. Who they were is not kept.
    """
    if not answered:
        raise ValidationError("There is no answer to take in.")
    named = {agency for answers in answered for agency, _ in answers}
    rated = [code for code in Rated.values if code in named]
    opened = _opened(
        by, name=name, from_on=from_on, until_on=until_on, rated=rated, ended_at=clock.now()
    )
    for answers in answered:
        respondent = _asked(opened, None)
        _rate(respondent, answers)
        changed(respondent, answered_on=until_on)
    return opened


def leads_of(agency):
    """The safeguarding leads an agency has here: whom its invitation is sent to."""
    leads = User.objects.filter(is_active=True, membership__role=Role.LEAD)
    return list(leads.filter(membership__agency=agency))


def _opened(by, **said):
    opened_by = by if by.kind == "user" else None
    return checked(AgencyRatings(opened_at=clock.now(), opened_by=opened_by, **said))


def _asked(opened, agency):
    return checked(Respondent(round=opened, agency=agency, asked_on=clock.today()))


def _ask(respondent, by, where):
    """Make their link, and send it to the leads of the agency once all of this is saved."""
    link = make_link(respondent, by=by, purpose=Link.Purpose.RATINGS)
    respondent.token, respondent.told = link.token, leads_of(respondent.agency)
    words = ASKED.format(
        name=respondent.round.name,
        agency=respondent.agency,
        address=f"{where}{link.token}/",
        until=respondent.round.until_on,
    )
    for lead in respondent.told:
        _send(lead.email, words)
    return respondent


def _send(email, words):
    about = "How do agencies here work together?"
    transaction.on_commit(lambda: send_mail(about, words, None, [email], fail_silently=True))


def _rate(respondent, answers):
    Rating.objects.bulk_create(
        Rating(respondent=respondent, agency=agency, dimension=dimension, point=point)
        for (agency, dimension), point in answers.items()
    )


def _must_go_on(opened):
    if opened.is_over:
        raise ValidationError("This round is over.")


def _must_be_answerable(respondent):
    if respondent.answered_on:
        raise ValidationError(ANSWERED)
    if respondent.round.is_over:
        ended = respondent.round.ended_at
        day = clock.day(ended) if ended else respondent.round.until_on
        raise ValidationError(NOT_NOW.format(day=day))
    if respondent.round.from_on > clock.today():
        raise ValidationError(NOT_YET.format(day=respondent.round.from_on))
