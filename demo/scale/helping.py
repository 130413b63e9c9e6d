"""Who helps each child, what the plan says they will do, and with whom it is shared."""

from datetime import timedelta

from agencies.models import Agency
from audit import clock
from casework.bases import LawfulBasis
from casework.levels import Level
from casework.models import Goal, Involvement, Plan, Share, Step
from demo.scale.shape import OLD
from demo.scale.words import NEEDS, STEPS, family_name, given_name

Kind = Agency.Kind
ROLES = {Kind.HEALTH: "health visitor", Kind.POLICE: "constable", Kind.EDUCATION: "class teacher"}
ON_THE_CARD, PLAN_SHARE, DONE = 3, 0.6, 0.4
CLOSE, ENDED, BY_NAME, FURTHER = 0.04, 0.05, 0.05, 0.2
LASTS = (20, 90, 180, 365)
"""Days until a share ends."""


def tables(load):
    """Make the tables ready, parents before children."""
    load.table(
        Involvement, "ref", "child", "helps", "agency", "name", "role", "phone", "level", "from_on"
    )
    load.table(Plan, "child", "began_on")
    load.table(
        Goal, "ref", "plan", "outcome", "how_we_will_know", "need_ref", "sibling_key", "set_on",
        "why_ended",
    )  # fmt: skip
    load.table(
        Step, "ref", "goal", "what", "involvement", "by_on", "by_words", "sibling_key", "done_at"
    )
    load.table(
        Share, "ref", "child", "agency", "user", "under", "level", "may_contribute", "purpose",
        "lawful_basis", "until", "is_family_told", "why_not_told", "made_at", "made_by", "ended_at",
    )  # fmt: skip


def build(load, shape, rand, homes, council):
    """Load who helps every child; the agencies on the card are those it is shared with."""
    number = 0
    for home in homes:
        for child in home.children:
            number += 1
            partners = [
                (each, partner)
                for each, partner in council.numbered()
                if shape.sees(each, number) or (each == OLD and home.is_old)
            ]
            helpers = _card(load, rand, child, home, partners)
            if rand.random() < PLAN_SHARE or number == 1:
                _plan(load, rand, child, helpers, home)
            for each, partner in partners:
                _share(load, rand, child, partner, home, is_certain=each <= OLD)
        load.flush_if_full()
        load.progress("who helps, and sharing", number, shape.children)


def _card(load, rand, child, home, partners):
    since = clock.today() - timedelta(days=home.since)

    def line(agency, role, level=Level.NETWORK, helps=None):
        name = f"{given_name(rand)} {family_name(rand)}"
        return load.add(
            Involvement, load.ref(), child, helps, agency, name, role, "01632 960002", level.value,
            since,
        )  # fmt: skip

    lines = [
        line(partner.agency, ROLES.get(partner.kind, "family worker"))
        for _, partner in partners[:ON_THE_CARD]
    ]
    lines.append(line(None, rand.choice(("grandmother", "neighbour", "uncle"))))
    if rand.random() < CLOSE:
        line(None, "refuge worker", Level.RECORD, home.parent)
    return lines


def _plan(load, rand, child, helpers, home):
    began_on = clock.today() - timedelta(days=home.since)
    plan = load.add(Plan, child, began_on)
    for _ in range(2):
        outcome = f"Has {rand.choice(NEEDS)}"
        goal = load.add(Goal, load.ref(), plan, outcome, "", "", "", began_on, "")
        for _ in range(3):
            done_at = home.some_day(rand) if rand.random() < DONE or not home.is_open else None
            by_on = None if done_at else clock.today() + timedelta(days=rand.randint(1, 60))
            words = "" if by_on else "every week"
            load.add(
                Step, load.ref(), goal, rand.choice(STEPS), rand.choice(helpers), by_on, words, "",
                done_at,
            )  # fmt: skip


def _share(load, rand, child, partner, home, is_certain):
    level = Level.NETWORK if partner.kind == Kind.POLICE else Level.PLAN
    if partner.kind == Kind.HEALTH and rand.random() < FURTHER:
        level = Level.ASSESSMENT
    made_at = home.some_day(rand)
    until = clock.today() + timedelta(days=rand.choice(LASTS))
    ended_at = clock.now() if rand.random() < ENDED and not is_certain else None

    def share(user, under):
        return load.add(
            Share, load.ref(), child, partner.agency, user, under, level.value, True,
            "Part of the plan.", LawfulBasis.PUBLIC_TASK.value, until, True, "", made_at,
            home.worker.user, ended_at,
        )  # fmt: skip

    agencys = share(None, None)
    if partner.colleagues and rand.random() < BY_NAME:
        share(rand.choice(partner.colleagues), agencys)
