from django.db import migrations

from audit.guards import Guard, operation

GUARDS = [
    Guard(
        "learning_blockage",
        "What was removed is kept as it was.",
        when="{row}.removed_at IS NOT NULL",
    ),
    Guard("learning_move", "What was done about it stands."),
    Guard("learning_blockageversion", "History is never altered."),
]


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_what_gets_in_the_way")]
    operations = [operation(GUARDS)]
