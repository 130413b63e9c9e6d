import pytest

from tests.factories import (
    AssessmentFactory,
    DecisionPointFactory,
    NeedFactory,
    NeedStepFactory,
    concluded,
)


@pytest.fixture
def assessment(ty, mia, worker):
    """An unfinished assessment of Ty and Mia, with something written in it."""
    return AssessmentFactory(children=[ty, mia], lead=worker, analysis="They are tired")


@pytest.fixture
def finished(assessment, ty, worker):
    """The same with a need and a decision point, finished."""
    NeedStepFactory(need=NeedFactory(assessment=assessment, children=[ty]))
    DecisionPointFactory(assessment=assessment, set_by=worker)
    return concluded(assessment, worker)
