"""One factory for each record. What a test does not mention, it does not depend on.

Access is never made up: `share_with` and `allocate` write what would stand in real life, and
`casework.grants` works out the grants, as it does for the actions.
"""

from contextlib import contextmanager
from datetime import date, timedelta

import factory
from django.contrib.auth.models import Group
from django.db import transaction

from agencies.actions import regroup
from agencies.models import Agency, Membership, Team, TeamMembership, User
from agencies.roles import Role
from assessments.models import Assessment, AssessmentChild, DecisionPoint, Need, NeedChild, NeedStep
from audit import clock
from audit.principals import SYSTEM
from audit.records import changed
from audit.writing import Act, writing
from casework.actions.children import give_to
from casework.grants import regrant_share, regrant_workers
from casework.levels import Level
from casework.models import (
    Address,
    Goal,
    Involvement,
    Person,
    Plan,
    Relationship,
    Share,
    Step,
)
from casework.names import keep_names
from casework.people import new_child, one_family
from casework.story import tell


@contextmanager
def arranging():
    """Records may be written here, under no action and no audit: a test's own arrangement."""
    with transaction.atomic(), writing(Act(SYSTEM, "a factory")):
        yield


class RecordFactory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with arranging():
            return super()._create(model_class, *args, **kwargs)


class GroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Group

    name = factory.Sequence(lambda n: f"Group {n}")


class AgencyFactory(RecordFactory):
    class Meta:
        model = Agency

    name = factory.Sequence(lambda n: f"Agency {n}")
    kind = Agency.Kind.EDUCATION
    staff = factory.SubFactory(GroupFactory)


class TeamFactory(RecordFactory):
    class Meta:
        model = Team

    name = factory.Sequence(lambda n: f"Team {n}")
    agency = factory.LazyFunction(Agency.objects.host)
    members = factory.SubFactory(GroupFactory)


class UserFactory(RecordFactory):
    """Somebody with an account: a partner agency's safeguarding lead unless said otherwise."""

    class Meta:
        model = User

    name = factory.Sequence(lambda n: f"Person {n}")
    email = factory.Sequence(lambda n: f"person{n}@example.test")
    password = "!"

    @classmethod
    def _create(cls, model_class, *args, agency=None, role=Role.LEAD, teams=(), **kwargs):
        user = super()._create(model_class, *args, **kwargs)
        with arranging():
            membership = Membership(user=user, agency=agency or AgencyFactory(), role=role)
            membership.full_clean()
            membership.save()
            for team in teams:
                TeamMembership(membership=membership, team=team).save()
            regroup(user)
        return user


class PersonFactory(RecordFactory):
    class Meta:
        model = Person

    given_name = factory.Sequence(lambda n: f"Given{n}")
    family_name = "Example"
    born_on = date(2015, 3, 1)

    @classmethod
    def _create(cls, model_class, *args, former_names=(), **kwargs):
        person = super()._create(model_class, *args, **kwargs)
        with arranging():
            keep_names(person, former_names)
        return person


def ChildFactory(**of_person):  # noqa: N802 - read as the factory it stands in for
    """A child with a record, which the host's record staff see as soon as it is opened."""
    person = PersonFactory(**of_person)
    with arranging():
        return new_child(person)


def siblings(*children):
    """The same children, now of one family."""
    with arranging():
        one_family(list(children))
    return children


class InvolvementFactory(RecordFactory):
    class Meta:
        model = Involvement

    name = factory.Sequence(lambda n: f"Helper {n}")
    role = "class teacher"
    from_on = factory.LazyFunction(clock.today)


class RelationshipFactory(RecordFactory):
    class Meta:
        model = Relationship

    person = factory.SubFactory(PersonFactory, born_on=date(1988, 5, 4))
    kind = Relationship.Kind.MOTHER


class AddressFactory(RecordFactory):
    class Meta:
        model = Address

    lines = "7 Mill Lane, Northmoor"


