from importlib import import_module

import audit.refs
import casework.models.about_children
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

from audit.guards import Guard, lifted, operation

KEPT = import_module("signs_of_safety.migrations.0004_where_everybody_stands_is_kept_for_ever")
RATINGS = [
    guard for guard in KEPT.GUARDS + KEPT.INSERTS if guard.table == "signs_of_safety_rating"
]
GUARDS = [Guard("signs_of_safety_rater", "Who was asked is never altered.")]


def taken_down_by_whoever_asked(apps, schema_editor):
    """Going back, what came by a link was taken down by whoever asked for it."""
    asked = apps.get_model("signs_of_safety", "Rater").objects.filter(pk=OuterRef("rater"))
    ratings = apps.get_model("signs_of_safety", "Rating").objects.filter(taken_by=None)
    ratings.update(taken_by=Subquery(asked.values("asked_by")))
    # PostgreSQL alters no table of which something still waits to be checked.
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0017_private_links_to_say_where_one_stands'),
        ('signs_of_safety', '0004_where_everybody_stands_is_kept_for_ever'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Rater',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=audit.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('who', models.CharField(max_length=120)),
                ('role', models.CharField(choices=[('child', 'A child'), ('family', 'Family or friend'), ('helper', 'Somebody who helps'), ('worker', 'Worker')], max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='raters', to='signs_of_safety.scale')),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
                'abstract': False,
                'default_permissions': (),
                'base_manager_name': 'objects',
            },
            bases=(casework.models.about_children.AboutChildren, models.Model),
        ),
        migrations.AddConstraint(
            model_name='rater',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('who', ''), _negated=True), ('role__in', ('child', 'family', 'helper', 'worker'))), name='who_is_asked_has_a_name_and_is_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='rater',
            constraint=models.UniqueConstraint(fields=('scale', 'who'), name='a_person_is_asked_once'),
        ),
        *lifted(
            RATINGS,
            migrations.AlterField(
                model_name='rating',
                name='taken_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='rating',
                name='rater',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rating', to='signs_of_safety.rater'),
            ),
            migrations.AddConstraint(
                model_name='rating',
                constraint=models.CheckConstraint(condition=models.Q(('rater__isnull', False), ('taken_by__isnull', False), _connector='OR'), name='a_rating_comes_by_a_link_or_is_taken_down_by_somebody'),
            ),
            migrations.RunPython(migrations.RunPython.noop, taken_down_by_whoever_asked),
        ),
        operation(GUARDS),
    ]
