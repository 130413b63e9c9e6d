from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0010_what_was_taken_out_is_sealed"),
    ]

    operations = [
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
