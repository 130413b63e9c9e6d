from django.db import migrations

from audit.guards import Guard, operation

ANSWERED = """EXISTS (SELECT 1 FROM feedback_respondent r
    WHERE r.id = {row}.respondent_id AND r.answered_on IS NOT NULL)"""
SAYS = "What was answered is never altered."
GUARDS = [
    Guard("feedback_rating", SAYS),
    Guard("feedback_rating", "It was answered, once.", when=ANSWERED, events=("insert",)),
    Guard("feedback_respondent", SAYS, when="{row}.answered_on IS NOT NULL"),
    Guard("feedback_agencyratings", "A round that was ended stays so.", when="{row}.ended_at IS NOT NULL"),
    Guard("feedback_agencyratingsversion", "History is never altered."),
    Guard("feedback_respondentversion", "History is never altered."),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_agencies_rate_each_other")]
    operations = [operation(GUARDS)]
