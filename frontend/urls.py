"""Every address a person can open. The name of an address is the name of its view.

No name, date or number of a person ever stands in an address: only references.
"""

from django.urls import path

from frontend import assessments, drafts, health, learning, recording, referrals, signing_in

urlpatterns = [
    # signing in
    path("sign-in/", signing_in.sign_in, name="account_login"),
    path("sign-out/", signing_in.sign_out, name="account_logout"),
    # home, lists and search
    # a child
    # a plan, and sharing
    # referrals, the recorder and unfinished writing
    path("referrals/new/", referrals.referral_new, name="referral_new"),
    path("referrals/<str:ref>/", referrals.referral, name="referral"),
    path("referrals/<str:ref>/decide/", referrals.referral_decide, name="referral_decide"),
    path("record/", recording.entry_record, name="entry_record"),
    path("drafts/", drafts.draft_list, name="draft_list"),
    path("drafts/save/", drafts.draft_save, name="draft_save"),
    path("drafts/<str:ref>/discard/", drafts.draft_discard, name="draft_discard"),
    path("drafts/<str:ref>/restore/", drafts.draft_restore, name="draft_restore"),
    # assessments
    path("referrals/<str:ref>/assess/", assessments.referral_assess, name="referral_assess"),
    path("children/<str:ref>/assess/", assessments.child_assess, name="child_assess"),
    path("assessments/<str:ref>/", assessments.assessment, name="assessment"),
    path("assessments/<str:ref>/write/", assessments.assessment_write, name="assessment_write"),
    path("assessments/<str:ref>/need/", assessments.assessment_need, name="assessment_need"),
    path("assessments/<str:ref>/when/", assessments.assessment_when, name="assessment_when"),
    path(
        "assessments/<str:ref>/oversee/", assessments.assessment_oversee, name="assessment_oversee"
    ),
    path(
        "assessments/<str:ref>/conclude/",
        assessments.assessment_conclude,
        name="assessment_conclude",
    ),
    path("assessments/<str:ref>/add/", assessments.assessment_add, name="assessment_add"),
    # learning
    path("learning/", learning.learning, name="learning"),
    path("learning/assessments/", learning.learning_assessments, name="learning_assessments"),
    # the machine
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
