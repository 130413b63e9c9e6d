"""The coded picks of a decision, checked. They are written where the decision is."""

from django.core.exceptions import ValidationError

from assessments.codes import (
    AFTER_ASSESSMENT,
    NO_FACTORS,
    closure_reasons,
    factors,
    primary_needs,
)
from assessments.models import Assessment, Pick
from audit.records import checked

Kind = Pick.Kind
ALONE = "“No factors identified” stands alone. Take the others away, or it."
NOT_ONE = "Choose from the list."


def write_picks(assessment, outcome, picks, closure):
    """Write the picks of each child. `picks` is {child: (factors, primary need)}; `closure` a code.

    Runs only inside an action. Raises ValidationError for what is in no list, for “no factors”
    with others, and for closing without a reason, or with one where nothing closes.
    """
    closure = _closure(outcome, closure)
    for row in assessment.rows:
        found, main_need = picks.get(row.child, ((), ""))
        _check(found, main_need)
        chosen = [(Kind.FACTOR, code) for code in dict.fromkeys(found)]
        chosen += [(Kind.PRIMARY_NEED, main_need), (Kind.CLOSURE, closure)]
        for kind, code in chosen:
            if code:
                checked(Pick(row=row, kind=kind, code=code))


def _check(found, main_need):
    if not set(found) <= {one.code for one in factors()}:
        raise ValidationError({"factors": NOT_ONE})
    if NO_FACTORS in found and len(set(found)) > 1:
        raise ValidationError({"factors": ALONE})
    if main_need and main_need not in {one.code for one in primary_needs()}:
        raise ValidationError({"primary_need": NOT_ONE})


def _closure(outcome, closure):
    if outcome != Assessment.Outcome.CLOSE:
        if closure:
            raise ValidationError({"closure": "You chose why it closes, but not to close."})
        return AFTER_ASSESSMENT.get(outcome, "")
    if closure not in {one.code for one in closure_reasons()}:
        raise ValidationError({"closure": "Choose why social care stops."})
    return closure
