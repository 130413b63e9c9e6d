from django.db import migrations

from audit.guards import Guard, operation

REVEALED = """EXISTS (SELECT 1 FROM signs_of_safety_reveal r
    WHERE r.scale_id = {row}.scale_id)"""
GOES_ON = """EXISTS (SELECT 1 FROM signs_of_safety_scale s
    LEFT JOIN signs_of_safety_reveal r ON r.scale_id = s.id
    WHERE s.danger_id = {row}.danger_id AND r.id IS NULL)"""
GUARDS = [
    Guard("signs_of_safety_scale", "What 0 and 10 meant is never altered."),
    Guard("signs_of_safety_rating", "Where somebody stood is never altered."),
    Guard("signs_of_safety_reveal", "What was revealed stays revealed."),
    Guard("signs_of_safety_openedrating", "A rating once opened was opened."),
]
INSERTS = [
    Guard(
        "signs_of_safety_rating",
        "Nobody is added to a scale that was revealed.",
        when=REVEALED,
        events=("insert",),
    ),
    Guard(
        "signs_of_safety_scale",
        "A danger is scaled once at a time.",
        when=GOES_ON,
        events=("insert",),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("signs_of_safety", "0003_where_everybody_stands")]
    operations = [operation(GUARDS + INSERTS)]
