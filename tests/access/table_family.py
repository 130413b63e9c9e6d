"""Who may open what of a family, a map and an edition: rows of `table.py`, in the same columns.

After an @ stands `wall`: a map that is agreed, and hangs on the wall.
"""

PAGES = """\
relationship_change       sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
relationship_end          sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing refused   missing
assessment_edition        sign-in   moved     why   moved      why  refused refused missing missing sign-in missing missing missing missing refused   missing
assessment_edition@finished sign-in  open     why    open      why  refused refused missing missing sign-in missing missing missing refused refused   missing
edition                   sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing    open   missing
edition_give              sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
edition_answer            sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
child_map                 sign-in    open     why    open      why      why     why missing missing sign-in refused refused refused    open    open   missing
child_map_begin           sign-in    open     why    open      why  refused refused missing missing sign-in refused refused refused refused refused   missing
map_sheet                 sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing missing    open   missing
map_sheet@wall            sign-in    open     why    open      why      why     why missing missing sign-in missing missing missing    open    open   missing
map_statement             sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
map_story                 sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
map_together              sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
map_agree                 sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
map_seal                  sign-in refused refused    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
statement_reword          sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
statement_move            sign-in  method     why  method      why  refused refused missing missing sign-in missing missing missing missing refused   missing
statement_remove          sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
statement_safety          sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
statement_disagree        sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
statement_tags            sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
statement_agreed          sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
statement_open            sign-in refused refused    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
statement_scale           sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
scale                     sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
scale_path                sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
scale_ask                 sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
scale_unask               sign-in   moved     why   moved      why  refused refused missing missing sign-in missing missing missing missing refused   missing
scale_reveal              sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
rating_open               sign-in    open     why    open      why  refused refused missing missing sign-in missing missing missing missing refused   missing
map_statement@wall        sign-in  moved     why   moved      why  refused refused missing missing sign-in missing missing missing refused refused   missing
api:maps                  refused    open    open    open     open     open    open    open    open refused    open    open    open    open    open      open
api:map                   refused    open refused    open  refused  refused refused missing missing refused missing missing missing missing    open   missing
api:map@wall              refused    open refused    open  refused  refused refused missing missing refused missing missing missing    open    open   missing
"""  # noqa: E501 - a table is as wide as it has people

RESTRICTED = """\
relationship_change        open missing    open  missing  missing refused missing missing
relationship_end           open missing    open  missing  missing refused missing missing
assessment_edition        moved missing   moved  missing  missing refused missing missing
assessment_edition@finished open missing   open  missing  missing refused missing missing
edition                    open missing    open  missing  missing    open missing missing
edition_give               open missing    open  missing  missing refused missing missing
edition_answer             open missing    open  missing  missing refused missing missing
child_map                  open missing    open  missing  missing    open missing missing
child_map_begin            open missing    open  missing  missing refused missing missing
map_sheet                  open missing    open  missing  missing    open missing missing
map_sheet@wall             open missing    open  missing  missing    open missing missing
map_statement              open missing    open  missing  missing refused missing missing
map_story                  open missing    open  missing  missing refused missing missing
map_together               open missing    open  missing  missing refused missing missing
map_agree                  open missing    open  missing  missing refused missing missing
map_seal                refused missing    open  missing  missing refused missing missing
statement_reword           open missing    open  missing  missing refused missing missing
statement_move            method missing  method  missing  missing refused missing missing
statement_remove           open missing    open  missing  missing refused missing missing
statement_safety           open missing    open  missing  missing refused missing missing
statement_disagree         open missing    open  missing  missing refused missing missing
statement_tags             open missing    open  missing  missing refused missing missing
statement_agreed           open missing    open  missing  missing refused missing missing
statement_open           refused missing    open  missing  missing refused missing missing
statement_scale            open missing    open  missing  missing refused missing missing
scale                      open missing    open  missing  missing refused missing missing
scale_path                 open missing    open  missing  missing refused missing missing
scale_ask                  open missing    open  missing  missing refused missing missing
scale_unask               moved missing   moved  missing  missing refused missing missing
scale_reveal               open missing    open  missing  missing refused missing missing
rating_open                open missing    open  missing  missing refused missing missing
map_statement@wall        moved missing   moved  missing  missing refused missing missing
api:map                    open missing    open  missing  missing    open missing missing
api:map@wall               open missing    open  missing  missing    open missing missing
"""
