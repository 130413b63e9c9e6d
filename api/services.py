"""Reading the help a child is given."""

from api.children import ChildReading
from api.describing import record_list_described
from api.reading import paged
from api.shown.services import ServiceShown
from audit.reading import at_once, attach
from casework.help_given import services_lists
from casework.models import Service
from casework.paging import Page


@record_list_described(ServiceShown)
class ChildServices(ChildReading):
    """The help a child is given and was, by whom, from when until when."""

    permission = Service.VIEW

    def answer(self, request, child):
        (reach,) = request.reaches
        found = at_once(**services_lists(request.user, child))
        attach(found["services"], "views", found["views"])
        return paged(Page(found["services"], ""), ServiceShown, may=reach.may)
