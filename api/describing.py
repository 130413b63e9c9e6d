"""How the API describes itself (OpenAPI 3): each endpoint, and every way it may say no."""

from drf_spectacular.authentication import SessionScheme
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
    inline_serializer,
)
from rest_framework import serializers as kinds

from api.problems import DETAILS, MEDIA_TYPE
from api.shown import Problem
from audit.refs import ALPHABET, LENGTH
from casework.purposes import PURPOSES

REF = OpenApiParameter(
    "ref",
    str,
    OpenApiParameter.PATH,
    description="The public reference.",
    pattern=f"^[{ALPHABET}]{{{LENGTH}}}$",
)
PURPOSE = OpenApiParameter(
    "purpose",
    str,
    enum=list(PURPOSES),
    description="Why a worker of the council opens a child who is not their own work.",
)
AFTER = OpenApiParameter("after", str, description="The cursor given as “next”.")

SIGNED_OUT, BAD_CURSOR, CLOSED, ABSENT = 401, 400, 403, 404


class SignedInScheme(SessionScheme):
    """The session of the pages, in its cookie."""

    target_class = "api.callers.SignedIn"
    name = "session"


def described(answer, *, parameters=(), problems=(SIGNED_OUT,)):
    """Say what an endpoint answers, what it may be asked, and which problems it may answer with."""
    no = {
        (status, MEDIA_TYPE): OpenApiResponse(Problem, description=DETAILS[status])
        for status in problems
    }
    yes = answer if isinstance(answer, dict) else {200: answer}

    def decorate(endpoint):
        get = extend_schema(
            operation_id=endpoint.__name__, parameters=list(parameters), responses=yes | no
        )
        return extend_schema_view(get=get)(endpoint)

    return decorate


def list_described(row):
    """A list of what somebody may see, a page at a time."""
    return described(page_of(row), parameters=[AFTER], problems=[SIGNED_OUT, BAD_CURSOR])


def record_described(answer):
    """One record, or one part of it."""
    return described(answer, parameters=[REF, PURPOSE], problems=[SIGNED_OUT, CLOSED, ABSENT])


def record_list_described(row, *, is_long=False):
    """A list that is part of one record; a long one comes a page at a time."""
    more = ([AFTER], [BAD_CURSOR]) if is_long else ([], [])
    return described(
        page_of(row),
        parameters=[REF, PURPOSE, *more[0]],
        problems=[SIGNED_OUT, CLOSED, ABSENT, *more[1]],
    )


def page_of(row):
    """What one page of a list looks like."""
    return inline_serializer(
        name=f"{row.__name__}Page",
        fields={
            "results": row(many=True),
            "next": kinds.CharField(
                allow_null=True, help_text="Give it as “after” for what follows; null at the end."
            ),
        },
    )
