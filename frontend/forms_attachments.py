"""The words beside a file."""

from django import forms

from frontend.fields import KithForm, OnceField

# JPEG is named and HEIC is not: so a telephone makes a JPEG of a photograph when it is chosen.
ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,audio/*,video/*,.pdf,.docx,.txt"


class WordsForm(KithForm):
    """What a picture shows; what is said in a sound or a film."""

    once = OnceField()
    caption = forms.CharField(label="What is it?", max_length=300, required=False)
    transcript = forms.CharField(
        label="What is said in it?",
        help_text="For whoever cannot hear it.",
        required=False,
        widget=forms.Textarea(attrs={"class": "writing", "rows": 8}),
    )

    def __init__(self, *args, shown, **kwargs):
        first = {"caption": shown.caption, "transcript": shown.transcript}
        super().__init__(*args, initial=first, **kwargs)
        if not shown.is_heard:
            del self.fields["transcript"]


class FilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


def files_field(label, help_text):
    """Files that come with what is written, if there are any. They are taken in by `attaching`."""
    chosen = FilesInput(attrs={"accept": ACCEPTED})
    return forms.FileField(label=label, help_text=help_text, required=False, widget=chosen)
