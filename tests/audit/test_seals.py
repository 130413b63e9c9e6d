"""The audit is sealed in order, by one sweep, and whatever is done to it afterwards is found."""

import json
import random
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from audit import clock, sweeping
from audit.chain import BEGINNING, SAID, hashes, seal_hash, spans_of
from audit.guards import remove, standing
from audit.models import AuditEvent, AuditSeal
from audit.sweeping import minutes_behind, sweep
from audit.verifying import verify

EVENTS, SEALS = "audit_auditevent", "audit_auditseal"


def wrote(*numbers, **values):
    """Events of these numbers, all different."""
    AuditEvent.objects.bulk_create(
        AuditEvent(
            pk=number,
            kind="did",
            actor_kind="user",
            actor_ref="abcdefghij",
            did="record_entry",
            child_ref=f"child{number:05}",
            listed_refs=["one", "two"] if number % 2 else [],
            path='/a\t"b"\\é',
            once=f"once{number}" if number % 3 else None,
            **values,
        )
        for number in numbers
    )


@pytest.fixture
def sealed(db):
    """Fifteen events under three seals, two numbers never used; three more wait."""
    for numbers in (range(1, 6), (6, 7, 10, 11, 12), range(13, 18)):
        wrote(*numbers)
        assert sweep() == 5
    wrote(18, 19, 20)


@pytest.fixture
def owner(sealed):
    """What somebody can say who owns the database: the guards are taken down first."""
    with connection.cursor() as cursor:
        editor = SimpleNamespace(
            connection=connection, execute=lambda sql, params=None: cursor.execute(sql)
        )
        for guard in standing():
            if guard.table in (EVENTS, SEALS):
                remove(editor, guard)

    def say(*statements):
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement.format(events=EVENTS, seals=SEALS))

    return say


def anchor():
    out = StringIO()
    call_command("audit_anchor", stdout=out)
    return out.getvalue()


def told(**options):
    """What the command says, and whether it found anything wrong."""
    out = StringIO()
    try:
        call_command("verify_audit", stdout=out, stderr=out, **options)
    except CommandError as wrong:
        return wrong.returncode == 1, str(wrong)
    return False, out.getvalue()


AN_EVENT = [
    "2026-03-01 09:05:00.000000", "did", "user", "abcdefghij", "record_entry", "", "", "",
    "child00001", '["one", "two"]', '/a\t"b"\\é', "once1",
]  # fmt: skip
ANOTHER = ["2026-03-01 09:05:00.000120", *AN_EVENT[1:8], "child00003", *AN_EVENT[9:11], None]
"""Two events as the decision record says that they are hashed: a JSON list of all they say."""

OTHERS = ", ".join(name for name in SAID if name != "once")
PUT_IN = f"INSERT INTO {{events}} (id, {OTHERS}) SELECT {{number}}, {OTHERS} FROM {{events}} WHERE id = 2"  # noqa: E501, S608 - our own names
SWAPPED = tuple(
    f"UPDATE {EVENTS} SET id = {new} WHERE id = {old}"  # noqa: S608 - our own names
    for old, new in ((4, 900), (7, 4), (900, 7))
)

