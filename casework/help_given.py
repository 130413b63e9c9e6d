"""The help a child is given and was, read for one reader: pages and programs ask the same."""

from audit.reading import keys_of
from casework.models import Service, ServiceView


def services_lists(reader, child):
    """The help itself, and for the workers what the family thinks of it: to be read at once."""
    rows = Service.objects.permitting(reader, Service.VIEW).standing().filter(child=child)
    views = ServiceView.objects.permitting(reader, ServiceView.VIEW)
    return {
        "services": rows.marking_own(reader).going_on_first(),
        "views": views.filter(service__among=keys_of("services")),
    }
