from django.db import migrations

from audit.guards import Guard, operation

GUARDS = [Guard("audit_auditevent", "The audit is append-only.")]


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_the_audit")]
    operations = [operation(GUARDS)]
