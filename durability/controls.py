"""Two that must be found out: a script that is deaf, a database that answers too soon."""

from pathlib import Path

from durability.faults import database_is_killed_right_after_a_save, disk_is_full

SCRIPT = Path(__file__).resolve().parent.parent / "assets" / "drafts.js"
LISTENS = (
    """const said = answer.ok ? await answer.json() : {};""",
    """if (!answer.ok || said.sha256 !== await hash(body)) return "fault";""",
)
DEAF = ("const said = await answer.json().catch(() => ({}));", "")

FAULTS = {"deaf": (disk_is_full,), "asleep": (database_is_killed_right_after_a_save,)}


def deaf_script():
    """Our own script, which takes every answer for a success."""
    script = SCRIPT.read_text(encoding="utf-8")
    for line, instead in zip(LISTENS, DEAF, strict=True):
        if line not in script:
            raise ValueError(f"The control would change nothing: {line}")
        script = script.replace(line, instead)
    return script
