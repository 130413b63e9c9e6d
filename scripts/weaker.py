"""Which functions decide who sees what, and what is weaker than a rule of each kind."""

import ast

POLICY = {
    "agencies/backends.py": {"has_perm"},
    "agencies/models.py": {"is_record_staff"},
    "api/children.py": {"answer"},
    "api/reading.py": {"get", "permitted"},
    "api/shown/__init__.py": {"get_fields"},
    "audit/actions.py": {"perform"},
    "casework/actions/colleagues.py": {"link_colleague"},
    "casework/actions/glass.py": {"break_glass", "review_glass", "ring_back"},
    "casework/actions/network.py": {"end_involvement"},
    "casework/actions/shares.py": {"_why_not_with", "end_share", "release_withheld"},
    "casework/actions/steps.py": {"_decide_shares_anew"},
    "casework/caseload.py": {"asked", "own_asked", "_own", "_place"},
    "casework/drafts.py": {"open_ones", "visible", "_are_open"},
    "casework/enquiries.py": {"open_to", "closed_to"},
    "casework/grants.py": {"_wanted", "_glass_broken_until", "_works_with", "_shares", "moved",
                           "people_with_access", "sweep"},
    "casework/models/children.py": {"current"},
    "casework/models/glass.py": {"live"},
    "casework/models/links.py": {"is_live", "has_perm"},
    "casework/models/people.py": {"household_of", "not_a_hidden_child"},
    "casework/models/permitting.py": {"rule_for", "live", "children_permitting", "excluded_from",
                                      "holds", "foreseen", "about_every_child", "_reached",
                                      "levels_held", "grants_of", "more_until"},
    "casework/models/story.py": {"readable_whole"},
    "casework/models/plans.py": {"kept_back_from", "own_steps"},
    "casework/models/shares.py": {"_led_by", "live", "reaching"},
    "casework/names.py": {"search"},
    "casework/purposes.py": {"purpose_for", "others_work"},
    "casework/reach.py": {"permissions_on", "own_work", "found", "_record", "_standing", "_reach"},
    "casework/recipients.py": {"levels_granted"},
    "frontend/known.py": {"_answer"},
    "frontend/middleware.py": {"__call__"},
    "frontend/pages.py": {"permitted"},
    "frontend/private.py": {"_referral"},
    "frontend/why.py": {"_said"},
}  # fmt: skip
"""Functions that decide who sees or does what, beside those called `permitting`."""

TURNED = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: ">=", ast.GtE: "<", ast.Gt: "<=", ast.LtE: ">",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
EVERYBODY = "frozenset(Role)"
WEAKEST = '"casework.view_network"'


def weaker_rule(rule):
    """A rule at any level, or for every role."""
    level, roles = (ast.unparse(each) for each in rule.args)
    if level != "Level.NETWORK":
        yield f"Rule(Level.NETWORK, {roles})"
    yield f"Rule({level}, {EVERYBODY})"


def weaker_page(call):
    """A page that opens any record to anybody, asks only for seeing it, or asks nobody why."""
    named = {each.arg for each in call.keywords}
    asked = ast.unparse(call.args[1])
    sees = [ast.unparse(each.value) for each in call.keywords if each.arg == "view_permission"]
    yield "anybody", "opens any record to anybody"
    if not asked.endswith(".VIEW") and sees != [asked]:
        yield "seeing", "asks only for seeing it"
    if not named & {"asks_why", None}:
        yield "no why", "asks nobody why"


WEAKER = {
    "RULES": weaker_rule,
    "AGENCY_PERMISSIONS": lambda roles: [EVERYBODY],
    "PERMISSIONS": lambda permission: [WEAKEST],
    "STEP_PERMISSIONS": lambda permission: [WEAKEST],
    "closed": lambda permission: [WEAKEST],
}
"""The tables of rules by their names, and what is weaker in a line of each."""

WEAKEST_OF = {
    "VIEW": ("attribute", WEAKEST),
    "own_level": ("attribute", '""'),
    "level": ("default", "1"),
}
"""What a class may declare about who sees it, and what is weakest."""

DOORS = {
    "page": weaker_page,
    "host_page": lambda call: [("anybody", "open to anybody")],
    "listing": lambda name: [("signed out", "open without signing in")],
    "action": lambda call: [("anybody", "a permission that everybody holds")],
}
"""The decorators that ask for a permission, and what is weaker than each."""
