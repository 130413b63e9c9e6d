"""What is asked of somebody who helps: three things, and later whatever has changed."""

import re

from django import forms

from casework.levels import Level
from frontend.fields import KithForm, OnceField

WHO_MAY_KNOW = (
    (Level.NETWORK.value, "Everyone who helps"),
    (Level.RECORD.value, "Only those who work with the whole record"),
)
NUMBER = re.compile(r"\+?\(?\d[\d ()-]{4,}\d")
LONGEST = 30
"""Signs in the longest telephone number that is kept."""
AGENCIES = "agencies"
"""The id of the list of names that the third question offers."""


def read_reach(text, agencies):
    """(agency or None, telephone number or "") of “Hillside Primary, 01632 960118” or one of them.

    `agencies` are by name. Raises ValidationError for a place that nobody here has heard of.
    """
    found = NUMBER.search(text)
    phone = found.group().strip() if found else ""
    place = text.replace(phone, " ") if phone else text
    place = " ".join(place.strip(" ,;.:-").split())
    by_name = {name.casefold(): agency for name, agency in agencies.items()}
    if place and place.casefold() not in by_name:
        raise forms.ValidationError(
            f"“{place}” is not among the places we know. Choose one of the list, or leave it out "
            "and say it in who they are."
        )
    return by_name.get(place.casefold()), phone


class HelperForm(KithForm):
    """Somebody who helps: two things must be said, and how to reach them is wanted.

    `agencies` are those there are. Without a number of their own an agency’s is taken.
    """

    once = OnceField()
    name = forms.CharField(
        label="Name",
        max_length=120,
        help_text="As the family says it: Auntie Bev, Mr Bell.",
        error_messages={"required": "Write who helps, even if only a first name."},
    )
    role = forms.CharField(
        label="Who they are",
        max_length=120,
        help_text="Class teacher, grandmother, health visitor.",
        error_messages={"required": "Write who they are to this child: teacher, neighbour."},
    )
    reach = forms.CharField(
        label="Where they work, telephone",
        max_length=160,
        required=False,
        help_text="Hillside Primary, 01632 960118.",
        widget=forms.TextInput(attrs={"list": AGENCIES, "autocomplete": "off"}),
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.agencies = {agency.name: agency for agency in agencies}

    def clean(self):
        """The agency and the telephone number, apart."""
        said = super().clean()
        try:
            agency, phone = read_reach(said.pop("reach", ""), self.agencies)
        except forms.ValidationError as error:
            self.add_error("reach", error)
            return said
        if len(phone) > LONGEST:
            self.add_error("reach", "Write a telephone number of at most 30 signs.")
        return said | {"agency": agency, "phone": phone or (agency.phone if agency else "")}


class ChangeForm(HelperForm):
    """What has changed of somebody on the card, and who may know that they help."""

    level = forms.TypedChoiceField(
        label="Who may know that they help",
        choices=WHO_MAY_KNOW,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who may know that they help."},
    )

    def __init__(self, *args, involvement, **kwargs):
        reach = [involvement.agency.name if involvement.agency else "", involvement.phone]
        initial = {
            "name": involvement.name,
            "role": involvement.role,
            "reach": ", ".join(filter(None, reach)),
            "level": involvement.level,
        }
        super().__init__(*args, initial=initial, **kwargs)
