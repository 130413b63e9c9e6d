"""A marker in every field of every record of Northmoor: nobody finds one that is not theirs.

What is theirs is worked out here from the shares alone, by a rule written for this test: the
rows of `casework.models.permitting` are not asked.
"""

import re

import pytest
from django.test import Client

from agencies.models import Agency, Membership
from agencies.roles import Role
from assessments.models import Assessment, Contribution, Invitation, Need
from audit import clock
from casework.levels import Level
from casework.models import (
    Attachment,
    AttachmentWords,
    Child,
    Entry,
    EntryChild,
    Goal,
    Involvement,
    LegalStatus,
    Relationship,
    Share,
    Step,
    Withheld,
)
from tests import fetching, markers
from tests.frontend.part_of_the_plan import of_the_plan

WORD = re.compile(r"[a-z0-9]{5,}", re.IGNORECASE)
SEARCHED = ["Ty", "Mia", "Harper", "Lindqvist", "Alfie", "Dawn", "Lee", "a", "e"]
PARTNERS = ["school", "teacher", "otherschool", "health", "police", "voluntary"]


class Theirs:
    """What one partner may read: {“Person.given_name”: keys of the records they may read it of}."""

    def __init__(self, user):
        self.user = user
        shares = Share.objects.filter(ended_at=None, until__gte=clock.today())
        reach = [share for share in shares if self._reaches(share)]
        self.shares = reach
        self.level = {}
        for share in reach:
            self.level[share.child_id] = max(share.level, self.level.get(share.child_id, 0))
        self.helpers = [row for row in Involvement.objects.all() if self._is_known(row)]
        self.goals, self.steps = self._plan()
        self.entries = [entry for entry in Entry.objects.all() if self._is_told(entry)]

    def _reaches(self, share):
        is_lead = share.agency.staff_id in self.user.group_ids
        return share.user_id == self.user.pk or (share.user_id is None and is_lead)

    def _is_known(self, row):
        is_over = row.until_on and row.until_on <= clock.today()
        return not is_over and self.level.get(row.child_id, 0) >= row.level

    def _plan(self):
        """A plan shared at that level, less what a share keeps back and what closed people do."""
        kept = Withheld.objects.filter(share__in=self.shares, released_at=None)
        kept_goals = {row.goal_id for row in kept}
        kept_steps = {row.step_id for row in kept}
        goals = [
            goal
            for goal in Goal.objects.select_related("plan")
            if self.level.get(goal.plan.child_id, 0) >= Level.PLAN and goal.pk not in kept_goals
        ]
        steps = [
            step
            for step in Step.objects.filter(goal__in=goals).select_related("involvement")
            if step.pk not in kept_steps
            and (step.involvement in self.helpers or self.does(step.involvement))
        ]
        return goals, steps

    def does(self, helper):
        is_ours = helper.user_id is None and helper.agency_id == self.user.agency_id
        return helper.user_id == self.user.pk or is_ours

    def _is_told(self, entry):
        """Told at their level of every child it is about, and not for named people; or by them."""
        about = [row.child_id for row in entry.child_rows.all()]
        if entry.by_user_id == self.user.pk:
            return all(child in self.level for child in about)
        is_level = all(self.level.get(child, 0) >= entry.level for child in about)
        return is_level and not entry.is_named

    def allowed(self):
        """The table a data protection officer could sign: which field, of which records."""
        children = Child.objects.filter(pk__in=self.level)
        plan = [child for child in children if self.level[child.pk] >= Level.PLAN]
        people = {child.person_id for child in children}
        rows = EntryChild.objects.filter(entry__in=self.entries, child__in=self.level)
        files = Attachment.objects.filter(entry__in=self.entries)
        authors = {entry.by_user_id for entry in self.entries} | {self.user.pk}
        authors |= {one.by_user_id for one in self._later("amendments")}
        agencies = {helper.agency_id for helper in [*self.helpers, *self._doing()]}
        agencies |= {entry.by_agency_id for entry in self.entries} | {self.user.agency_id}
        table = {
            "Person": ("given_name family_name known_as pronouns", people),
            "Child": ("ref", keys(children)),
            "Involvement": ("ref name role phone", keys([*self.helpers, *self._doing()])),
            "Goal": ("ref outcome how_we_will_know", keys(self.goals)),
            "Step": ("ref what by_words", keys(self.steps)),
            "Attachment": ("ref name", keys(files)),
            "AttachmentWords": ("caption transcript", keys(newest_words(files))),
            "Entry": ("ref title text from_whom", keys(self.entries)),
            "Amendment": ("ref text reason", keys(self._later("amendments"))),
            "Promotion": ("meaning", keys(self._later("promotions"))),
            "EntryChild": ("words meaning", keys(rows)),
            "Share": ("purpose", keys(self.shares)),
            "User": ("ref name", authors),
            "Membership": ("job", keys_of_work(authors)),
            "Agency": ("ref name", agencies),
        }
        found = {
            (f"{model}.{field}", key)
            for model, (fields, those) in table.items()
            for field in fields.split()
            for key in those
        }
        found |= {("Child.likes_to_be_told", child.pk) for child in plan}
        found |= {("User.email", self.user.pk)}  # theirs: to sign in again beside what they wrote
        found |= self._led() | self._kept_away() | self._related()
        return found | self._at_any_hour() | self._assessed() | self._asked() | of_the_plan(self)

    def _related(self):
        """What the grown-ups of the family are called, as far as each may be known of."""
        ties = Relationship.objects.filter(until_on=None)
        known = {
            tie.person_id
            for tie in ties.exclude(kind__in=Relationship.BROTHERS_AND_SISTERS)
            if self.level.get(tie.child_id, 0) >= tie.level
        }
        called = ("given_name", "family_name", "known_as")
        return {(f"Person.{name}", person) for name in called for person in known}

    def _kept_away(self):
        """Who must not collect or contact a child, where an order is told to them and holds."""
        today, found = clock.today(), set()
        for one in LegalStatus.objects.filter(withdrawn_at=None, ended_on=None):
            is_over = one.until_on and one.until_on < today
            names_somebody = one.must_not_collect or one.must_not_contact
            if names_somebody and not is_over and self.level.get(one.child_id, 0) >= one.level:
                found |= {("LegalStatus.ref", one.pk), ("LegalStatus.whom", one.pk)}
                if one.adult_id:
                    called = ("given_name", "family_name", "known_as")
                    found |= {(f"Person.{name}", one.adult_id) for name in called}
        return found

    def _asked(self):
        """What they were asked by name, who asked, and what they answered."""
        asked = Invitation.objects.filter(user=self.user, ended_at=None)
        mine = Contribution.objects.filter(by_user=self.user, invitation__in=asked)
        who = {one.asked_by_id for one in asked}
        found = {(f"Invitation.{name}", one.pk) for one in asked for name in ("ref", "question")}
        words = ("going_well", "worries", "would_help")
        found |= {(f"Contribution.{name}", one.pk) for one in mine for name in words}
        found |= {("User.name", user) for user in who}
        return found | {("Membership.job", row) for row in keys_of_work(who)}

    def _later(self, name):
        """What was written later of the entries they read."""
        return [one for entry in self.entries for one in getattr(entry, name).all()]

    def _led(self):
        """A safeguarding lead links colleagues under what was shared with the agency."""
        if self.user.role != Role.LEAD:
            return set()
        people = Membership.objects.filter(agency_id=self.user.agency_id, user__is_active=True)
        found = {("Share.ref", share.pk) for share in self.shares}
        for one in people if found else ():
            found |= {("User.ref", one.user_id), ("User.name", one.user_id)}
            found |= {("Membership.job", one.pk)}
        return found

    def _doing(self):
        """Whoever does a step they may read, themselves among them."""
        return [step.involvement for step in self.steps]

    def _at_any_hour(self):
        """The council’s own number stands under every plan."""
        host = Agency.objects.host()
        return {(f"Agency.{field}", host.pk) for field in ("name", "phone")}

    def _assessed(self):
        """A finished assessment, for whom every child in it is shared that far."""
        found = set()
        for one in Assessment.objects.exclude(concluded_at=None):
            about = [row.child_id for row in one.child_rows.all()]
            if all(self.level.get(child, 0) >= Level.ASSESSMENT for child in about):
                found |= of_an_assessment(one)
        return found


