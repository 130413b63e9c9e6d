"""The addresses of the product, and the floor under them."""

from django.urls import include, path

from bench.floor import floor

urlpatterns = [path("bench/floor/", floor), path("", include("config.urls"))]
handler500 = "api.problems.broken"
