"""Who may tell a referrer what was decided, and who reads it: rows of `table.py`, in its columns.

`linked` told us, and was told: she reads her own answer, and nothing else of the referral.
"""

PAGES = """\
referral_tell             sign-in   moved     why   moved      why  refused     why missing missing sign-in missing missing missing missing refused   missing
referral_tell@decided     sign-in    open     why    open      why  refused     why missing missing sign-in missing missing missing missing refused   missing
private_code                moved   moved   moved   moved    moved    moved   moved   moved   moved   moved   moved   moved   moved   moved   moved     moved
private_answer               open    open    open    open     open     open    open    open    open    open    open    open    open    open    open      open
referral_answer           sign-in    open     why    open      why  refused     why missing missing sign-in missing missing missing missing refused   missing
referral_answer@decided   sign-in    open     why    open      why  refused     why missing missing sign-in missing missing missing missing refused   missing
relook                    sign-in   moved     why    open      why  refused     why missing missing sign-in missing missing missing missing refused   missing
write_to_us                  open    open    open    open     open     open    open    open    open    open    open    open    open    open    open      open
advice_new                sign-in    open    open    open     open  refused    open    open refused sign-in refused refused refused refused refused   refused
advice_list               sign-in    open    open    open     open  refused    open    open refused sign-in refused refused refused refused refused   refused
advice                    sign-in    open    open    open     open  missing    open    open missing sign-in missing missing missing missing missing   missing
message                   sign-in    open    open    open     open  missing    open    open missing sign-in missing missing missing missing missing   missing
message_aside             sign-in    open    open    open     open  missing    open    open missing sign-in missing missing missing missing missing   missing
told                      sign-in    open     why    open      why      why     why missing missing sign-in missing    open missing missing    open   missing
"""  # noqa: E501 - a table is as wide as it has people

RESTRICTED = """\
referral_tell             moved missing   moved  missing  missing refused missing missing
referral_tell@decided      open missing    open  missing  missing refused missing missing
referral_answer            open missing    open  missing  missing refused missing missing
referral_answer@decided    open missing    open  missing  missing refused missing missing
relook                    moved missing    open  missing  missing refused missing missing
told                       open missing    open  missing  missing    open missing missing
"""
