"""What was written about the wrong person leaves that story entirely, and two people can read it.

A marker stands in every place words can stand. After the sealing it is in no table but that of the
sealed words, and in no answer to anybody but the two, on the sealing's own page.
"""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.test import Client
from django.urls import reverse

from agencies.roles import Role
from assessments import actions as assessing
from assessments.actions.sealing import parts_of
from audit import clock
from audit.models import SealedWords
from casework import drafts
from casework.actions import (
    Named,
    add_to_entry,
    correct_entry,
    decide_referral,
    pin_entry,
    promote_entry,
    record_entry,
    seal_entry,
    tag_entry,
    take_referral,
)
from casework.levels import Level
from casework.models import Child, Entry, Goal
from casework.story import ForChild, pinned, story
from tests import fetching
from tests.everything import one_of_everything
from tests.factories import AssessmentFactory, UserFactory, allocate, arranging, share_with

MARKER = "zqmarkerqz"
ENDS = fetching.ENDS_IT
LINE = "Something recorded here by mistake was taken out on"


@pytest.fixture
def second(host):
    return UserFactory(name="Ruth", agency=host, role=Role.MANAGER)


@pytest.fixture
def two(reviewer, second):
    return [reviewer, second]


def words(n):
    return f"The man next door said {MARKER} number {n} to the nurse."


@pytest.fixture
def visit(ty, mia, worker, lead):
    """An entry about two children, with all that can be made of one."""
    allocate(ty, worker=worker)
    for child in (ty, mia):
        share_with(lead.agency, child, level=Level.RECORD)
    entry = record_entry(
        ty,
        by=worker,
        kind="visit",
        title=f"At {MARKER}",
        text=words(1),
        rows=[ForChild(ty, "alone", words(2), words(3)), ForChild(mia)],
    )
    correct_entry(
        entry, by=worker, text=words(4), reason=words(5), rows=[ForChild(ty, "seen", words(6))]
    )
    add_to_entry(entry, by=worker, text=words(7))
    promote_entry(entry, by=worker, child=ty, meaning=words(8))
    pin_entry(entry, by=worker, child=ty)
    tag_entry(entry, by=worker, dimensions=["safety"])
    drafts.save(
        worker,
        "child_goal",
        ty.ref,
        {"outcome": [f"Mine. {words(4)} Mine too."]},
        version=0,
        child_refs=[ty.ref],
    )
    return entry


@pytest.fixture
def assessment(ty, mia, worker, manager):
    """A finished one, in which everything that can be written was written."""
    one = assessing.start_assessment(
        ty,
        by=worker,
        also=[mia],
        why=words(10),
        expected_on=clock.today(),
        expected_why=words(11),
    )
    row = one.child_rows.first()
    said = {"history_considered": words(12), "analysis": words(13)}
    assessing.write_assessment(
        one, by=worker, version=1, children=[(row, {"wishes": words(14)})], **said
    )
    assessing.add_need(
        one,
        by=worker,
        children=[ty],
        needs=words(15),
        seriousness="need",
        seriousness_why=words(16),
        outcome=words(17),
        steps=[],
    )
    assessing.oversee_assessment(one, by=manager, view="agree", reasons=words(18))
    one = assessing.conclude_assessment(
        one, by=worker, outcome="child-in-need", picks={ty: (["4B"], "N4")}, reasons=words(19)
    )
    assessing.add_addendum(one, by=worker, text=words(20))
    return one


