"""Sessions that end an hour after the last page, and are not written anew for every page."""

from datetime import timedelta

from django.contrib.sessions.backends import db

STEP = timedelta(minutes=5)
"""How much of the hour may be gone before a page begins it again."""


class SessionStore(db.SessionStore):
    """Django's own, in the database."""

    def _get_session_from_db(self):
        session = super()._get_session_from_db()
        full = self.get_expiry_date(expiry=self.get_session_cookie_age())
        if session and full - session.expire_date > STEP:
            self.modified = True  # the middleware saves it, and the hour begins again
        return session
