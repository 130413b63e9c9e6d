from importlib import import_module

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

import audit.refs
from audit.guards import Guard, lifted, operation

FINISHED = import_module("casework.migrations.0002_finished_is_finished").GUARDS
ROWS = [guard for guard in FINISHED if guard.table == "casework_entrychild"]
GUARDS = [
    Guard("casework_amendment", "A correction is never altered."),
    *(
        Guard(f"casework_{noun}version", "History is never altered.")
        for noun in ("pin", "promotion", "tag")
    ),
]


def as_their_entry(apps, schema_editor):
    """What is one child's is dated as exactly as its entry was."""
    exactly = apps.get_model("casework", "Entry").objects.filter(pk=OuterRef("entry_id"))
    vague = apps.get_model("casework", "EntryChild").objects.exclude(entry__precision="minute")
    vague.update(precision=Subquery(exactly.values("precision")))


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0004_keys_of_journals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=audit.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('text', models.TextField()),
                ('reason', models.TextField(blank=True)),
                ('written_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['written_at', 'pk'],
                'abstract': False,
                'default_permissions': (),
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Pin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=audit.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('since_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['since_at', 'pk'],
                'abstract': False,
                'default_permissions': (),
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='PinVersion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('ref', models.CharField(db_index=True, default=audit.refs.new_ref, editable=False, max_length=10)),
                ('since_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('history_change_reason', models.CharField(max_length=80, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical pin',
                'verbose_name_plural': 'historical pins',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Promotion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=audit.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('since_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('meaning', models.CharField(max_length=400)),
            ],
            options={
                'ordering': ['since_at', 'pk'],
                'abstract': False,
                'default_permissions': (),
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='PromotionVersion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('ref', models.CharField(db_index=True, default=audit.refs.new_ref, editable=False, max_length=10)),
                ('since_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('meaning', models.CharField(max_length=400)),
                ('history_change_reason', models.CharField(max_length=80, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical promotion',
                'verbose_name_plural': 'historical promotions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=audit.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('since_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('dimension', models.CharField(choices=[('health', 'Health'), ('education', 'Education'), ('feelings', 'Feelings and behaviour'), ('identity', 'Identity'), ('relationships', 'Family and friends'), ('presentation', 'How they come across'), ('self-care', 'Looking after themselves'), ('basic-care', 'Basic care'), ('safety', 'Keeping safe'), ('warmth', 'Emotional warmth'), ('stimulation', 'Play and learning at home'), ('boundaries', 'Guidance and boundaries'), ('stability', 'Stability'), ('history', 'Family history and how it works'), ('wider-family', 'Wider family'), ('housing', 'Housing'), ('employment', 'Employment'), ('income', 'Income'), ('belonging', 'Belonging where they live'), ('resources', 'What is there to use nearby')], max_length=20)),
            ],
            options={
                'ordering': ['since_at', 'pk'],
                'abstract': False,
                'default_permissions': (),
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='TagVersion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('ref', models.CharField(db_index=True, default=audit.refs.new_ref, editable=False, max_length=10)),
                ('since_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('dimension', models.CharField(choices=[('health', 'Health'), ('education', 'Education'), ('feelings', 'Feelings and behaviour'), ('identity', 'Identity'), ('relationships', 'Family and friends'), ('presentation', 'How they come across'), ('self-care', 'Looking after themselves'), ('basic-care', 'Basic care'), ('safety', 'Keeping safe'), ('warmth', 'Emotional warmth'), ('stimulation', 'Play and learning at home'), ('boundaries', 'Guidance and boundaries'), ('stability', 'Stability'), ('history', 'Family history and how it works'), ('wider-family', 'Wider family'), ('housing', 'Housing'), ('employment', 'Employment'), ('income', 'Income'), ('belonging', 'Belonging where they live'), ('resources', 'What is there to use nearby')], max_length=20)),
                ('history_change_reason', models.CharField(max_length=80, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical tag',
                'verbose_name_plural': 'historical tags',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        *lifted(
            ROWS,
        migrations.RemoveConstraint(
            model_name='entrychild',
            name='a_child_is_in_an_entry_once',
        ),
        migrations.AddField(
            model_name='entrychild',
            name='precision',
            field=models.CharField(choices=[('minute', 'at that minute'), ('about', 'at about that time'), ('part', 'in that part of the day'), ('day', 'on that day'), ('week', 'in that week'), ('month', 'in that month'), ('year', 'in that year')], default='minute', max_length=6),
        ),
        migrations.RunPython(as_their_entry, migrations.RunPython.noop),
        migrations.AddField(
            model_name='amendment',
            name='by_user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='amendment',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='casework.entry'),
        ),
        migrations.AddField(
            model_name='entrychild',
            name='correction',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_rows', to='casework.amendment'),
        ),
        migrations.AddIndex(
            model_name='entrychild',
            index=models.Index(fields=['entry', 'child'], name='a_child_in_an_entry'),
        ),
        migrations.AddConstraint(
            model_name='entrychild',
            constraint=models.UniqueConstraint(condition=models.Q(('correction', None)), fields=('entry', 'child'), name='a_child_is_in_an_entry_once'),
        ),
        migrations.AddConstraint(
            model_name='entrychild',
            constraint=models.UniqueConstraint(condition=models.Q(('correction__isnull', False)), fields=('correction', 'child'), name='a_child_is_in_a_correction_once'),
        ),
        ),
        migrations.AddField(
            model_name='pin',
            name='by_user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pin',
            name='child',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pins', to='casework.child'),
        ),
        migrations.AddField(
            model_name='pin',
            name='ended_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pin',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='casework.entry'),
        ),
        migrations.AddField(
            model_name='pinversion',
            name='by_user',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pinversion',
            name='child',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.child'),
        ),
        migrations.AddField(
            model_name='pinversion',
            name='ended_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pinversion',
            name='entry',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.entry'),
        ),
        migrations.AddField(
            model_name='pinversion',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='promotion',
            name='by_user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='promotion',
            name='child',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='promotions', to='casework.child'),
        ),
        migrations.AddField(
            model_name='promotion',
            name='ended_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='promotion',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='casework.entry'),
        ),
        migrations.AddField(
            model_name='promotionversion',
            name='by_user',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='promotionversion',
            name='child',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.child'),
        ),
        migrations.AddField(
            model_name='promotionversion',
            name='ended_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='promotionversion',
            name='entry',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.entry'),
        ),
        migrations.AddField(
            model_name='promotionversion',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tag',
            name='by_user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tag',
            name='ended_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tag',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='casework.entry'),
        ),
        migrations.AddField(
            model_name='tagversion',
            name='by_user',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tagversion',
            name='ended_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tagversion',
            name='entry',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='casework.entry'),
        ),
        migrations.AddField(
            model_name='tagversion',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='what_is_added_says_something'),
        ),
        migrations.AddConstraint(
            model_name='pin',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('entry', 'child'), name='an_entry_is_pinned_once_for_a_child'),
        ),
        migrations.AddConstraint(
            model_name='promotion',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('entry', 'child'), name='an_entry_is_promoted_once_for_a_child'),
        ),
        migrations.AddConstraint(
            model_name='promotion',
            constraint=models.CheckConstraint(condition=models.Q(('meaning', ''), _negated=True), name='what_matters_says_what_it_meant'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('entry', 'dimension'), name='an_entry_is_tagged_once_with_a_dimension'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.CheckConstraint(condition=models.Q(('dimension__in', ['health', 'education', 'feelings', 'identity', 'relationships', 'presentation', 'self-care', 'basic-care', 'safety', 'warmth', 'stimulation', 'boundaries', 'stability', 'history', 'wider-family', 'housing', 'employment', 'income', 'belonging', 'resources'])), name='a_tag_is_a_dimension_of_the_framework'),
        ),
        operation(GUARDS),
    ]
