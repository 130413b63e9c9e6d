from importlib import import_module

from django.db import migrations, models
from django.db.models import Q

from audit.guards import lifted

FINISHED = import_module("casework.migrations.0002_finished_is_finished").GUARDS
VERSIONS = [guard for guard in FINISHED if guard.table == "casework_allocationversion"]
HELP = "Whether it changed for our sake (somebody left, we changed how we work)."


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0013_private_links_to_rate_agencies"),
    ]

    operations = [
        *lifted(
            VERSIONS,
            *(
                migrations.AddField(
                    model_name=name,
                    name="is_system_led",
                    field=models.BooleanField(blank=True, help_text=HELP, null=True),
                )
                for name in ("allocation", "allocationversion")
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=Q(is_system_led=None) | Q(until_on__isnull=False),
                name="for_whose_sake_is_said_of_what_has_ended",
            ),
        ),
    ]
