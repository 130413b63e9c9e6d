"""Astrid Lindqvist, who did not answer because she could not hear."""

from assessments.models import Assessment, Need, Oversight
from casework.models import Decision, Entry, EntryChild
from demo.astrid_people import CHILDREN, HELPERS, HER, HOME, RELATIVES
from demo.telling import Asked, Call, Line, Wanted

__all__ = ["CHILDREN", "HELPERS", "HOME", "RELATIVES"]

Kind, Seen = Entry.Kind, EntryChild.Seen

CALL = Call(
    when=("Fri", 13, "15:20"),
    by="worker",
    about=HER,
    caller=("Tess Bright", "Nursery nurse"),
    agency="Little Acorns Nursery",
    phone="01632 960116",
    safe_to_ring="Before eight or after six; the children hear us otherwise",
    worries=(
        "Astrid has been with us since she was three and does not speak, in English or, her "
        "father says, much in Swedish. She hits when another child comes up behind her. Her "
        "parents have not answered two letters. A visitor wondered aloud if she is left alone."
    ),
    going_well=(
        "She is brought every day, clean and on time, by whichever parent is not at work. She "
        "builds bridges that hold. She laughs when you laugh."
    ),
    needs_to_happen="For somebody to sit down with her parents in their own language.",
    decided=("Mon", 12, "09:45"),
    decided_by="worker",
    outcome=Decision.Outcome.ASSESSMENT,
    reasons=(
        "We do not know whether Astrid is frightened, unheard, or cannot hear. Our letters were "
        "in English, which is not her parents’ fault. An assessment, with an interpreter from "
        "the first visit."
    ),
)

BEGUN = {
    "when": ("Mon", 12, "11:30"),
    "by": "worker",
    "why": "Why Astrid does not speak, and what would help her and her parents most.",
    "expected": ("Fri", 8),
    "expected_why": (
        "Her hearing test is two days before. Until we know what she can hear we would only be "
        "guessing about the rest."
    ),
    "told_how": "At home, with Karin Holm interpreting. Johan wrote the day on the calendar.",
}

AT_HOME = Line(
    when=("Wed", 12, "16:00"),
    kind=Kind.VISIT,
    about=HER,
    title="At home, with Karin",
    text=(
        "A small flat, and every wall at child height has a drawing on it. Elin works mornings at "
        "the bakery and Johan nights at the depot; somebody is always at home, and they showed me "
        "the rota before I asked. They thought the letters were from a school that wanted money. "
        "Astrid did not turn when the doorbell went. She turned when I switched on the lamp."
    ),
    own={"Astrid": (Seen.SEEN, "", "It was the first time we wondered if she could hear us.")},
)

A_DATE_FOR_THE_TEST = Line(
    when=("Wed", 11, "09:40"),
    kind=Kind.CALL,
    about=HER,
    title="Grace has found her a hearing test",
    text=(
        "Grace Lowe rang the clinic until somebody gave Astrid a place that had fallen free. It "
        "is in three weeks. Karin has told Elin and Johan, and has booked herself for the day."
    ),
)

AT_NURSERY = Line(
    when=("Thu", 10, "10:30"),
    kind=Kind.OBSERVATION,
    about=HER,
    title="A morning at Little Acorns",
    text=(
        "Tess and I counted. Astrid was spoken to from behind eleven times and answered none; "
        "from in front seven times and answered six, with her hands. She hit once, when a boy "
        "took her shoulder from behind. Her drawing for me was of a lamp."
    ),
    own={"Astrid": (Seen.ALONE, "“Titta.” (Look.) She held the lamp up so that I would.")},
)

HEARING_TEST = Line(
    when=("Wed", 8, "11:00"),
    kind=Kind.MEETING,
    about=HER,
    title="The hearing test",
    text=(
        "Dr Anand: she hears loud, low sounds and very little else, in both ears, and has for two "
        "years or more. An operation will help and there is a place for her. Karin told Elin and "
        "Johan in the corridor, sitting down. Johan said that he had been telling her off for two "
        "years for not listening. Elin took his hand."
    ),
    own={"Astrid": (Seen.SEEN, "", "Nobody will be cross with her again for not listening.")},
)

HEARING_CHANGED_IT = {
    "when": ("Fri", 8, "10:10"),
    "expected": ("Wed", 4),
    "why": (
        "Her hearing test changed what we thought was wrong, so what we decide must be thought "
        "through again with the whole family. Her grandmother is flying in, and her parents want "
        "her there."
    ),
    "told_how": "At home, with Karin, in Swedish; and a card with the new day",
}

WAITING = Line(
    when=("Tue", 6, "16:15"),
    kind=Kind.VISIT,
    about=HER,
    title="While we wait for Mormor",
    text=(
        "The whole family now taps the table before speaking. Johan has fixed a light to the "
        "doorbell. Astrid has hit nobody for three weeks. She taught me a sign for ‘again’."
    ),
    own={"Astrid": (Seen.ALONE, "“Mormor kommer!” (Granny is coming!)")},
)

