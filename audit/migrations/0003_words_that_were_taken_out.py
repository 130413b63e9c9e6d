from django.db import migrations, models

from audit.guards import Guard, operation, renew

GUARDS = [Guard("audit_sealedwords", "What was taken out is never altered.")]


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0002_the_audit_is_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='SealedWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealing_ref', models.CharField(max_length=12)),
                ('place', models.CharField(max_length=60)),
                ('row_id', models.BigIntegerField()),
                ('part', models.CharField(max_length=60)),
                ('words', models.TextField()),
                ('replacement', models.TextField(blank=True)),
            ],
            options={
                'verbose_name_plural': 'sealed words',
                'ordering': ['pk'],
                'abstract': False,
                'default_permissions': (),
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['sealing_ref'], name='words_of_a_sealing'), models.Index(fields=['place', 'row_id'], name='words_of_a_row')],
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='what_is_sealed_are_words')],
            },
        ),
        operation(GUARDS),
        migrations.RunPython(
            lambda apps, schema_editor: renew(schema_editor, lets_words_out=True),
            lambda apps, schema_editor: renew(schema_editor, lets_words_out=False),
        ),
    ]
