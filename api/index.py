"""Where reading begins, and how the API describes itself."""

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers as kinds
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.describing import described
from api.reading import Reading
from api.shown import Shown

PLACES = ("children", "assessments", "maps", "ratings", "schema")


class Places(Shown):
    """Where to go on reading."""

    children = kinds.CharField()
    assessments = kinds.CharField()
    maps = kinds.CharField()
    ratings = kinds.CharField()
    schema = kinds.CharField()


@described(Places)
class Index(Reading):
    """What can be read here."""

    def get(self, request):
        return Response({place: reverse(f"api:{place}") for place in PLACES})


@described({(200, OpenApiJsonRenderer.media_type): OpenApiTypes.OBJECT})
class Schema(Reading):
    """This description (OpenAPI 3)."""

    renderer_classes = [OpenApiJsonRenderer]

    def get(self, request):
        return Response(SchemaGenerator().get_schema(request=None, public=True))
