"""Who may read what: the same rules as the pages, asked over HTTP."""

import json

import pytest

from audit import clock
from audit.models import AuditEvent
from casework.levels import Level
from tests.factories import AssessmentFactory, allocate, concluded, share_with

NO_SUCH = "zzzzzzzzzz"
SIGNED_IN_ONLY = ("", "schema/", "children/", "assessments/")
OF_A_CHILD = ("", "story/", "plan/", "network/")

# What each person is answered about a child who is `worker`'s own, whose plan Hillside shares,
# and about a finished assessment of that child.
TABLE = """
            nobody  leaver  admin  otherlead  lead  visitor  worker  worker2  manager  duty
child       401     401     404    404        200   200      200     why      why      why
story       401     401     404    404        200   200      200     why      why      why
plan        401     401     404    404        200   403      200     why      why      why
network     401     401     404    404        200   200      200     why      why      why
assessment  401     401     404    404        404   404      200     why      why      why
"""
HEAD, *ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [(row[0], *cell) for row in ROWS for cell in zip(HEAD, row[1:], strict=True)]


@pytest.fixture
def addresses(shared, worker, visitor):
    """The address of everything about Ty, by what it is of."""
    share_with(visitor, shared, level=Level.NETWORK)
    assessment = concluded(AssessmentFactory(children=[shared], lead=worker), worker)
    of_child = {part: f"children/{shared.ref}/{part}/" for part in ("story", "plan", "network")}
    return of_child | {
        "child": f"children/{shared.ref}/",
        "assessment": f"assessments/{assessment.ref}/",
    }


@pytest.mark.parametrize(("what", "who", "expected"), CELLS)
def test_each_person_is_answered_as_the_table_says(what, who, expected, addresses, read, request):
    user = None if who == "nobody" else request.getfixturevalue(who)

    answer = read(user, addresses[what])

    assert answer.status_code == (403 if expected == "why" else int(expected))
    if expected == "why":
        assert answer.json()["type"] == "urn:kith:say-why"
        assert read(user, addresses[what], purpose="covering").status_code == 200


@pytest.mark.parametrize("path", [*SIGNED_IN_ONLY, f"children/{NO_SUCH}/", "nothing/of/the/kind"])
def test_nobody_signed_out_is_told_anything(path, read):
    answer = read(None, path)

    assert answer.status_code == 401
    assert answer.json() == {
        "type": "about:blank",
        "title": "Unauthorized",
        "status": 401,
        "detail": "Sign in first.",
    }
    assert answer["WWW-Authenticate"].startswith("Session")


def told_by(answer):
    """The headers, less the second at which they were written."""
    return {name: value for name, value in answer.headers.items() if name != "Expires"}


@pytest.mark.parametrize("part", OF_A_CHILD)
def test_a_hidden_child_is_exactly_one_who_never_existed(part, ty, otherlead, read):
    hidden, absent = (read(otherlead, f"children/{ref}/{part}") for ref in (ty.ref, NO_SUCH))

    assert hidden.status_code == absent.status_code == 404
    assert hidden.content == absent.content
    assert told_by(hidden) == told_by(absent)


def test_a_hidden_assessment_is_exactly_one_that_never_existed(ty, worker, otherlead, read):
    assessment = concluded(AssessmentFactory(children=[ty], lead=worker), worker)

    hidden = read(otherlead, f"assessments/{assessment.ref}/")
    absent = read(otherlead, f"assessments/{NO_SUCH}/")

    assert (hidden.status_code, hidden.content) == (404, absent.content)


@pytest.mark.parametrize(
    "path",
    ["children/ty", "children/t y/", "houses/", "children/%00/", "x" * 400, "children/é/plan/"],
)
def test_what_is_not_there_is_a_problem_document_too(path, worker, read):
    answer = read(worker, path)

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.content == read(worker, f"children/{NO_SUCH}/").content


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", [*SIGNED_IN_ONLY, f"children/{NO_SUCH}/", "nothing/"])
def test_nothing_can_be_changed(method, path, program, worker):
    client = program(worker)
    client.handler.enforce_csrf_checks = True

    answer = getattr(client, method)(f"/api/v1/{path}")

    assert (answer.status_code, answer.json()["status"]) == (405, 405)
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_options_name_the_methods_and_nothing_else(ty, otherlead, program):
    answers = [program(otherlead).options(f"/api/v1/children/{r}/") for r in (ty.ref, NO_SUCH)]

    assert [(a.status_code, a.content, a["Allow"]) for a in answers] == [
        (204, b"", "GET, HEAD, OPTIONS")
    ] * 2


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/png"])
def test_everything_is_json_whatever_is_asked_for(accept, worker, program):
    answer = program(worker).get("/api/v1/", {"format": "api"}, headers={"accept": accept})

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")


def test_a_share_that_has_ended_is_not_there_any_more(shared, lead, read):
    path = f"children/{shared.ref}/"
    assert read(lead, path).status_code == 200

    with clock.at(clock.now().replace(year=clock.now().year + 1)):
        assert read(lead, path).status_code == 404


