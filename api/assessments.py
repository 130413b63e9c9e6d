"""Reading assessments: a list, and each as a document."""

from api.describing import list_described, record_described
from api.reading import ListReading, RecordReading
from api.shown.assessments import AssessmentOpened, AssessmentShown
from assessments import document
from assessments.listing import readable
from assessments.models import Assessment
from casework.paging import page_of


@list_described(AssessmentShown)
class Assessments(ListReading):
    """The assessments you may read, newest first."""

    shown = AssessmentShown

    def page(self, user, after):
        return page_of(readable(user).with_people(), after, by="began_at")

    def children_of(self, assessment):
        return [row.child for row in assessment.child_rows.all()]


@record_described(AssessmentOpened)
class OneAssessment(RecordReading):
    """An assessment as one document, as far as you may read it."""

    model = Assessment
    permission = Assessment.VIEW

    def answer(self, request, assessment):
        user = request.user
        assessment.parts = document.read(assessment, user)
        may = document.may(request.reaches)
        return AssessmentOpened(assessment, context={"may": may}).data
