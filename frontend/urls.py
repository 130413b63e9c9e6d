"""Every address a person can open. The name of an address is the name of its view.

No name, date or number of a person ever stands in an address: only references.
"""

from django.urls import path

from frontend import health

urlpatterns = [
    # signing in
    # home, lists and search
    # a child
    # a plan, and sharing
    # referrals, the recorder and unfinished writing
    # assessments
    # learning
    # the machine
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
