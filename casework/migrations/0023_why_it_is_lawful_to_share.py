from importlib import import_module

from django.db import migrations, models
from django.db.models import Q

from audit.guards import lifted

FINISHED = import_module("casework.migrations.0002_finished_is_finished").GUARDS
VERSIONS = [guard for guard in FINISHED if guard.table == "casework_shareversion"]
BASES = [
    ("public task", "It is our work under the law (public task)"),
    ("legal duty", "A law or a court says we must (legal obligation)"),
    ("vital interests", "Somebody’s life is in danger (vital interests)"),
    ("consent", "The family agreed, and could have said no (consent)"),
]
HELP = "Empty where it was shared before this was asked."


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0022_what_came_of_advice_stands"),
    ]

    operations = [
        *lifted(
            VERSIONS,
            *(
                migrations.AddField(
                    model_name=name,
                    name="lawful_basis",
                    field=models.CharField(
                        blank=True, choices=BASES, default="", help_text=HELP, max_length=20
                    ),
                    preserve_default=False,
                )
                for name in ("share", "shareversion")
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=~Q(lawful_basis="consent") | Q(is_family_told=True),
                name="a_family_that_agreed_to_a_share_knows_of_it",
            ),
        ),
    ]
