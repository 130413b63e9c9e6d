from django.db import migrations, models

import casework.models.drafts


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0010_what_was_taken_out_is_sealed"),
    ]

    operations = [
        migrations.AlterField(
            model_name="draft",
            name="version",
            field=models.PositiveIntegerField(default=casework.models.drafts.new_version),
        ),
        migrations.AddField(
            model_name="draft",
            name="hand",
            field=models.CharField(blank=True, max_length=36),
        ),
        migrations.AddField(
            model_name="draft",
            name="turn",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
