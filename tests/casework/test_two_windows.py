"""However two windows take turns at one piece of writing, neither overwrites the other."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework import drafts
from casework.models import Draft

PAGE = "entry_record"
TYPED = st.tuples(st.sampled_from(["desk", "phone"]), st.text("ab", min_size=1, max_size=3))


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(TYPED, max_size=8))
def test_two_windows_never_overwrite_each_other(worker, typed):
    """Each window saves on the version it knows; where it is refused, it is shown what stands."""
    Draft.objects.all().delete()
    seen = {"desk": 0, "phone": 0}
    for window, text in typed:
        words, standing = {"text": [text]}, drafts.find(worker, PAGE)
        if standing and seen[window] != standing.version and words != standing.words:
            with pytest.raises(drafts.StaleDraft):
                drafts.save(worker, PAGE, "", words, version=seen[window])
            assert drafts.find(worker, PAGE).words == standing.words
            seen[window] = standing.version
        else:
            seen[window] = drafts.save(worker, PAGE, "", words, version=seen[window]).version
            assert drafts.find(worker, PAGE).words == words
