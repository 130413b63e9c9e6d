from django.apps import apps

from audit.records import RefRecord
from audit.refs import new_ref


def test_a_ref_is_ten_letters_and_digits_that_are_not_misheard():
    for _ in range(200):
        ref = new_ref()
        assert len(ref) == 10
        assert set(ref) <= set("abcdefghijkmnpqrstuvwxyz23456789")


def test_refs_do_not_repeat():
    assert len({new_ref() for _ in range(2000)}) == 2000


def test_no_two_records_can_have_one_ref():
    of_records = [model for model in apps.get_models() if issubclass(model, RefRecord)]

    assert of_records
    assert [model for model in of_records if not model._meta.get_field("ref").unique] == []