SHE_LED = Line(
    when=("Wed", 5, "12:30"),
    kind=Kind.CALL,
    about=HER,
    title="Tess rang with news",
    text=(
        "At singing time everybody now sings with their hands, and Astrid led. Tess rang because "
        "she wanted somebody to be pleased with. I was."
    ),
)

KARIN_IS_ILL = {
    "when": ("Tue", 4, "09:30"),
    "expected": ("Fri", 2),
    "why": (
        "Karin, the interpreter, is ill. Elin and Johan chose to wait for her rather than say it "
        "all again to somebody new. Birgit has changed her flight so that she can stay."
    ),
    "told_how": "By telephone, with Johan’s colleague interpreting; and a letter in Swedish",
}

MORMOR_IS_HERE = Line(
    when=("Mon", 3, "13:15"),
    kind=Kind.CALL,
    about=HER,
    title="Mormor is here",
    text=(
        "Johan rang. Birgit has landed, Karin is up again, and Thursday suits everyone. Astrid "
        "slept in her grandmother’s coat."
    ),
)

EVERYBODY_TOGETHER = Line(
    when=("Thu", 3, "16:30"),
    kind=Kind.MEETING,
    about=HER,
    title="Everybody, with Karin and Mormor",
    text=(
        "Elin, Johan, Birgit, Tess, Grace and Karin, round one table, with Astrid under it and "
        "then on it. They decided the order: the operation first, then words, then a friend. "
        "Birgit asked if somebody had thought they did not love her. I said that we had not known, "
        "and that it should not have taken us so long to ask in Swedish. She gave me a bun."
    ),
    own={"Astrid": (Seen.SEEN,)},
)

WAITED_FOR_KARIN = {
    "whose": "familys",
    "why": "Elin and Johan wait for Karin, their interpreter, to be well again.",
}

IN_ORDER = (
    {"line": AT_HOME},
    {"line": A_DATE_FOR_THE_TEST},
    {"line": AT_NURSERY},
    {"line": HEARING_TEST},
    HEARING_CHANGED_IT,
    {"line": WAITING},
    {"line": SHE_LED},
    KARIN_IS_ILL,
    {"line": MORMOR_IS_HERE},
    {"line": EVERYBODY_TOGETHER},
)

HISTORY = (
    "Came from Gothenburg two years ago. Two letters from nursery and one missed clinic, all in "
    "English. No other call to us. Checked with health and with the nursery."
)
ANALYSIS = (
    "What looked like a frightened child and parents who would not answer was a child who cannot "
    "hear and parents who could not read us. They love her, plainly and every day. What she needs "
    "is an operation, words, and grown-ups who come at her from the front."
)
WISHES = {
    "wishes": "To be shown. To sit by Mormor. To have the light on.",
    "took_part": "With pictures and her hands; by herself at nursery, with her family at home.",
}
GRACES_STEP = "Arranges the day of the operation, with an interpreter there"
GRACES_NOTE = "Booked, with Karin for the whole day. Elin has the letter in Swedish."
SINGING = (
    "Astrid sang. I do not know what, and nor did Elin. She had her hand flat on the loudspeaker."
)

NEEDS = (
    Wanted(
        about=HER,
        needs="Astrid needs to hear, and until then to be spoken to where she can see.",
        why="The hearing test, and what Tess and Priya counted at nursery.",
        seriousness=Need.Seriousness.NEED,
        seriousness_why=(
            "At four, words are how she will have friends and learn. Every month without them is "
            "a month she thinks that people are cross with her."
        ),
        outcome="She hears as well as she can, and everyone comes at her from the front.",
        steps=(
            Asked(GRACES_STEP, "Grace Lowe", ("Fri", -1)),
            Asked("The operation", "Dr Anand", ("Thu", -4)),
            Asked("Taps the table first, and shows the others how", "Tess Bright", "daily"),
        ),
    ),
    Wanted(
        about=HER,
        needs="Her parents need to be told things in Swedish.",
        why="Two letters thought to be bills, and a clinic missed.",
        seriousness=Need.Seriousness.HELP,
        seriousness_why="They do everything for her that they are told about in time.",
        outcome="Elin and Johan know what is happening before it happens.",
        steps=(
            Asked("Rings in Swedish before every letter", "Karin Holm", "every time"),
            Asked("Asks for Karin by name", "Elin Lindqvist", "every appointment"),
        ),
    ),
)

TOM_AGREES = {
    "view": Oversight.View.AGREE,
    "reasons": (
        "I agree, and with how long it took: deciding in the fifth week would have meant deciding "
        "something else. I have asked why no letter of ours can be sent in another language."
    ),
}

CONCLUDED = {
    "outcome": Assessment.Outcome.EARLY_HELP,
    "reasons": (
        "Astrid is safe and loved. She needs health, nursery and an interpreter to keep in step, "
        "and her parents can lead that with Grace. Social care is not what she needs next."
    ),
}

THEIR_COPY = Line(
    when=("Mon", 1, "16:20"),
    kind=Kind.VISIT,
    about=HER,
    title="Her parents have their copy",
    text=(
        "In Swedish, which Karin and I went through line by line. Johan asked if he might keep "
        "the page about the lamp."
    ),
    own={"Astrid": (Seen.SEEN,)},
)
