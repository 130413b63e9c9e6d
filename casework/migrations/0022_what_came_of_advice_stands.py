from django.db import migrations

from audit.guards import Guard, operation

GUARDS = [
    Guard(
        "casework_advice",
        "What came of advice stands.",
        when="{row}.came_of_it <> ''",
    ),
    Guard("casework_adviceversion", "History is never altered."),
]


class Migration(migrations.Migration):
    dependencies = [("casework", "0021_somebody_asks_for_advice")]
    operations = [operation(GUARDS)]
