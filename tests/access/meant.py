"""Help a child of this council is given, and the people who meet for them."""

from audit import clock
from casework.actions import add_service, say_of_service


def helped(child, worker, teacher):
    """Breakfast at school, and what the family thinks of it."""
    given = {"given": "Breakfast at school", "who": teacher, "from_on": clock.today()}
    service = add_service(child, by=worker, **given)
    say_of_service(service, by=worker, helped="a-little", who="Dawn, his mother", words="Fridays")
    return {"service": service.ref}
