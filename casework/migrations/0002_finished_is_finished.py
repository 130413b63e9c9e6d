from django.db import migrations

from audit.guards import Guard, operation

FINISHED = {
    "entry": "An entry is never altered.",
    "entrychild": "An entry is never altered.",
    "entryreader": "An entry is never altered.",
    "referral": "What somebody told us is never altered.",
    "referralchild": "What somebody told us is never altered.",
    "decision": "A decision is never altered.",
    "enquirychild": "What a question found is never altered.",
}
VERSIONED = [
    "address",
    "allocation",
    "child",
    "episode",
    "breakglass",
    "enquiry",
    "exclusion",
    "fact",
    "family",
    "familymembership",
    "goal",
    "involvement",
    "link",
    "person",
    "relationship",
    "share",
    "step",
    "withheld",
]
GUARDS = [
    *(Guard(f"casework_{noun}", says) for noun, says in FINISHED.items()),
    *(Guard(f"casework_{noun}version", "History is never altered.") for noun in VERSIONED),
]


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_children_their_story_and_their_plan")]
    operations = [operation(GUARDS)]
