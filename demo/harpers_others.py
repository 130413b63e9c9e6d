"""What others said for the Harpers' assessment, what was scored, and what the family was told."""

BEV = {
    "who": "Bev Tranter, the children’s aunt",
    "question": "You see them at breakfast. How are the mornings?",
}

BEV_SAYS = {
    "going_well": (
        "They are lovely children and they look after each other. Poppy sleeps through now. Ruby "
        "sings in the bath. Our Dawn is up before them, which she was not at the other house."
    ),
    "worries": (
        "Nine of us and one toilet. And Ty. He waits till I have locked the door and then he "
        "goes and tries it himself."
    ),
    "would_help": "A house. I have said they can stay for ever and I meant it, but a house.",
}

SCHOOLS_QUESTION = "What has changed for Ty at school since he moved to his aunt’s?"

ASKED_SINCE = "Three weeks on: does he still count the cars?"

SCHOOL_SAYS = {
    "going_well": "On time every day for two weeks. Goalkeeper. He put his hand up on Tuesday.",
    "worries": (
        "He is tired after a night when there was a car in the street, and can tell us which "
        "night it was."
    ),
    "would_help": "To know who collects him, in writing, on the day it changes.",
}

DARREN_SAYS = {
    "who": "Darren Cole, Callum’s father",
    "worries": "He is fifteen next year and thinks it is all his fault. I tell him. He nods.",
    "would_help": "Somebody he listens to, who is not me.",
}

SCORES = (
    (("Wed", 8), "Ty", "sdq-total", 24, "Mr Bell, class teacher", "In the second week at Bev’s."),
    (("Wed", 4), "Ty", "sdq-total", 17, "Mr Bell, class teacher", ""),
    (("Thu", 8), "Ruby", "sdq-total", 15, "Miss Lindsay, class teacher", ""),
    (("Wed", 4), "Ruby", "sdq-total", 11, "Miss Lindsay, class teacher", ""),
)
"""(day, child, questionnaire, score, who answered, a note)"""

OF_ALL, AS_WELL = ("3B", "3C"), {"Callum": ("10A", "24A"), "Jade": ("7A",), "Mia": ("7A",)}
MAIN_NEED = "N1"

FOR_DAWN = {
    "who": "Dawn Harper, the children’s mum",
    "why": (
        "You, Bev, the children and I have been working out what each of the seven needs to be "
        "safe and to grow up well, now that Lee has gone."
    ),
    "needs": (
        "They need a home where nobody comes in and hurts their mum. You said: “They need a safe "
        "mum. Put that.” So there will be new locks, a bigger house as soon as there is one, and "
        "people to ring: 999 first, then Bev, then me.\n\n"
        "Ty needs to be nine. Somebody tells him at tea who is in tonight, so that he need not "
        "find out for himself.\n\n"
        "Jade and Mia have been doing a grown-up’s work. Bev does bath and bed on Jade’s evenings. "
        "You and I still see Mia’s days away differently, and that is written down as well."
    ),
    "decision": (
        "There will be a plan of help, made with you. Half of it is yours already. If Lee came "
        "back into the home we would think again at once: you know that, and so does he."
    ),
    "disagree": "Say so, to me or to Tom Achebe. What you say is kept in your words.",
}

DAWN_AGREES = {
    "view": "agree",
    "words": "That’s us. You can leave Mia’s bit in. I’ve been thinking.",
}

FOR_DARREN = {
    "who": "Darren Cole, Callum’s father",
    "why": "To work out what Callum needs, and who does what about it.",
    "needs": (
        "Callum needs a way back to his family, and away from the two men. Kofi sees him twice a "
        "week. Sunday dinner is his mum’s, every week, and nobody asks. You fetch him from "
        "anywhere, no questions until the morning: that was your own idea."
    ),
    "decision": "There will be a plan of help. Callum’s part of it is the part above.",
    "disagree": "Say so, to me or to Tom Achebe. What you say is kept in your words.",
}

DARREN_DISAGREES = {
    "view": "disagree",
    "words": (
        "Sundays are when I work. I was not asked which day. And twice a week with Kofi stops when "
        "the order stops, it says so on his letter. Otherwise it is fair."
    ),
}