TAMPERED = {
    "one word of it": (["UPDATE {events} SET did = 'x' WHERE id = 7"], "edit", "Event 7 was"),
    "when it was": (
        ["UPDATE {events} SET at = '2020-01-01 00:00:00' WHERE id = 7"], "edit", "Event 7 was",
    ),
    "who was listed": (["UPDATE {events} SET listed_refs = '[]' WHERE id = 3"], "edit", "Event 3"),
    "that it was sent once": (["UPDATE {events} SET once = NULL WHERE id = 1"], "edit", "Event 1"),
    "one is gone": (["DELETE FROM {events} WHERE id = 7"], "deletion", "Event 7 is gone"),
    "the last under a seal": (["DELETE FROM {events} WHERE id = 5"], "deletion", "Event 5 is gone"),
    "one where none was": (
        [PUT_IN.format(events=EVENTS, number=8)], "insertion", "Event 8 was put in",
    ),
    "one before the first": (
        [PUT_IN.format(events=EVENTS, number=-3)], "insertion", "Event -3 was put in",
    ),
    "two under different seals": (SWAPPED, "reordering", "Event 4 stands where event 7"),
    "the end": (["DELETE FROM {events} WHERE id > 9"], "truncation", "events 10 to 17"),
    "all of it": (["DELETE FROM {events}"], "truncation", "events 1 to 17"),
    "a seal": (["DELETE FROM {seals} WHERE number = 2"], "deletion", "Of the seals, 2 is gone"),
    "what a seal holds": (["UPDATE {seals} SET spans = '[]' WHERE number = 2"], "edit", "Seal 2"),
    "the hash of a seal": (["UPDATE {seals} SET hash = 'x' WHERE number = 1"], "edit", "Seal 1"),
    "when a seal was": (
        ["UPDATE {seals} SET at = '2020-01-01 00:00:00' WHERE number = 3"], "edit", "Seal 3",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", TAMPERED)
def test_what_is_done_to_the_audit_is_found_with_its_place_and_its_name(owner, what):
    statements, kind, says = TAMPERED[what]
    before = verify()
    assert (before.fault, before.seals, before.events) == (None, 3, 15)

    owner(*statements)

    is_wrong, said = told()
    assert is_wrong
    assert said.startswith(f"{kind.capitalize()}. ")
    assert says in said


ALTERED = {"edit": "UPDATE audit_auditevent SET {name} = 'é'", "deletion": "DELETE FROM {{events}}"}


@pytest.mark.parametrize("seed", range(25))
def test_whichever_event_is_altered_is_the_one_that_is_named(owner, seed):
    rand = random.Random(seed)  # noqa: S311 - which tampering is tried
    number = rand.choice([*range(1, 8), *range(10, 18)])
    name = rand.choice([name for name in SAID if name not in {"at", "listed_refs", "actor_kind"}])
    kind = rand.choice(["edit", "deletion"])

    owner(f"{ALTERED[kind].format(name=name)} WHERE id = {number}")

    fault = verify().fault
    assert fault.kind == kind
    assert fault.says.startswith(f"Event {number} ")


def rewritten():
    """What somebody does who may do anything: every seal is made anew over what stands there."""
    before = BEGINNING
    for seal in AuditSeal.objects.all():
        first = seal.spans[0][0] - 1
        found = list(hashes(first, seal.last_id))
        made = {
            "number": seal.number,
            "at": seal.at,
            "spans": spans_of([number for number, _ in found]),
            "leaves": b"".join(leaf for _, leaf in found),
        }
        before = seal_hash(before, **made)
        AuditSeal.objects.filter(pk=seal.pk).update(hash=before, **made)


def test_a_whole_rewrite_is_found_by_the_anchor_alone(owner, tmp_path):
    kept = tmp_path / "anchors"
    kept.write_text(anchor(), encoding="utf-8")
    assert told(anchor=kept) == (False, "15 events under 3 seals are as they were sealed.\n")

    owner("UPDATE {events} SET did = 'x' WHERE id = 7")
    rewritten()

    is_wrong, said = told()
    assert not is_wrong
    assert "Without --anchor nobody can tell" in said
    is_wrong, said = told(anchor=kept)
    assert is_wrong
    assert said.startswith("Rewrite. The audit was rewritten from its beginning: seal 3 is not")


def test_the_anchors_say_since_when_it_was_rewritten(owner, tmp_path):
    first = anchor()
    sweep()
    (tmp_path / "anchors").write_text(first + anchor(), encoding="utf-8")

    owner("UPDATE {events} SET did = 'x' WHERE id = 18")
    rewritten()

    assert "rewritten after seal 3: seal 4" in told(anchor=tmp_path / "anchors")[1]


@pytest.mark.parametrize("seals", [1, 3])
def test_an_end_cut_off_with_its_seals_is_found_by_the_anchor(owner, tmp_path, seals):
    (tmp_path / "anchors").write_text(anchor(), encoding="utf-8")

    owner("DELETE FROM {events}", "DELETE FROM {seals}")
    if seals == 1:
        wrote(*range(1, 6))
        sweep()

    is_wrong, said = told(anchor=tmp_path / "anchors")
    assert is_wrong
    assert said.startswith("Truncation. The end is gone, with its seals: seal 3 was written")


@pytest.mark.parametrize("content", ["", "not an anchor", '{"number": 1}', "[1]"])
def test_what_is_no_anchor_is_refused(sealed, tmp_path, content):
    (tmp_path / "anchors").write_text(content, encoding="utf-8")

    is_wrong, said = told(anchor=tmp_path / "anchors")

    assert is_wrong
    assert "anchor" in said


def test_without_a_seal_there_is_nothing_to_keep(db):
    with pytest.raises(CommandError, match="Nothing is sealed yet"):
        anchor()
    assert verify().fault is None


def test_what_is_under_one_seal_is_bounded_and_every_event_is_under_one(db, monkeypatch):
    monkeypatch.setattr(sweeping, "BATCH", 4)
    monkeypatch.setattr("audit.chain.PAGE", 3)
    monkeypatch.setattr("audit.verifying.SEALS", 2)
    wrote(*range(1, 23))

    assert sweep() == 22
    assert [len(seal.leaves) for seal in AuditSeal.objects.all()] == [4 * 32] * 5 + [2 * 32]
    assert sweep() == 0
    assert verify().events == 22


def test_a_seal_holds_nothing_of_what_an_event_says(sealed):
    kept = json.dumps(
        [[seal.spans, bytes(seal.leaves).hex(), seal.hash] for seal in AuditSeal.objects.all()]
    )
    for said in ("abcdefghij", "record_entry", "child0", "once"):
        assert said not in kept
        assert said.encode().hex() not in kept


def test_all_that_an_event_says_is_sealed():
    """A new column has to come with a new form of the hash, and old seals keep the old form."""
    assert {field.column for field in AuditEvent._meta.concrete_fields} == {"id", *SAID}


def test_both_databases_hash_the_same_event_alike(db):
    moment = clock.now().replace(year=2026, month=3, day=1, hour=9, minute=5, second=0)
    wrote(1, at=moment.replace(microsecond=0))
    wrote(3, at=moment.replace(microsecond=120))

    assert [leaf for _, leaf in hashes(0, 3)] == [
        sha256(json.dumps(said, separators=(",", ":")).encode()).digest()
        for said in (AN_EVENT, ANOTHER)
    ]


def test_how_long_events_wait_is_known(sealed):
    assert minutes_behind() == 0
    with clock.at(clock.now() + timedelta(seconds=90)):
        assert minutes_behind() == 1
        assert "does manage.py seal_audit run?" in told()[1]
    sweep()
    with clock.at(clock.now() + timedelta(days=1)):
        assert minutes_behind() == 0
        wrote(21, at=clock.now() - timedelta(days=365))
        assert minutes_behind() == 24 * 60


def test_what_was_brought_in_from_years_ago_is_not_late(sealed):
    sweep()
    wrote(21, at=clock.now() - timedelta(days=365))
    assert minutes_behind() == 0


def test_a_seal_cannot_be_deleted_by_code(sealed):
    with pytest.raises(TypeError):
        AuditSeal.objects.first().delete()
