"""Two doors: pages for people, and an API for programs. Each lists its own addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("frontend.urls")),
    path("api/v1/", include(("api.urls", "api"), namespace="api")),
]

handler500 = "api.problems.broken"  # a problem document for a program, the page for a person