def tables_with(marker):
    """{table.column} wherever this word stands in the database."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField | models.JSONField):
                with connection.cursor() as cursor:
                    cursor.execute(
                        f"SELECT COUNT(*) FROM {model._meta.db_table} "  # noqa: S608 - our own names
                        f"WHERE CAST({connection.ops.quote_name(field.column)} AS text) LIKE %s",
                        [f"%{marker}%"],
                    )
                    if cursor.fetchone()[0]:
                        found.add(f"{model._meta.db_table}.{field.column}")
    return found


def read_by(user):
    """The addresses at which this person is told the marker, of all that there are."""
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="agencies.backends.SignIn")
    for child in Child.objects.all():
        client.post(reverse("child_why", args=[child.ref]), {"purpose": "review"})
    # Of milestones, which there are many of, a few: the others of each kind are all asked for.
    refs = {model: [*those[:3], *those[-3:]] for model, those in fetching.references().items()}
    asked = [where for name, where in fetching.addresses(refs) if name not in ENDS]
    asked += [f"{where}?purpose=review" for where in asked if where.startswith("/api/")]
    asked += [f"{reverse('search')}?q=nurse"]
    asked += [f"{reverse('entry_record')}?child={child.ref}" for child in Child.objects.all()]
    return {where for where in asked if MARKER in client.get(where).content.decode()}


def test_after_a_sealing_the_words_are_nowhere_but_with_the_two(
    visit, assessment, ty, worker, manager, two, lead
):
    assert len(tables_with(MARKER)) > 15
    assert len(read_by(worker)) > 5
    first = seal_entry(visit, by=manager, why="Another Ty", reviewers=two)
    parts = [key for key, *_ in parts_of(assessment)]
    assert len(parts) > 9
    then = assessing.seal_assessment(
        assessment, by=manager, parts=parts, why="Another Ty", reviewers=two
    )

    assert tables_with(MARKER) == {"audit_sealedwords.words"}
    pages = {reverse("sealing", args=[one.ref]) for one in (first, then)}
    for user in (worker, manager, lead, *two):
        assert read_by(user) == (pages if user in two else set()), user.name


def test_one_neutral_line_remains_and_nothing_is_made_of_it(visit, ty, mia, worker, manager, two):
    sealing = seal_entry(visit, by=manager, why="Another Ty", reviewers=two)
    line = f"{LINE} {clock.today().day} {clock.today():%B %Y}."

    for child in (ty, mia):
        (row,) = [row for row in story(child, worker) if row.entry == visit]
        assert row.text_now == line
        assert (row.seen, row.words, row.meaning, row.entry.title) == ("", "", "", "")
        assert row.entry.kind == "taken-out"
    assert list(pinned(ty, worker)) == []
    assert worker.drafts.get().words == {"outcome": ["Mine.  Mine too."]}
    entry = Entry.objects.get(pk=visit.pk)
    for act, said in (
        (correct_entry, {"text": "x", "reason": "y"}),
        (add_to_entry, {"text": "x"}),
        (promote_entry, {"child": ty, "meaning": "x"}),
        (pin_entry, {"child": ty}),
        (tag_entry, {"dimensions": []}),
    ):
        with pytest.raises(ValidationError, match="taken out"):
            act(entry, by=worker, **said)
    with pytest.raises(ValidationError, match="taken out already"):
        seal_entry(entry, by=manager, why="Again", reviewers=two)
    assert sealing.children_concerned() == [ty, mia]


def test_no_word_is_lost(visit, manager, two):
    sealing = seal_entry(visit, by=manager, why="Another Ty", reviewers=two)
    kept = " ".join(each.words for each in sealing.words)

    for n in range(1, 9):
        assert words(n) in kept
    for code in ("visit", "alone", "seen"):
        assert code in {each.words for each in sealing.words}


def test_what_a_call_told_goes_with_the_entry_that_tells_of_it(ty, worker, manager, two):
    referral = take_referral(
        worker.agency, by=worker, children=[Named(ty)], caller_name="Ann", worries=words(1)
    )
    decide_referral(referral, by=worker, outcome="assessment", reasons=words(2))
    entry = Entry.objects.get(about_ref=referral.ref, kind="contact")
    seal_entry(entry, by=manager, why="Another Ty", reviewers=two)

    assert tables_with(MARKER) == {"audit_sealedwords.words"}
    referral.refresh_from_db()
    assert referral.worries.startswith(LINE)


def test_a_part_of_an_assessment_goes_and_the_rest_stays_as_it_was(assessment, ty, manager, two):
    (key,) = [key for key, _, part, _ in parts_of(assessment) if part == "analysis"]
    before = {each: said for each, _, _, said in parts_of(assessment)}
    assessing.seal_assessment(assessment, by=manager, parts=[key], why="x", reviewers=two)
    assessment.refresh_from_db()
    after = {each: said for each, _, _, said in parts_of(assessment)}

    assert after.pop(key).startswith(LINE)
    assert after == {each: said for each, said in before.items() if each != key}
    assert words(13) not in str(list(assessment.history.values_list("analysis", flat=True)))
    assert Goal.objects.get().outcome == words(17)


def test_an_unfinished_assessment_can_lose_words_too(ty, worker, manager, two):
    one = AssessmentFactory(children=[ty], lead=worker, why=words(1))
    assessing.seal_assessment(one, by=manager, parts=[parts_of(one)[0][0]], why="x", reviewers=two)
    assert tables_with(MARKER) == {"audit_sealedwords.words"}


def test_a_guard_lets_words_out_only_into_the_sealed_ones(visit, assessment, worker):
    def seal_row(part, **changes):
        sealed = {
            "sealing_ref": "x",
            "place": "casework_entry",
            "row_id": visit.pk,
            "part": part,
            "words": words(1),
            "replacement": "Gone",
        }
        SealedWords.objects.create(**sealed | changes)

    def refused(**values):
        with arranging():
            try:
                with transaction.atomic():
                    Entry.objects.filter(pk=visit.pk).update(**values)
            except IntegrityError:
                return True
            return False

    with arranging():
        seal_row("text", words="Other words")
        seal_row("text", row_id=visit.pk + 1)
        seal_row("title")
    assert refused(text="Gone")
    with arranging():
        seal_row("text")
    assert refused(text="Rewritten")
    assert refused(text="Gone", level=1)
    assert refused(text=words(1))
    assert not refused(text="Gone")
    assert refused(text=words(1))
    with pytest.raises(IntegrityError), transaction.atomic(), arranging():
        SealedWords.objects.update(words="x")


def test_whatever_is_written_in_an_assessment_can_be_taken_out(db):
    """What is added to assessments tomorrow is either here, or its words cannot leave."""
    world = one_of_everything()
    offered = {(type(row), part) for _, row, part, _ in parts_of(world.assessment)}
    written = {
        (model, field.name)
        for model in apps.get_app_config("assessments").get_models()
        if not hasattr(model, "instance_type")
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField)
        and model.objects.exclude(**{field.name: ""}).exists()
    }
    assert len(written) > 10
    assert written - offered == set()
