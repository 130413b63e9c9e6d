"""Every address a person can open. The name of an address is the name of its view.

No name, date or number of a person ever stands in an address: only references.
"""

from django.urls import path

from frontend import (
    assessments,
    child,
    closeness,
    drafts,
    facts,
    health,
    home,
    known,
    learning,
    looks,
    network,
    plan,
    private,
    recording,
    referrals,
    sharing,
    signing_in,
    story,
    work,
)

urlpatterns = [
    # signing in
    path("sign-in/", signing_in.sign_in, name="account_login"),
    path("sign-in/again/", signing_in.sign_in_again, name="account_reauthenticate"),
    path("sign-out/", signing_in.sign_out, name="account_logout"),
    # home, lists and search
    path("", home.home, name="home"),
    path("search/", home.search, name="search"),
    path("children/", home.child_list, name="child_list"),
    # a child
    path("children/<str:ref>/", child.child, name="child"),
    path("children/<str:ref>/why/", child.child_why, name="child_why"),
    path("children/<str:ref>/story/", story.child_story, name="child_story"),
    path("children/<str:ref>/network/", network.child_network, name="child_network"),
    path("children/<str:ref>/network/join/", network.network_join, name="network_join"),
    path("children/<str:ref>/fact/", facts.child_fact, name="child_fact"),
    path("facts/<str:ref>/end/", facts.fact_end, name="fact_end"),
    path("involvements/<str:ref>/end/", network.involvement_end, name="involvement_end"),
    path("children/<str:ref>/looks/", looks.child_looks, name="child_looks"),
    path("children/<str:ref>/work/", work.child_work, name="child_work"),
    path("children/<str:ref>/work/open/", work.episode_open, name="episode_open"),
    path("children/<str:ref>/work/close/", work.episode_close, name="episode_close"),
    path("children/<str:ref>/work/allocate/", work.child_allocate, name="child_allocate"),
    # a plan, and sharing
    path("children/<str:ref>/plan/", plan.child_plan, name="child_plan"),
    path("children/<str:ref>/plan/goal/", plan.child_goal, name="child_goal"),
    path("goals/<str:ref>/step/", plan.goal_step, name="goal_step"),
    path("steps/<str:ref>/progress/", plan.step_progress, name="step_progress"),
    path("children/<str:ref>/contribute/", plan.child_contribute, name="child_contribute"),
    path("children/<str:ref>/share/", sharing.child_share, name="child_share"),
    path("shares/<str:ref>/end/", sharing.share_end, name="share_end"),
    path("shares/<str:ref>/release/", sharing.share_release, name="share_release"),
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
    # who is kept out, who is let in, and emergencies
    path("known/", known.known, name="known"),
    path("known/<str:ref>/", known.enquiry, name="enquiry"),
    path("known/<str:ref>/rung/", known.enquiry_ring_back, name="enquiry_ring_back"),
    path("known/<str:ref>/open/", known.glass_break, name="glass_break"),
    path("glass/", known.glass_list, name="glass_list"),
    path("glass/<str:ref>/", known.glass, name="glass"),
    path("children/<str:ref>/restrict/", closeness.child_restrict, name="child_restrict"),
    path("children/<str:ref>/exclude/", closeness.child_exclude, name="child_exclude"),
    path("children/<str:ref>/include/", closeness.child_include, name="child_include"),
    path("children/<str:ref>/step-down/", closeness.child_step_down, name="child_step_down"),
    path("children/<str:ref>/step-up/", closeness.child_step_up, name="child_step_up"),
    path("shares/<str:ref>/colleagues/", closeness.share_colleagues, name="share_colleagues"),
    path("shares/<str:ref>/unlink/", closeness.share_unlink, name="share_unlink"),
    path("referrals/<str:ref>/link/", private.referral_link, name="referral_link"),
    path("referrals/<str:ref>/unlink/", private.referral_unlink, name="referral_unlink"),
    path("f/", private.private, name="private"),
    path("f/<str:token>/", private.private_open, name="private_open"),
    # learning
    path("learning/", learning.learning, name="learning"),
    path("learning/assessments/", learning.learning_assessments, name="learning_assessments"),
    # the machine
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
