"""A telephone to answer; and the recorder in a real browser, as many windows as somebody opens."""

import pytest
from django.urls import reverse

from tests.frontend.assessments.pages import signed_in


@pytest.fixture
def come_in(live_server, context, client):
    """`come_in(user)`: the browser is theirs now, as if they had signed in."""

    def into(user):
        session = signed_in(client, user).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    return into


@pytest.fixture
def recorder(live_server, context, come_in, worker, ty):
    """The recorder, opened for Ty by somebody signed in. A new call is another window."""
    come_in(worker)

    def opened():
        window = context.new_page()
        window.goto(f"{live_server.url}{reverse('entry_record')}?child={ty.ref}")
        return window

    return opened


@pytest.fixture
def telephone(client, worker):
    return signed_in(client, worker)
