"""Kith with a redundant question in it: how old the child is, which the call has told already.

It is put into one running program, never into the product, and must turn the measurement red: a
measurement that cannot fail shows nothing.
"""

from django import forms
from django.forms.boundfield import BoundField

from burden.serving import application
from frontend.forms_referrals import DayAndWhyField, DecideForm

__all__ = ["application"]
LABEL = "How old is the child?"


class BesideAnother(BoundField):
    """A question with the planted one drawn under it: no template need know."""

    def as_field_group(self):
        return super().as_field_group() + self.form["age"].as_field_group()


class Expected(DayAndWhyField):
    def get_bound_field(self, form, field_name):
        return BesideAnother(form, self, field_name)


def plant(form_class):
    """Ask how old the child is, beside when a decision is expected: where an assessment begins."""
    fields, clean = form_class.base_fields, form_class.clean
    asked = fields["expected"]
    fields["expected"] = Expected(label=asked.label, help_text=asked.help_text, required=False)
    fields["age"] = forms.CharField(label=LABEL, max_length=20)

    def without_it(form):
        said = clean(form)
        said.pop("age", None)
        return said

    form_class.clean = without_it


plant(DecideForm)
