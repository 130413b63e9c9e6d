"""What stands beside an entry: the file is never altered; words beside it can be written anew."""

from audit.actions import action
from casework.attaching import write_beside


@action("casework.record_entry")
def describe_attachment(attachment, *, by, caption="", transcript=""):
    """Say what a picture shows, or write down what is said in a sound or a film."""
    write_beside(attachment, caption, transcript)
    return attachment