def keys(rows):
    return {row.pk for row in rows}


def newest_words(files):
    """Of each of these files the words that stand beside it today; those before are history."""
    newest = {}
    for words in AttachmentWords.objects.filter(attachment__in=files).order_by("pk"):
        newest[words.attachment_id] = words
    return newest.values()


def keys_of_work(users):
    return set(Membership.objects.filter(user__in=users).values_list("pk", flat=True))


def of_an_assessment(one):
    """Everything in a finished assessment, and who wrote it; oversight is the council’s own."""
    found = {
        (f"Assessment.{field}", one.pk)
        for field in ("ref", "why", "history_considered", "analysis", "reasons")
    }
    rows = [
        *one.child_rows.all(),
        *one.needs.standing(),
        *one.decision_points.all(),
        *one.addenda.all(),
    ]
    needs = Need.objects.filter(assessment=one)
    rows += [row for need in needs for row in [*need.steps.all(), *need.views.all()]]
    rows += [*one.pauses.all(), *one.contributions.filter(is_in_confidence=False)]
    rows += [row for row in one.scores.all() if not row.instrument.startswith("adult-")]
    for row in rows:
        for field in row._meta.concrete_fields:
            found.add((f"{type(row).__name__}.{field.name}", row.pk))
    writers = {one.lead_id, one.concluded_by_id}
    writers |= {row.set_by_id for row in one.decision_points.all()}
    writers |= {row.added_by_id for row in one.addenda.all()}
    found |= {("User.name", user) for user in writers}
    return found | {("Membership.job", row) for row in keys_of_work(writers)}


