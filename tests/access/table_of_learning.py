"""Who may open what is learned from, and how agencies rate each other: part of the table of access.

The people stand in the order of that table. `going` is a round that is not over.
"""

LEARNING = """\
learning                  sign-in    open    open    open     open     open refused    open refused sign-in refused refused refused refused refused   refused
learning_assessments      sign-in    open    open    open     open     open refused    open refused sign-in refused refused refused refused refused   refused
learning_again            sign-in    open    open    open     open     open refused    open refused sign-in refused refused refused refused refused   refused
learning_drift            sign-in    open    open    open     open     open refused    open refused sign-in refused refused refused refused refused   refused
child_oversee             sign-in refused refused    open      why      why refused missing missing sign-in refused refused refused refused refused   missing
learning_hearing          sign-in    open    open    open     open     open refused    open refused sign-in refused refused refused refused refused   refused
blockage_list             sign-in    open    open    open     open     open    open    open refused sign-in    open    open    open    open    open      open
blockage_week             sign-in    open    open    open     open     open    open    open refused sign-in    open    open    open    open    open      open
blockage_new              sign-in    open    open    open     open     open    open    open refused sign-in    open    open    open    open    open      open
blockage                  sign-in    open    open    open     open     open    open    open missing sign-in    open    open missing missing missing   missing
ratings_list             sign-in    open    open    open    open    open    open    open    open sign-in    open    open    open    open    open    open
ratings_open             sign-in refused refused    open    open    open refused refused refused sign-in refused refused refused refused refused refused
ratings                  sign-in    open    open    open    open    open missing    open missing sign-in    open missing missing missing missing missing
ratings@going            sign-in    open    open    open    open    open missing    open missing sign-in missing missing missing missing missing missing
ratings_ask              sign-in refused refused    open    open    open missing refused missing sign-in refused missing missing missing missing missing
ratings_ask@going        sign-in refused refused    open    open    open missing refused missing sign-in missing missing missing missing missing missing
ratings_remind           sign-in refused refused    open    open    open missing refused missing sign-in refused missing missing missing missing missing
ratings_end              sign-in refused refused   moved   moved   moved missing refused missing sign-in refused missing missing missing missing missing
ratings_csv              sign-in    open    open    open    open    open missing    open missing sign-in    open missing missing missing missing missing
ratings_spreadsheet      sign-in    open    open    open    open    open missing    open missing sign-in    open missing missing missing missing missing
api:ratings              refused    open    open    open    open    open    open    open    open refused    open    open    open    open    open    open
api:ratings_report       refused    open    open    open    open    open missing    open missing refused    open missing missing missing missing missing
"""  # noqa: E501 - a table is as wide as it has people

RESTRICTED_LEARNING = """\
child_oversee           refused missing    open  missing  missing refused missing missing
"""
