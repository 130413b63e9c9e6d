"""The API does what it says of itself: nothing breaks, and every answer is one it describes."""

from io import StringIO
from itertools import cycle

import hypothesis
import pytest
import schemathesis
from django.conf import settings
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from casework.levels import Level
from config.wsgi import application
from tests.everything import one_of_everything
from tests.factories import told

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 10
OPERATIONS = {
    "/api/v1/",
    "/api/v1/schema/",
    "/api/v1/children/",
    "/api/v1/children/{ref}/",
    "/api/v1/children/{ref}/story/",
    "/api/v1/children/{ref}/plan/",
    "/api/v1/children/{ref}/network/",
    "/api/v1/children/{ref}/help/",
    "/api/v1/children/{ref}/legal/",
    "/api/v1/children/{ref}/protection/",
    "/api/v1/assessments/",
    "/api/v1/assessments/{ref}/",
    "/api/v1/ratings/",
    "/api/v1/ratings/{ref}/",
    "/api/v1/maps/",
    "/api/v1/maps/{ref}/",
}


@pytest.fixture(scope="module")
def generated():
    """The description as a file, made as strictly as can be: a warning is a failure."""
    out = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", "--format=openapi-json", stdout=out)
    return schemathesis.openapi.from_file(StringIO(out.getvalue()))


def test_the_description_is_valid_and_names_every_address(generated):
    described = {
        result.ok().path: set(result.ok().definition.raw["responses"])
        for result in generated.get_all_operations()
    }

    assert set(described) == OPERATIONS
    assert all({"200", "401"} <= answers for answers in described.values())
    of_records = [answers for path, answers in described.items() if "{ref}" in path]
    assert all({"403", "404"} <= answers for answers in of_records)


def test_every_no_is_described_as_a_problem_document(generated):
    for result in generated.get_all_operations():
        for status, answer in result.ok().definition.raw["responses"].items():
            is_problem = set(answer["content"]) == {"application/problem+json"}
            assert is_problem == (status != "200")


def test_what_is_served_is_what_is_generated(generated, worker, read):
    served = read(worker, "schema/")

    assert served["Content-Type"] == "application/vnd.oai.openapi+json"
    assert set(served.json()["paths"]) == OPERATIONS
    assert served.json() == generated.raw_schema


@pytest.fixture
def one_connection(db):
    """A server closes its connection between requests; here it holds the test's transaction."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("who", [None, "worker", "manager", "reviewer", "lead"])
def test_whatever_is_asked_every_answer_is_one_it_describes(
    who, one_connection, generated, program
):
    """Every operation, by each person, of records that are there, are hidden, and are not."""
    world = one_of_everything()
    told(world.ty, world.mia, text="Both", level=Level.PLAN, is_shared_per_child=True)
    cookies = session_of(program(who and getattr(world, who)))
    refs = [world.ty.ref, world.mia.ref, world.assessment.ref]
    generated.app = application
    statuses = {}
    for result in generated.get_all_operations():
        operation = result.ok()
        statuses[operation.path] = answers_of(operation, cookies, refs)

    assert set(statuses) == OPERATIONS
    if who is None:
        assert set().union(*statuses.values()) == {401}
    else:
        assert {200, 404} <= statuses["/api/v1/children/{ref}/"]


def session_of(client):
    """The cookie of somebody signed in; that of nobody opens nothing."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    return {settings.SESSION_COOKIE_NAME: cookie.value if cookie else "none"}


def answers_of(operation, cookies, refs):
    """The statuses with which an operation answers whatever is asked of it."""
    seen, in_turn = set(), cycle([None, *refs])

    @hypothesis.settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @hypothesis.given(case=operation.as_strategy())
    def ask(case):
        ref = next(in_turn)
        if ref and "ref" in (case.path_parameters or {}):
            case.path_parameters["ref"] = ref
        answer = case.call(cookies=cookies)
        case.validate_response(answer, checks=CHECKS)
        seen.add(answer.status_code)

    ask()
    return seen
