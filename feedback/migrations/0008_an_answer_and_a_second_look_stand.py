from django.db import migrations

from audit.guards import Guard, operation

GUARDS = [
    Guard("feedback_referreranswer", "What somebody said is never altered."),
    Guard("feedback_relook", "A second look stands.", when="{row}.looked_at IS NOT NULL"),
    Guard("feedback_relookversion", "History is never altered."),
]


class Migration(migrations.Migration):
    dependencies = [("feedback", "0007_whoever_told_us_answers_and_somebody_looks_again")]
    operations = [operation(GUARDS)]
