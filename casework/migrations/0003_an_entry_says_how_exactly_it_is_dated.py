from importlib import import_module

from django.db import migrations, models
from django.db.models import F, Q

from audit.guards import lifted

PRECISIONS = [
    ("minute", "at that minute"),
    ("about", "at about that time"),
    ("part", "in that part of the day"),
    ("day", "on that day"),
    ("week", "in that week"),
    ("month", "in that month"),
    ("year", "in that year"),
]
FINISHED = import_module("casework.migrations.0002_finished_is_finished").GUARDS
ENTRIES = [guard for guard in FINISHED if guard.table in {"casework_entry", "casework_entrychild"}]


def whole_days(apps, schema_editor):
    """What had no time was known to the day; a clock that ran fast is set back a few minutes."""
    entries = apps.get_model("casework", "Entry").objects
    entries.filter(is_time_known=False).update(precision="day")
    ahead = entries.filter(happened_at__gt=F("recorded_at"))
    for entry in ahead.iterator():
        entry.child_rows.update(happened_at=entry.recorded_at)
    ahead.update(happened_at=F("recorded_at"))


def times_known(apps, schema_editor):
    exactly = ["minute", "about"]
    apps.get_model("casework", "Entry").objects.exclude(precision__in=exactly).update(
        is_time_known=False
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_finished_is_finished")]
    operations = lifted(
        ENTRIES,
        migrations.AddField(
            "entry",
            "precision",
            models.CharField(choices=PRECISIONS, default="minute", max_length=6),
        ),
        migrations.RunPython(whole_days, times_known),
        migrations.RemoveField("entry", "is_time_known"),
        migrations.AddConstraint(
            "entry",
            models.CheckConstraint(
                condition=Q(happened_at__lte=F("recorded_at")),
                name="an_entry_tells_of_what_has_happened",
            ),
        ),
        migrations.AddConstraint(
            "entry",
            models.CheckConstraint(
                condition=Q(precision__in=[precision for precision, _ in PRECISIONS]),
                name="an_entry_says_how_exactly_it_is_dated",
            ),
        ),
    )
