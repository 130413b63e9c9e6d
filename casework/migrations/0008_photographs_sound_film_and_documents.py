import audit.clock
import audit.refs
import casework.storing
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.guards import Guard, operation

GUARDS = [
    Guard("casework_attachment", "A file beside an entry is never altered."),
    Guard("casework_attachmentwords", "Words beside a file are never altered, only written anew."),
]


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0007_what_happened_to_keep_a_child_safe_is_never_altered'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=audit.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('key', models.CharField(default=casework.storing.new_key, editable=False, max_length=40, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(blank=True, choices=[('image', 'Picture'), ('sound', 'Sound'), ('film', 'Film'), ('document', 'Document')], max_length=10)),
                ('content_type', models.CharField(blank=True, max_length=100)),
                ('size', models.PositiveBigIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('has_small', models.BooleanField(default=False)),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('added_at', models.DateTimeField(default=audit.clock.now)),
                ('by_user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='casework.entry')),
            ],
            options={
                'ordering': ['place', 'pk'],
                'abstract': False,
                'default_permissions': (),
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='AttachmentWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('caption', models.CharField(blank=True, max_length=300)),
                ('transcript', models.TextField(blank=True)),
                ('written_at', models.DateTimeField(default=audit.clock.now)),
                ('attachment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='words_rows', to='casework.attachment')),
                ('by_user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'attachment words',
                'ordering': ['-pk'],
                'abstract': False,
                'default_permissions': (),
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=casework.storing.new_key, editable=False, max_length=40, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(blank=True, choices=[('image', 'Picture'), ('sound', 'Sound'), ('film', 'Film'), ('document', 'Document')], max_length=10)),
                ('content_type', models.CharField(blank=True, max_length=100)),
                ('size', models.PositiveBigIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('has_small', models.BooleanField(default=False)),
                ('ref', models.CharField(default=audit.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('page', models.CharField(max_length=60)),
                ('target', models.CharField(blank=True, max_length=40)),
                ('child_refs', models.JSONField(default=list)),
                ('received', models.PositiveBigIntegerField(default=0)),
                ('began_at', models.DateTimeField(default=audit.clock.now)),
                ('touched_at', models.DateTimeField(default=audit.clock.now)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('size__gt', 0), models.Q(('sha256', ''), _negated=True), models.Q(('content_type', ''), _negated=True), models.Q(('kind', ''), _negated=True)), name='a_file_that_is_kept_was_examined'),
        ),
        migrations.AddIndex(
            model_name='upload',
            index=models.Index(fields=['user', 'page', 'target'], name='uploads_of_a_draft'),
        ),
        operation(GUARDS),
    ]
