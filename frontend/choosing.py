"""From which child a page of writing was opened (`?child=` in its address), and who is ticked."""

from django import forms

from casework.models import Child
from casework.people import siblings
from frontend.pages import permitted

RECORD = "casework.record_entry"


def child_chosen(request):
    """The child in the address, or None. 404 or 403 for one who is not this person's to record."""
    ref = request.GET.get("child", "")
    return permitted(Child, RECORD, request.user, ref) if ref else None


def with_siblings(request, child):
    """This child and the brothers and sisters one may record about, eldest first."""
    if child is None:
        return []
    others = siblings(child).permitting(request.user, RECORD)
    return sorted([child, *others], key=_eldest_first)


def _eldest_first(child):
    born = child.person.born_on or child.person.expected_on
    return (born is None, born, child.pk)


class TickedChildren(forms.MultipleChoiceField):
    """Children to be ticked, one or several. Cleans to the children themselves."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": "Tick only children who are listed here."}
    offered = {}

    def offer(self, children):
        """Let these be ticked."""
        self.offered = {child.ref: child for child in children}
        self.choices = [(ref, child.person.short_name) for ref, child in self.offered.items()]

    def clean(self, value):
        return [self.offered[ref] for ref in super().clean(value)]
