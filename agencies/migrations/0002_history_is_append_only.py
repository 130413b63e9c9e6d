from django.db import migrations

from audit.guards import Guard, operation

GUARDS = [
    Guard(f"agencies_{noun}version", "History is never altered.")
    for noun in ["agency", "membership", "team", "teammembership"]
]


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_agencies_teams_and_users")]
    operations = [operation(GUARDS)]
