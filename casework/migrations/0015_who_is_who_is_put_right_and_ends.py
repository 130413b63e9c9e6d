from importlib import import_module

from django.db import migrations, models
from django.db.models import F, OuterRef, Q, Subquery

from audit.guards import lifted
from audit.refs import LENGTH, new_ref

FINISHED = import_module("casework.migrations.0002_finished_is_finished").GUARDS
VERSIONS = [guard for guard in FINISHED if guard.table == "casework_relationshipversion"]
MANY = 1000


def give_refs(apps, schema_editor):
    """A reference for each; its earlier versions have the same."""
    relationships = apps.get_model("casework", "Relationship").objects
    while rows := list(relationships.filter(ref=None)[:MANY]):
        for row in rows:
            row.ref = new_ref()
        relationships.bulk_update(rows, ["ref"])
    own = relationships.filter(pk=OuterRef("id")).values("ref")
    versions = apps.get_model("casework", "RelationshipVersion").objects
    versions.update(ref=Subquery(own))
    versions.filter(ref=None).update(ref="")


def a_ref(**more):
    return models.CharField(default=new_ref, editable=False, max_length=LENGTH, **more)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0014_for_whose_sake_a_worker_changed"),
    ]

    operations = [
        *lifted(
            VERSIONS,
            migrations.AddField("relationship", "ref", models.CharField(max_length=LENGTH, null=True)),
            migrations.AddField(
                "relationshipversion", "ref", models.CharField(max_length=LENGTH, null=True)
            ),
            migrations.RunPython(give_refs, migrations.RunPython.noop),
            migrations.AlterField("relationship", "ref", a_ref(unique=True)),
            migrations.AlterField("relationshipversion", "ref", a_ref(db_index=True)),
        ),
        migrations.RemoveConstraint("relationship", "one_relationship_of_a_kind"),
        migrations.AddConstraint(
            "relationship",
            models.UniqueConstraint(
                name="one_relationship_of_a_kind_at_a_time",
                fields=("child", "person", "kind"),
                condition=Q(until_on=None),
                violation_error_message="They are written down as this already.",
            ),
        ),
        migrations.AddConstraint(
            "relationship",
            models.CheckConstraint(
                name="a_relationship_ends_after_it_began",
                condition=Q(until_on=None) | Q(from_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ),
    ]
