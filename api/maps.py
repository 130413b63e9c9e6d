"""Reading maps: a list, and each as it stands."""

from api.describing import list_described, record_described
from api.reading import ListReading, RecordReading
from api.shown.maps import MapOpened, MapShown
from casework.paging import page_of
from signs_of_safety import document
from signs_of_safety.models import Map


@list_described(MapShown)
class Maps(ListReading):
    """The maps you may read, newest first."""

    shown = MapShown

    def page(self, user, after):
        return page_of(document.readable(user).with_people(), after, by="began_at")

    def children_of(self, sheet):
        return [row.child for row in sheet.child_rows.all()]


@record_described(MapOpened)
class OneMap(RecordReading):
    """A map made with the family, as far as you may read it."""

    model = Map
    permission = Map.VIEW

    def answer(self, request, sheet):
        sheet.parts = document.read(sheet, request.user)
        return MapOpened(sheet).data
