from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from audit.guards import lifted

FINISHED = import_module("casework.migrations.0002_finished_is_finished").GUARDS
VERSIONS = [guard for guard in FINISHED if guard.table == "casework_relationshipversion"]
HELP = "Of a grandmother, an aunt, a stepfather: whose mother, sister or partner."


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0011_a_page_that_did_not_hear_of_its_own_save"),
    ]

    operations = [
        migrations.AddField(
            model_name="relationship",
            name="through",
            field=models.ForeignKey(
                blank=True,
                help_text=HELP,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="casework.person",
            ),
        ),
        *lifted(
            VERSIONS,
            migrations.AddField(
                model_name="relationshipversion",
                name="through",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    help_text=HELP,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="casework.person",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.CheckConstraint(
                condition=Q(through=None) | ~Q(through=F("person")),
                name="nobody_is_a_relative_through_themselves",
            ),
        ),
    ]
