from django.db import migrations

from audit.guards import Guard, operation

SAYS = "A finished assessment is never altered."
CONCLUDED = """EXISTS (SELECT 1 FROM assessments_assessment a
    WHERE a.id = {row}.assessment_id AND a.concluded_at IS NOT NULL)"""
NEED_CONCLUDED = """EXISTS (SELECT 1 FROM assessments_need n
    JOIN assessments_assessment a ON a.id = n.assessment_id
    WHERE n.id = {row}.need_id AND a.concluded_at IS NOT NULL)"""
EVERY_EVENT = ("insert", "update", "delete")
GUARDS = [
    Guard("assessments_assessment", SAYS, when="{row}.concluded_at IS NOT NULL"),
    Guard("assessments_assessmentchild", SAYS, when=CONCLUDED, events=EVERY_EVENT),
    Guard("assessments_need", SAYS, when=CONCLUDED, events=EVERY_EVENT),
    Guard("assessments_needchild", SAYS, when=NEED_CONCLUDED, events=EVERY_EVENT),
    Guard("assessments_needstep", SAYS, when=NEED_CONCLUDED, events=EVERY_EVENT),
    Guard("assessments_decisionpoint", SAYS, when=CONCLUDED, events=("insert",)),
    Guard("assessments_oversight", "Oversight is never altered."),
    Guard("assessments_addendum", "An addendum is never altered."),
    Guard("assessments_assessmentversion", "History is never altered."),
    Guard("assessments_assessmentchildversion", "History is never altered."),
]
REVISIONS = [Guard("assessments_decisionpoint", "A revision is never altered.")]


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_one_assessment")]
    operations = [operation(GUARDS), operation(REVISIONS)]
