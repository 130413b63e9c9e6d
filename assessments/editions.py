"""A finished assessment in plain words, for one reader of the family: what it begins with.

It begins with the needs' and the decision's own words. History, analysis, oversight, codes and
what others contributed are not in it unless somebody writes them there.
"""

DISAGREE = (
    "You can say so on this page, or to {worker}. What you say is kept beside the assessment, in "
    "your words. You can also ask to talk to {worker}’s manager."
)


def begins_with(assessment, needs, children):
    """{field: words} that an edition telling of these children begins with."""
    told = {child.pk for child in children}
    own = [need for need in needs if told & {row.child_id for row in need.child_rows.all()}]
    return {
        "why": assessment.why,
        "needs": "\n\n".join(map(_need, own)),
        "decision": f"{assessment.get_outcome_display()}.\n\n{assessment.reasons}",
        "disagree": DISAGREE.format(worker=assessment.lead.name),
    }


def _need(need):
    lines = [need.needs, need.seriousness_why, f"What we want to see: {need.outcome}"]
    for step in need.steps.all():
        when = f"{step.by_on.day} {step.by_on:%B}" if step.by_on else step.by_words
        lines.append(f"– {step.what}: {step.who}{f', {when}' if when else ''}")
    return "\n".join(lines)
