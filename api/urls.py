"""Every address a program can read. Whatever else it asks for here is not there."""

from django.urls import path, re_path

from api import assessments, children, index, maps, protection, ratings, reading, services

urlpatterns = [
    path("", index.Index.as_view(), name="index"),
    path("schema/", index.Schema.as_view(), name="schema"),
    path("children/", children.Children.as_view(), name="children"),
    path("children/<slug:ref>/", children.OneChild.as_view(), name="child"),
    path("children/<slug:ref>/story/", children.ChildStory.as_view(), name="child_story"),
    path("children/<slug:ref>/plan/", children.ChildPlan.as_view(), name="child_plan"),
    path("children/<slug:ref>/help/", services.ChildServices.as_view(), name="child_services"),
    path("children/<slug:ref>/network/", children.ChildNetwork.as_view(), name="child_network"),
    path("children/<slug:ref>/legal/", protection.ChildLegal.as_view(), name="child_legal"),
    path(
        "children/<slug:ref>/protection/",
        protection.ChildProtection.as_view(),
        name="child_protection",
    ),
    path("assessments/", assessments.Assessments.as_view(), name="assessments"),
    path("assessments/<slug:ref>/", assessments.OneAssessment.as_view(), name="assessment"),
    path("ratings/", ratings.Ratings.as_view(), name="ratings"),
    path("ratings/<slug:ref>/", ratings.RatingsReport.as_view(), name="ratings_report"),
    path("maps/", maps.Maps.as_view(), name="maps"),
    path("maps/<slug:ref>/", maps.OneMap.as_view(), name="map"),
    re_path("", reading.Nothing.as_view(), name="nothing"),
]
