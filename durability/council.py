"""A worker and the children she writes about: as many as there are rounds, one for each."""

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.test import Client

from agencies import actions as accounts
from audit.principals import SYSTEM
from casework.actions import Named, take_referral
from casework.models import Draft

PASSWORD = "an invented password of durability"  # noqa: S105 - of an invented worker


class Council:
    """Asked over a new connection each time: the database may have been killed since."""

    def __init__(self, rounds):
        for command in ("migrate", "createcachetable"):
            call_command(command, verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        host = accounts.found_host(None, by=SYSTEM, name="Northmoor Council")
        self.worker = accounts.add_user(
            host, by=SYSTEM, agency=host, email="worker@example.test", name="Wilma", role="worker"
        )
        self.worker.set_password(PASSWORD)
        self.worker.save()
        self.children = [self._child(host, number) for number in range(rounds)]

    def _child(self, host, number):
        named = [Named(given_name=f"Child {number}")]
        told = {"caller_name": "Grace", "worries": "They are cold"}
        return take_referral(host, by=SYSTEM, children=named, **told).children_concerned()[0].ref

    def session(self):
        """The cookie of a new session of the worker's."""
        connection.close()
        client = Client()
        client.force_login(self.worker, "agencies.backends.SignIn")
        return client.cookies["sessionid"].value

    def end_sessions(self):
        connection.close()
        Session.objects.all().delete()

    def saved(self, child):
        """What the server has of the writing about this child."""
        connection.close()
        draft = Draft.objects.filter(target=child, discarded_at=None).first()
        return draft.words.get("text", [""])[0] if draft else ""

    def put_away(self, child):
        """What can be brought back of it."""
        connection.close()
        away = Draft.objects.filter(target=child).exclude(discarded_at=None)
        return [draft.words.get("text", [""])[0] for draft in away]