class GoalFactory(RecordFactory):
    """A goal of a child's plan: `GoalFactory(child=child)` finds the plan or begins one."""

    class Meta:
        model = Goal

    outcome = "Sleeps through the night"
    set_on = factory.LazyFunction(clock.today)

    @classmethod
    def _create(cls, model_class, *args, child, **kwargs):
        with arranging():
            plan, _ = Plan.objects.get_or_create(child=child, defaults={"began_on": clock.today()})
        return super()._create(model_class, *args, plan=plan, **kwargs)


class StepFactory(RecordFactory):
    class Meta:
        model = Step

    what = "Breakfast at school"


class ShareFactory(RecordFactory):
    """A share that stands, with the grants it makes."""

    class Meta:
        model = Share

    agency = factory.SubFactory(AgencyFactory)
    level = Level.PLAN
    purpose = "The school is part of the plan"
    until = factory.LazyFunction(lambda: clock.today() + timedelta(days=30))
    is_family_told = True
    made_at = factory.LazyFunction(clock.now)
    made_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        share = super()._create(model_class, *args, **kwargs)
        with arranging():
            regrant_share(share)
        return share


def share_with(whom, child, **details):
    """Share a child with an agency, or with one named person of theirs."""
    named = {"user": whom, "made_by": whom} if isinstance(whom, User) else {}
    return ShareFactory(child=child, agency=whom.agency if named else whom, **named, **details)


def allocate(child, worker=None, team=None):
    """Allocate a child: whoever worked with them before stops, and access follows."""
    with arranging():
        return give_to(child, worker=worker, team=team)


def restricted(child):
    """Close this record to all but those it is allocated to, however few they are."""
    with arranging():
        regrant_workers(changed(child, is_restricted=True))
        return child


def told(*rows, kind="observation", text="Something happened.", **details):
    """An entry in the story of these children."""
    with arranging():
        return tell(rows, kind=kind, text=text, **details)


class AssessmentFactory(RecordFactory):
    """An unfinished assessment: `AssessmentFactory(children=[…], lead=worker)`."""

    class Meta:
        model = Assessment

    why = "Which help does this family need?"
    began_at = factory.LazyFunction(clock.now)

    @classmethod
    def _create(cls, model_class, *args, children, **kwargs):
        assessment = super()._create(model_class, *args, **kwargs)
        for child in children:
            AssessmentChildFactory(assessment=assessment, child=child)
        return assessment


class AssessmentChildFactory(RecordFactory):
    class Meta:
        model = AssessmentChild


class DecisionPointFactory(RecordFactory):
    class Meta:
        model = DecisionPoint

    expected_on = factory.LazyFunction(lambda: clock.today() + timedelta(days=20))
    why = "The school report comes first"
    set_at = factory.LazyFunction(clock.now)


class NeedFactory(RecordFactory):
    class Meta:
        model = Need

    needs = "The child needs to sleep"
    seriousness = Need.Seriousness.NEED
    seriousness_why = "Falls asleep in lessons"
    outcome = "Sleeps through the night"

    @classmethod
    def _create(cls, model_class, *args, children, **kwargs):
        need = super()._create(model_class, *args, **kwargs)
        with arranging():
            for child in children:
                NeedChild(need=need, child=child).save()
        return need


class NeedStepFactory(RecordFactory):
    class Meta:
        model = NeedStep

    what = "Breakfast at school"
    who = "Mr Bell, class teacher"


def concluded(assessment, by, **values):
    """The assessment, finished as its action finishes it, without the story and the audit."""
    values = {
        "outcome": Assessment.Outcome.CHILD_IN_NEED,
        "reasons": "They agree to help",
        "concluded_at": clock.now(),
        "concluded_by": by,
        **values,
    }
    with arranging():
        for name, value in values.items():
            setattr(assessment, name, value)
        assessment.full_clean()
        assessment.save()
    return assessment