def to_try(who, allowed):
    """{model: references}: for the school all there are, for the others theirs and a few more."""
    refs = fetching.references()
    if who == "school":
        return refs
    theirs = {
        word
        for word, where in markers.of_references().items()
        if (where.field, where.pk) in allowed
    }
    return {model: [*theirs.intersection(those), *those[:10]] for model, those in refs.items()}


@pytest.mark.parametrize("who", PARTNERS)
def test_nobody_finds_a_word_that_is_not_theirs(northmoor, who):
    user = northmoor[who]
    allowed = Theirs(user).allowed()
    planted = markers.plant() | markers.of_references()
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="agencies.backends.SignIn")

    leaks, found = {}, set()
    for address, answer in fetching.everything(client, to_try(who, allowed), SEARCHED):
        assert answer.status_code != 500, address
        for where in words_found(answer, address, planted):
            if where in allowed:
                found.add(where.field)
            else:
                leaks.setdefault(where.field, set()).add(address)

    assert leaks == {}
    if who == "school":  # it is not that nothing was looked for
        assert found >= {"Person.known_as", "Step.what", "Involvement.phone", "Goal.outcome"}


def words_found(answer, address, planted):
    """Where the words come from that somebody was answered with, less those they asked with."""
    text = answer.content.decode(errors="replace") + str(dict(answer.headers))
    found = {word.lower() for word in WORD.findall(text)} - set(WORD.findall(address))
    return {planted[word] for word in found & set(planted)}


def test_a_marker_is_planted_wherever_words_are_kept(northmoor):
    """A field that is added tomorrow is planted too; those that hold none are named here."""
    planted = {where.field for where in markers.plant().values()}

    empty = {f"{model.__name__}.{field.name}" for model, field in markers.fields()} - planted
    assert {name for name in empty if has_rows(name)} == {
        "AuditEvent.listed_refs",
        "AuditSeal.spans",  # numbers
        "Draft.child_refs",
        "Message.why_set_aside",  # the same of a message that was set aside
        "Need.why_taken_out",  # words only where a need was taken out; none was in Northmoor
    }


def has_rows(name):
    model = next(each for each, _ in markers.fields() if each.__name__ == name.partition(".")[0])
    return model._base_manager.exists()
