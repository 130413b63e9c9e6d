from django.db import migrations

from audit.guards import Guard, operation

GUARDS = [
    Guard(
        "casework_message",
        "What was done with a message stands.",
        when="{row}.referral_id IS NOT NULL OR {row}.set_aside_at IS NOT NULL",
    ),
    Guard("casework_messageversion", "History is never altered."),
]


def named_again(apps, schema_editor):
    """Going back, every link has somebody who made it: for those of strangers, the first account."""
    first = apps.get_model("agencies", "User").objects.order_by("pk").first()
    apps.get_model("casework", "Link").objects.filter(made_by=None).update(made_by=first)


class Migration(migrations.Migration):
    dependencies = [("casework", "0019_somebody_writes_to_us_without_an_account")]
    operations = [
        operation(GUARDS),
        migrations.RunPython(migrations.RunPython.noop, named_again),
    ]
