from django.db import migrations

from audit.guards import Guard, operation

SAYS = "An agreed map is never altered."
AGREED = """EXISTS (SELECT 1 FROM signs_of_safety_map m
    WHERE m.id = {row}.map_id AND m.agreed_at IS NOT NULL)"""
STATEMENT_AGREED = """EXISTS (SELECT 1 FROM signs_of_safety_statement s
    JOIN signs_of_safety_map m ON m.id = s.map_id
    WHERE s.id = {row}.statement_id AND m.agreed_at IS NOT NULL)"""
EVERY_EVENT = ("insert", "update", "delete")
GUARDS = [
    Guard("signs_of_safety_map", SAYS, when="{row}.agreed_at IS NOT NULL"),
    Guard("signs_of_safety_mapchild", SAYS, when=AGREED, events=EVERY_EVENT),
    Guard("signs_of_safety_statement", SAYS, when=AGREED, events=EVERY_EVENT),
    Guard("signs_of_safety_statementchild", SAYS, when=STATEMENT_AGREED, events=EVERY_EVENT),
    Guard("signs_of_safety_occasion", SAYS, when=STATEMENT_AGREED, events=EVERY_EVENT),
    Guard("signs_of_safety_statementtag", SAYS, when=STATEMENT_AGREED, events=EVERY_EVENT),
    Guard("signs_of_safety_disagreement", "What somebody saw differently is never altered."),
    Guard("signs_of_safety_opened", "Words once opened were opened."),
    Guard("signs_of_safety_mapversion", "History is never altered."),
    Guard("signs_of_safety_statementversion", "History is never altered."),
]


class Migration(migrations.Migration):
    dependencies = [
        ("signs_of_safety", "0001_a_map_and_what_is_said_on_it"),
        ("audit", "0003_words_that_were_taken_out"),
    ]
    operations = [operation(GUARDS)]
