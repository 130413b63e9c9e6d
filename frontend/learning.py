"""Learning: figures that open a question, each with its children behind it."""

from django.shortcuts import render

from agencies.roles import HANDS_ON
from casework.models import Decision
from frontend.addresses import address
from frontend.charts import spread
from frontend.pages import host_page
from learning.again import told_again
from learning.figures import LONGEST, assessment_spread
from learning.hearing import hearing

SEE = "agencies.see_learning"


@host_page(SEE)
def learning(request, host):
    """What can be looked at, each as the question it opens."""
    return render(request, "frontend/learning.html")


@host_page(SEE)
def learning_assessments(request, host):
    """How long did children wait for us to understand? Every assessment is one dot."""
    figure = assessment_spread(request.user)
    response = render(
        request,
        "frontend/learning_assessments.html",
        {
            "figure": figure,
            "picture": spread(figure, _address),
            "longest": figure.spells[:LONGEST],
        },
    )
    response.listed = {child.ref for spell in figure.spells for child in spell.children}
    return response


@host_page(SEE)
def learning_hearing(request, host):
    """How long did people who told us something wait to hear? Each time as a whole spread."""
    stages = hearing(request.user)
    shown = [(each, spread(each.spread, words="days")) for each in stages]
    context = {"stages": shown, "advises": request.user.role in HANDS_ON}
    response = render(request, "frontend/learning_hearing.html", context)
    longest = (wait for each in stages for wait in each.longest)
    response.listed = {child.ref for wait in longest for child in wait.children}
    return response


@host_page(SEE)
def learning_again(request, host):
    """Were we told again? Calls about the same child in a row, with what was decided each time."""
    figure = told_again(request.user)
    outcomes = dict(Decision.Outcome.choices)
    chains = [
        (chain.child, [(call, outcomes.get(call.outcome)) for call in chain.calls])
        for chain in figure.chains
    ]
    context = {"figure": figure, "chains": chains}
    response = render(request, "frontend/learning_again.html", context)
    response.listed = {chain.child.ref for chain in figure.chains}
    return response


def _address(spell):
    return address(spell.children[0])
