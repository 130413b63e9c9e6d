from importlib import import_module

import audit.refs
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.guards import Guard, lifted, operation

FINISHED = import_module("casework.migrations.0002_finished_is_finished").GUARDS
ENTRIES = [guard for guard in FINISHED if guard.table == "casework_entry"]
GUARDS = [
    Guard(f"casework_{noun}", "What was taken out is never altered.")
    for noun in ("sealing", "sealingchild")
]



class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0003_words_that_were_taken_out'),
        ('casework', '0009_private_links_for_a_contribution_and_an_edition'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *lifted(
            ENTRIES,
            migrations.AddField(
                model_name='entry',
                name='from_whom',
                field=models.CharField(blank=True, max_length=200),
            ),
        ),
        migrations.AlterField(
            model_name='entry',
            name='kind',
            field=models.CharField(choices=[('visit', 'Visit'), ('call', 'Call'), ('meeting', 'Meeting'), ('observation', 'Something seen'), ('message', 'Message'), ('document', 'Letter or document'), ('contact', 'Somebody told us something'), ('decision', 'Decision'), ('milestone', 'Milestone'), ('taken-out', 'Taken out')], max_length=12),
        ),
        migrations.CreateModel(
            name='Sealing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=audit.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('why', models.TextField()),
                ('about_kind', models.CharField(max_length=20)),
                ('about_ref', models.CharField(max_length=12)),
                ('sealed_at', models.DateTimeField()),
                ('first_reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sealed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sealings', to=settings.AUTH_USER_MODEL)),
                ('second_reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-sealed_at', '-pk'],
                'abstract': False,
                'default_permissions': (),
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='SealingChild',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sealing_rows', to='casework.child')),
                ('sealing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='child_rows', to='casework.sealing')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
                'default_permissions': (),
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddConstraint(
            model_name='sealing',
            constraint=models.CheckConstraint(condition=models.Q(('first_reviewer', models.F('second_reviewer')), _negated=True), name='what_is_sealed_has_two_reviewers'),
        ),
        migrations.AddConstraint(
            model_name='sealing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sealed_by', models.F('first_reviewer')), _negated=True), models.Q(('sealed_by', models.F('second_reviewer')), _negated=True)), name='whoever_seals_does_not_review'),
        ),
        migrations.AddConstraint(
            model_name='sealing',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='a_sealing_says_why'),
        ),
        migrations.AddConstraint(
            model_name='sealingchild',
            constraint=models.UniqueConstraint(fields=('sealing', 'child'), name='a_child_is_in_a_sealing_once'),
        ),
        operation(GUARDS),
    ]
