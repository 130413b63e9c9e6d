from django.db import migrations

from audit.guards import Guard, operation

GUARDS = [
    Guard("feedback_referrerfeedback", "What somebody was told is never altered."),
]


class Migration(migrations.Migration):
    dependencies = [("feedback", "0003_the_referrer_is_told_the_outcome")]
    operations = [operation(GUARDS)]
