from django.db import migrations

from audit.guards import Guard, operation

END = ("ended_on", "end_recorded_on", "why_ended")
SPELL = ("child_id", "sibling_key", "began_on", "begun_by_id", "recorded_on")
LEGAL = (
    "child_id", "sibling_key", "kind", "made_by", "forbids", "adult_id", "whom", "must_not_collect",
    "must_not_contact", "from_on", "from_time", "until_on", "at_the_latest_on", "recorded_on",
)  # fmt: skip
MEETING = (
    "kind", "held_on", "attended", "police_came", "health_came", "why_absent", "is_quorate", "text",
    "recorded_on",
)  # fmt: skip
NEVER, ONCE_ENDED = "What was written of it is never altered.", "It has ended, as was written."


def altered(*columns):
    """One of these columns would change."""
    return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)


def kept(table, columns, end=()):
    """What was said stays; an end, once said, too; what is withdrawn does not change at all."""
    when = f"OLD.withdrawn_at IS NOT NULL OR {altered(*columns)}"
    if end:
        when += f" OR (OLD.ended_on IS NOT NULL AND ({altered(*end)}))"
    return [
        Guard(table, NEVER, when=when, events=("update",)),
        Guard(table, "It can be withdrawn, never deleted.", when="{row}.id > 0", events=("delete",)),
    ]


def one_at_a_time(table, says):
    """No two standing ones of one child overlap; on the day one ends another may begin."""
    return Guard(
        table,
        says,
        when=f"""{{row}}.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM {table} other
            WHERE other.child_id = {{row}}.child_id AND other.withdrawn_at IS NULL
            AND (other.ended_on IS NULL OR other.ended_on > {{row}}.began_on)
            AND ({{row}}.ended_on IS NULL OR other.began_on < {{row}}.ended_on))""",
        events=("insert",),
    )


REVIEW_WITHOUT_A_PLAN = """{row}.plan_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM casework_protectionplan plan
    WHERE plan.id = {row}.plan_id AND plan.child_id = {row}.child_id
    AND plan.withdrawn_at IS NULL AND plan.began_on <= {row}.held_on
    AND (plan.ended_on IS NULL OR plan.ended_on >= {row}.held_on))"""
NOT_AS_THE_MEETING = """NOT EXISTS (SELECT 1 FROM casework_safetymeeting meeting
    WHERE meeting.id = {row}.meeting_id AND meeting.kind = {row}.kind
    AND meeting.held_on = {row}.held_on)"""


def goes_on(table):
    """One of this child goes on."""
    return f"""EXISTS (SELECT 1 FROM {table} spell WHERE spell.child_id = NEW.child_id
        AND spell.ended_on IS NULL AND spell.withdrawn_at IS NULL)"""


CLOSED_TOO_SOON = f"""OLD.closed_on IS NULL AND NEW.closed_on IS NOT NULL
    AND NEW.kind = 'social-care'
    AND ({goes_on("casework_section47")} OR {goes_on("casework_protectionplan")})"""
PLAN = (*SPELL, "first_category")
CATEGORY_AND_END = ("category", "ended_by_id", *END)

GUARDS = [
    *kept("casework_legalstatus", LEGAL, END),
    *kept("casework_safetymeeting", MEETING),
    *kept("casework_section47", (*SPELL, "why_begun"), (*END, "outcome")),
    *kept("casework_protectionplan", PLAN, CATEGORY_AND_END),
    one_at_a_time("casework_section47", "A child has one section 47 enquiry at a time."),
    one_at_a_time("casework_protectionplan", "A child has one protection plan at a time."),
    Guard("casework_safetymeetingchild", "What a meeting decided is never altered."),
    Guard(
        "casework_safetymeetingchild",
        "A review is held while the plan of that child goes on, on the day of its meeting.",
        when=f"{NOT_AS_THE_MEETING} OR ({REVIEW_WITHOUT_A_PLAN})",
        events=("insert",),
    ),
    Guard(
        "casework_episode",
        "Work does not end while an enquiry or a protection plan goes on.",
        when=CLOSED_TOO_SOON,
        events=("update",),
    ),
    *(
        Guard(f"casework_{noun}version", "History is never altered.")
        for noun in ("legalstatus", "safetymeeting", "section47", "protectionplan")
    ),
]


class Migration(migrations.Migration):
    dependencies = [("casework", "0006_orders_and_what_keeps_a_child_safe")]
    operations = [operation(GUARDS)]
