"""Reading children: who they are, their story, their plan, and who helps."""

from api.describing import list_described, record_described, record_list_described
from api.reading import ListReading, RecordReading, cursor_of, paged
from api.shown.children import RECORD, ChildOpened, ChildShown, HelperShown
from api.shown.plans import GoalShown
from api.shown.story import TellingShown
from audit.reading import at_once, attach
from casework.caseload import caseload
from casework.models import Address, Allocation, Child, Goal, Involvement, Relationship, Step
from casework.paging import Page
from casework.story import story_page


@list_described(ChildShown)
class Children(ListReading):
    """The children you may see, by when something you may read last happened."""

    shown = ChildShown

    def page(self, user, after):
        return caseload(user, after)

    def children_of(self, child):
        return [child]


class ChildReading(RecordReading):
    """One child, or a part of what is kept about them."""

    model = Child
    permission = Child.VIEW


@record_described(ChildOpened)
class OneChild(ChildReading):
    """A child at a glance, as far as you may see."""

    def answer(self, request, child):
        (reach,) = request.reaches
        may = reach.may
        if RECORD in may:
            child.parts = at_once(
                relatives=relatives(child, request.user),
                addresses=addresses(child),
                work=allocation(child),
            )
            child.parts["work"] = next(iter(child.parts["work"]), None)
        return ChildOpened(child, context={"may": may}).data


def relatives(child, user):
    """Who is who to this child; a brother or sister whose record is closed is not there."""
    known = Relationship.objects.permitting(user, RECORD).current()
    return known.filter(child=child).select_related("person")


def addresses(child):
    """Where a child lives. A protected address is not told to a program: it could be passed on."""
    return Address.objects.filter(person=child.person_id, lived_until_on=None, is_protected=False)


def allocation(child):
    """The worker and team this child has today."""
    current = Allocation.objects.current().filter(child=child)
    return current.select_related("worker", "team")[:1]


@record_list_described(TellingShown, is_long=True)
class ChildStory(ChildReading):
    """What happened, newest first: the lines of this child's story that you may read."""

    def answer(self, request, child):
        page = story_page(child, request.user, after=cursor_of(request))
        return paged(page, TellingShown)


@record_list_described(GoalShown)
class ChildPlan(ChildReading):
    """What should get better for this child, and who does what about it."""

    permission = Goal.VIEW

    def answer(self, request, child):
        user = request.user
        goals = Goal.objects.permitting(user, Goal.VIEW).filter(plan__child=child).current()
        found = at_once(goals=goals, steps=Step.objects.of_the_goals(user))
        attach(found["goals"], "steps", found["steps"])
        return paged(Page(found["goals"], ""), GoalShown)


@record_list_described(HelperShown)
class ChildNetwork(ChildReading):
    """Who helps this child today, and how to reach them."""

    def answer(self, request, child):
        lines = Involvement.objects.permitting(request.user, Involvement.VIEW).current()
        helpers = lines.filter(child=child).select_related("agency").order_by("pk")
        return paged(Page(helpers, ""), HelperShown)
