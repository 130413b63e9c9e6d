"""Reading orders, and what is done to keep a child safe."""

from api.children import ChildReading
from api.describing import record_described, record_list_described
from api.reading import paged
from api.shown.children import RECORD
from api.shown.protection import OrderShown, ProtectionShown
from audit.reading import at_once, attach
from casework.models import LegalStatus
from casework.paging import Page
from casework.protection import all_lists, meeting_rows


@record_list_described(OrderShown)
class ChildLegal(ChildReading):
    """Orders, conditions and care status. Below the record: who must not come, while that holds."""

    def answer(self, request, child):
        (reach,) = request.reaches
        orders = LegalStatus.objects.permitting(request.user, LegalStatus.VIEW).filter(child=child)
        orders = orders if RECORD in reach.may else orders.current()
        page = Page(orders.select_related("adult", "child__person"), "")
        return paged(page, OrderShown, may=reach.may)


@record_described(ProtectionShown)
class ChildProtection(ChildReading):
    """Enquiries, protection plans, and the meetings that decided them."""

    permission = RECORD

    def answer(self, request, child):
        lists = all_lists(child, request.user)
        del lists["orders"]
        found = at_once(**lists, rows=meeting_rows())
        attach(found["meetings"], "child_rows", found["rows"])
        return ProtectionShown(found | {"plans": found["protection"]}).data
