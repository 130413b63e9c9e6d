"""Why the law allows a share: explained where it is picked, said to workers, to no reader."""

from django.urls import reverse

from casework.bases import MEANS, LawfulBasis
from casework.levels import Level
from casework.models import Share
from tests.factories import share_with
from tests.frontend.sharing.reading import read
from tests.frontend.sharing.test_share import share_of


def test_each_lawful_basis_is_explained_beside_it(signed_in, worker, plan, hillside):
    asked = {"agency": hillside.ref, "level": Level.PLAN.value}
    terms_of = read(signed_in(worker).get(share_of(plan.child), asked)).one(class_="share-terms")

    assert set(MEANS) == set(LawfulBasis)
    for basis, means in MEANS.items():
        assert f"{basis.label} {means}" in terms_of.words()
    picked = [each for each in terms_of.all(name="lawful_basis") if "checked" in each.attrs]
    assert [each.attrs["value"] for each in picked] == [LawfulBasis.PUBLIC_TASK]


def test_a_share_made_before_it_was_asked_says_nothing_of_it(signed_in, worker, plan, lead):
    share_with(lead, plan.child)

    said = read(signed_in(worker).get(share_of(plan.child))).one(class_="needs").words()
    assert "We may share this" not in said


def test_the_reader_is_not_told_what_the_law_rests_it_on(share, signed_in, lead, plan):
    share(lawful_basis="vital interests")

    assert Share.objects.get().lawful_basis == LawfulBasis.VITAL_INTERESTS
    school = signed_in(lead)
    for name in ("child", "child_plan", "child_network", "child_story"):
        shown = school.get(reverse(name, args=[plan.child.ref])).content.decode()
        assert "life is in danger" not in shown
