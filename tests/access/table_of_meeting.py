"""Who may open what of help that is given, and of meetings: rows of `table.py`, in its columns."""

PAGES = """\
child_service             sign-in    open     why    open     why refused     why missing missing sign-in    open    open    open    open    open missing
service_end               sign-in    open     why    open     why refused     why missing missing sign-in    open    open missing refused refused missing
service_view              sign-in    open     why    open     why refused refused missing missing sign-in refused refused missing refused refused missing
service_withdraw          sign-in    open     why    open     why     why     why missing missing sign-in refused refused missing refused refused missing
api:child_services        refused    open refused    open refused refused refused missing missing refused    open    open refused    open    open missing
"""  # noqa: E501 - a table is as wide as it has people

RESTRICTED = """\
child_service                open missing    open missing missing refused missing missing
service_end                  open missing    open missing missing refused missing missing
service_view                 open missing    open missing missing refused missing missing
service_withdraw             open missing    open missing missing refused missing missing
api:child_services           open missing    open missing missing    open missing missing
"""
