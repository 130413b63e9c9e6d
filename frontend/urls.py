"""Every address a person can open. The name of an address is the name of its view.

No name, date or number of a person ever stands in an address: only references.
"""

from django.urls import path

from frontend import drafts, health, learning, signing_in

urlpatterns = [
    # signing in
    path("sign-in/", signing_in.sign_in, name="account_login"),
    path("sign-out/", signing_in.sign_out, name="account_logout"),
    # home, lists and search
    # a child
    # a plan, and sharing
    # referrals, the recorder and unfinished writing
    path("drafts/", drafts.draft_list, name="draft_list"),
    path("drafts/save/", drafts.draft_save, name="draft_save"),
    path("drafts/<str:ref>/discard/", drafts.draft_discard, name="draft_discard"),
    path("drafts/<str:ref>/restore/", drafts.draft_restore, name="draft_restore"),
    # assessments
    # learning
    path("learning/", learning.learning, name="learning"),
    path("learning/assessments/", learning.learning_assessments, name="learning_assessments"),
    # the machine
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
