"""Reading how agencies rate each other: the rounds, and the report of each that is over."""

from api.describing import list_described, record_described
from api.reading import ListReading, RecordReading
from api.shown.ratings import RatingsReportShown, RatingsShown
from casework.paging import page_of
from feedback.models import AgencyRatings
from feedback.ratings import report


@list_described(RatingsShown)
class Ratings(ListReading):
    """The rounds you may read, newest first."""

    shown = RatingsShown

    def page(self, user, after):
        rounds = AgencyRatings.objects.permitting(user, AgencyRatings.VIEW)
        return page_of(rounds, after, by="opened_at")

    def children_of(self, opened):
        return []


@record_described(RatingsReportShown)
class RatingsReport(RecordReading):
    """A round with its report, beside what was published and earlier rounds.

    Of a round that goes on, only how many answered.
    """

    model = AgencyRatings
    permission = AgencyRatings.VIEW

    def answer(self, request, opened):
        opened.report = report(opened, request.user)
        return RatingsReportShown(opened).data
