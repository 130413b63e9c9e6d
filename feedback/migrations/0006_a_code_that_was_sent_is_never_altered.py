from django.db import migrations

from audit.guards import Guard, operation

GUARDS = [
    Guard("feedback_codesent", "A code that was sent is never altered."),
    Guard("feedback_codetried", "A try of a code is never altered."),
]


class Migration(migrations.Migration):
    dependencies = [("feedback", "0005_a_private_link_opens_with_a_code")]
    operations = [operation(GUARDS)]
