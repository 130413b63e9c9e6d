"""The Harpers since the plan: steps taken, a loud Sunday, and who has looked at Ty’s record."""

from audit import clock
from casework import drafts
from casework.models import Entry, EntryChild
from demo.days import last_working_day
from demo.telling import Line

Seen = EntryChild.Seen

AFTER_THE_SHOUTING = Line(
    when=("Tue", 1, "16:00"),
    kind=Entry.Kind.VISIT,
    about=("Ty", "Ruby", "Alfie"),
    title="Two days after Lee came to the old house",
    text=(
        "Dawn opened the door before I knocked; she had seen the car. Poppy asleep upstairs, Mia "
        "at a friend’s, Jade at work. Dawn told me about Sunday herself. “A year ago I’d have "
        "gone round to calm him down.” She did not go round. She finished the washing-up and rang "
        "Nicola.\n\n"
        "The three younger ones were doing a jigsaw with Bev. Alfie wanted me to find the corner. "
        "I went through what happens next: Bev walks them to school, and Mum rings 999, then me."
    ),
    own={
        "Ty": (
            Seen.ALONE,
            "Nobody told me till breakfast. I like it that way.",
            "A grown-up dealt with it. He slept.",
        ),
        "Ruby": (Seen.SEEN, "Can I still go to Brownies?"),
        "Alfie": (Seen.SEEN, "I found the corner."),
    },
)

UNFINISHED = (
    "Bev’s, after school. I had come to see Jade and Mia, who were both out on Tuesday.\n\n"
    "Mia let me in and put the kettle on before she took her coat off. She has been in school "
    "every day but one, and that one was a cold. The telephone in the office is “fine, you have "
    "to stand up though”. She rang Mum twice last week and not at all this week; she noticed that "
    "herself, while she was telling me.\n\n"
    "Jade came in at five with Leila. The college form is done. She was asked what she is good at "
    "and wrote “staying calm”, then crossed it out and wrote “maths”. Bev does bath and bed on "
    "three evenings now. On the first of them Jade sat on the stairs and listened, to see whether "
    "it was"
)

PENALTY = (
    "Ty saved a penalty in the match against the year above and was carried round the playground. "
    "He told me about it twice."
)

WEIGHED = (
    "Poppy weighs 12.4 kg and came to be weighed by herself. New words: “mine”, “Bev” and “bath”. "
    "Dawn has been to every appointment since the move."
)

SHOES = (
    "Mr Bell asks me to tell you that Ty says he takes his shoes off at night now. He was not "
    "asked; he said it while he was tying them."
)

STEPS_TAKEN = (
    (
        ("Mon", 2, "17:10"),
        "worker",
        "Keeps both addresses marked for an urgent answer",
        True,
        "PC Anwar has marked them, and showed me that the control room can see it.",
    ),
    (
        ("Tue", 2, "08:50"),
        "school",
        "Tells the office that only Mum or Bev collects",
        True,
        "Done before the bell, and it is on the card by the office telephone.",
    ),
    (
        ("Wed", 2, "09:45"),
        "school",
        "Breakfast and a quiet room before the bell",
        False,
        "Every day so far. We will keep on, so I have not called it done.",
    ),
    (
        ("Wed", 2, "14:30"),
        "worker",
        "Changes the locks, front and back",
        True,
        "Joe rang from the doorstep: two locks on each door, as Ty asked.",
    ),
)
"""(when, who, which step, done, what they said of it), all of Ty’s plan."""

LOOKS = (
    (("Wed", 3, "15:20"), "manager", "child_story", "oversight"),
    (("Tue", 2, "08:40"), "school", "child", "shared-with-us"),
    (("Tue", 2, "08:42"), "school", "child_plan", "shared-with-us"),
    (("Sun", 2, "21:58"), "duty", "child", "duty"),
    (("Wed", 1, "11:30"), "reviewer", "child_story", "review"),
)
"""(when, who, which page, why): the pages write these down themselves from now on."""


def leave_unfinished(town, family):
    """A visit that Priya has half written: the words of the recorder, as its page keeps them."""
    visited = last_working_day("16:10")
    refs = {name: family[name].ref for name in ("Jade", "Mia")}
    words = {
        "child": list(refs.values()),
        "kind": ["visit"],
        "when": [f"{visited.day} {visited:%B %Y} {visited:%H:%M}"],
        "text": [UNFINISHED],
        f"seen-{refs['Mia']}": ["alone"],
        f"words-{refs['Mia']}": ["You have to stand up though."],
    }
    with clock.at(last_working_day("17:20")):
        drafts.save(
            town.worker, "entry_record", refs["Jade"], words, version=0, child_refs=refs.values()
        )