def test_nothing_that_is_answered_may_be_kept_on_the_way(shared, worker, read):
    for path in (*SIGNED_IN_ONLY, f"children/{shared.ref}/", f"children/{NO_SUCH}/"):
        assert "no-store" in read(worker, path)["Cache-Control"]


def test_a_look_is_in_the_audit_with_its_purpose(shared, worker, worker2, lead, read):
    read(worker, f"children/{shared.ref}/")
    read(worker2, f"children/{shared.ref}/plan/", purpose="covering")
    read(lead, f"children/{shared.ref}/network/", purpose="covering")

    looks = AuditEvent.objects.filter(kind="looked").order_by("pk")
    assert list(looks.values_list("actor_ref", "did", "child_ref", "record_ref", "purpose")) == [
        (worker.ref, "api:child", shared.ref, shared.ref, "own-work"),
        (worker2.ref, "api:child_plan", shared.ref, shared.ref, "covering"),
        (lead.ref, "api:child_network", shared.ref, shared.ref, "shared-with-us"),
    ]


def test_a_look_at_an_assessment_is_in_the_audit_of_each_child(ty, mia, worker, read):
    for child in (ty, mia):
        allocate(child, worker=worker)
    assessment = AssessmentFactory(children=[ty, mia], lead=worker)

    read(worker, f"assessments/{assessment.ref}/")

    looks = AuditEvent.objects.filter(kind="looked").values_list("child_ref", "record_ref")
    assert sorted(looks) == sorted((child.ref, assessment.ref) for child in (ty, mia))


def test_a_list_is_in_the_audit_with_whom_it_named(shared, mia, lead, worker, read):
    AssessmentFactory(children=[mia], lead=worker)
    for user, path in ((lead, "children/"), (worker, "assessments/"), (lead, "assessments/")):
        read(user, path)

    lists = AuditEvent.objects.filter(kind="listed").order_by("pk")
    assert list(lists.values_list("actor_ref", "did", "listed_refs")) == [
        (lead.ref, "api:children", [shared.ref]),
        (worker.ref, "api:assessments", [mia.ref]),
    ]


def test_a_refusal_is_in_the_audit_by_its_path_real_or_not(ty, otherlead, worker2, read):
    paths = [f"children/{ty.ref}/", f"children/{NO_SUCH}/", "nothing/"]
    for path in paths:
        read(otherlead, path)
    allocate(ty, worker=worker2)

    refused = AuditEvent.objects.filter(kind="refused").order_by("pk")
    assert list(refused.values_list("actor_ref", "path")) == [
        (otherlead.ref, f"/api/v1/{path}") for path in paths
    ]
    assert not AuditEvent.objects.exclude(kind="refused").exists()


def test_without_an_audit_row_there_is_no_answer(shared, worker, program, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("audit.events.looked", fails)
    client = program(worker)
    client.raise_request_exception = False

    answer = client.get(f"/api/v1/children/{shared.ref}/")

    assert answer.status_code == 500
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["title"] == "Internal Server Error"
    assert "Ty" not in answer.content.decode()


@pytest.mark.parametrize("said", ["", "curious", "own-work", "shared-with-us"])
def test_a_purpose_is_one_of_those_there_are(said, shared, worker2, read):
    answer = read(worker2, f"children/{shared.ref}/", purpose=said)

    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"
    assert "covering" in answer.json()["purposes"]
    assert "Ty" not in answer.content.decode()


@pytest.mark.parametrize("path", ["children/", "assessments/"])
@pytest.mark.parametrize("after", ["x", "2026", "-", "20260101000000000000-", "2026-\x00"])
def test_a_cursor_we_never_gave_is_a_problem(path, after, worker, read):
    answer = read(worker, path, after=after)

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert "next" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["children/", "assessments/", "children/{ty}/story/"])
@pytest.mark.parametrize(
    "after",
    [
        "00010101000000000000-1",
        "99991231235959999999-99999999999",
        "20260101000000000000-zzzzzzzzzz",
        "20260101000000000000-²",
        "20260101000000000000-9" + "9" * 4000,
    ],
)
def test_a_cursor_made_up_is_a_place_like_any_other(path, after, shared, worker, read):
    assert read(worker, path.format(ty=shared.ref), after=after).status_code == 200


def test_a_question_of_too_many_parts_is_a_problem_document(worker, program):
    answer = program(worker).get("/api/v1/children/?" + "a=1&" * 1100)

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_to_ask_for_the_head_alone_is_a_look_too(shared, worker, program):
    answer = program(worker).head(f"/api/v1/children/{shared.ref}/")

    assert (answer.status_code, answer.content) == (200, b"")
    assert AuditEvent.objects.get(kind="looked").child_ref == shared.ref


def test_what_a_program_read_is_on_the_page_of_who_looked(shared, worker, lead, read, program):
    read(lead, f"children/{shared.ref}/plan/")

    page = program(worker).get(f"/children/{shared.ref}/looks/").content.decode()

    assert "Sal School" in page
    assert "The plan" in page
    assert "api:" not in page
