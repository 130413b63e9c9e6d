"""One assessment of the seven Harpers: what it must decide, what they need, what was decided."""

from assessments.models import Assessment, Need, Oversight
from demo.harpers_people import AT_BEVS
from demo.telling import Asked, Wanted

Serious = Need.Seriousness

BEGUN = {
    "why": (
        "What each of the seven children needs to be safe and to grow up well, now that Lee has "
        "gone; and who will do what about it, so that Dawn is not left to do it by herself."
    ),
    "expected": ("Fri", 5),
    "expected_why": (
        "By then I will have seen each child on their own, and the court will have decided about "
        "Lee."
    ),
    "told_how": "In person, at Bev’s, with Jade there because Dawn wanted her",
}

MOVED = {
    "expected": ("Thu", 3),
    "why": (
        "Callum has only now begun to talk, and what he says changes what we know about the years "
        "before. Probation’s report on Lee comes next week as well."
    ),
    "told_how": "In person. Dawn: “I’d rather you got it right.”",
}

HISTORY = (
    "Five calls in a year, from a health visitor, a neighbour, two schools and the police. Each "
    "was answered well enough by itself, and nobody read them together. Dawn was in care from "
    "nine to sixteen; she says she has one good photograph from it and has kept everybody’s "
    "school reports since. Lee and Dawn have parted and come back four times. The children can "
    "each tell you which time it was."
)

ANALYSIS = (
    "These are seven children who have been looking after each other and their mother. They are "
    "funny, truthful and close, and Dawn made them so. The danger is Lee, when he is angry and "
    "has a way in. What was missing was somebody outside the family who knew the whole of it.\n\n"
    "Dawn has now done three things she had never done: rung the police, spoken in court, and "
    "stayed away. Bev is the reason she could. If Bev’s house becomes too small before there is "
    "another, I think Dawn would be lonely enough to answer the telephone to him. So the house "
    "matters as much as the lock.\n\n"
    "Each child has taken a job that is not a child’s: Jade is a second mother, Mia keeps watch, "
    "Ty stands in the way, and Callum pays for leaving. The plan should give the jobs back to "
    "grown-ups, by name."
)

ANSWER_TO_TOM = (
    "\n\nTom asked what Ty would say has to change before he takes his shoes off. I asked him. "
    "“If I know who’s in. And if the door’s got two locks.” Both are in the plan. Darren and I "
    "will go on seeing Callum when Youth Justice finishes."
)

WISHES = {
    "Jade": ("To do the health course, and to be asked before she is counted on.", "Two walks."),
    "Mia": ("To be able to ring Mum without hiding the telephone.", "Drew the fridge list."),
    "Ty": ("To know who is in at night. To play on Saturdays.", "On his own, three times."),
    "Ruby": ("To live at Bev’s and have the old bath.", "On her own, twice, with felt pens."),
    "Alfie": ("That the bad door stays at the other house.", "With the digger, in the garden."),
    "Poppy": ("Too young to say. She goes to Mum, then Jade, then Bev.", "Played beside me."),
    "Callum": ("To see the little ones on Sundays, and not to talk about it.", "With Kofi."),
}

NEEDS = (
    Wanted(
        about=AT_BEVS,
        needs="The children need a home where nobody comes in and hurts their mum.",
        why=(
            "Police, three times. Ty’s arm. All six are woken by a car door. Dawn: “They need a "
            "safe mum. Put that.”"
        ),
        seriousness=Serious.DANGER,
        seriousness_why=(
            "When Lee comes to the house and hits Mum, Ty gets between them. If this goes on he "
            "could be badly hurt, and the younger ones will grow up thinking this is what homes "
            "are like."
        ),
        outcome=(
            "For six months nobody who has hurt Mum comes into the house or waits outside it, and "
            "every night is a whole night’s sleep."
        ),
        steps=(
            Asked("Rings 999 straight away if Lee comes, and then Bev", "Dawn Harper", "always"),
            Asked("Changes the locks, front and back", "Joe Marsh", ("Fri", 2)),
            Asked("Finds a house big enough, with Dawn choosing", "Joe Marsh", ("Fri", -5)),
            Asked("Rings the police and Dawn if Lee comes to the street", "Mr Osei", "any time"),
            Asked("Keeps both addresses marked for an urgent answer", "PC Sana Anwar", ("Mon", 2)),
        ),
    ),
    Wanted(
        about=("Ty", "Ruby"),
        needs="They need mornings with breakfast, and a grown-up at school who notices.",
        why="Nineteen late mornings. Ty asks for Mr Bell; Ruby asks for Miss Lindsay.",
        seriousness=Serious.NEED,
        seriousness_why=(
            "They are tired and hungry when they should be learning, and school is the place "
            "where they are happiest. It would be a waste to lose it."
        ),
        outcome="At school on time, fed, and knowing whom to go to on a bad day.",
        steps=(
            Asked("Breakfast and a quiet room before the bell", "Mr Bell", "school days"),
            Asked("Breakfast club, and the reading corner", "Miss Lindsay", "school days"),
            Asked("Tells the office that only Mum or Bev collects", "Ann Shaw", ("Tue", 2)),
            Asked("The walk to school and back", "Auntie Bev", "school days"),
            Asked("Evenings at Bev’s with Mia until Mum is home", "Auntie Bev", "weekdays"),
        ),
    ),
    Wanted(
        about=("Ty",),
        needs="Ty needs to be nine, and not the one who stands in the way.",
        why="He sleeps with his shoes on. He told Priya why, and said that Mum may read it.",
        seriousness=Serious.HARM,
        seriousness_why="He has been hurt once doing a grown-up’s job and would do it again.",
        outcome="Ty knows every evening which grown-up is in, and goes to bed without his shoes.",
        steps=(
            Asked("Tells him at tea who is in tonight", "Dawn Harper", "every day"),
            Asked("Shows Ty his plan with Mr Bell", "Priya Nair", ("Thu", -1)),
            Asked("Takes him to goalkeeping", "Auntie Bev", "Saturdays"),
        ),
    ),
    Wanted(
        about=("Jade", "Mia"),
        needs="Jade and Mia need somebody else to do the looking after.",
        why="Bedtimes since Jade was eleven; Mia’s 23 days away. Dawn sees the days differently.",
        seriousness=Serious.NEED,
        seriousness_why=(
            "Jade may give up a course she wants, and Mia is learning to be afraid at a distance. "
            "Dawn thinks Mia’s absences matter less than we do."
        ),
        outcome="Jade has three evenings a week to herself. Mia is at school and may ring home.",
        steps=(
            Asked("Young carers on Tuesdays, and the college form", "Leila Brooks", ("Tue", -2)),
            Asked("A telephone in the office, for ringing Mum at break", "Mrs Fofana", "daily"),
            Asked("Bath and bed on Jade’s evenings", "Auntie Bev", "three evenings a week"),
        ),
    ),
    Wanted(
        about=("Alfie", "Poppy"),
        needs="The little ones need play, words and people who stay the same.",
        why="Alfie hides when a man speaks loudly. Poppy has fewer words than most at two.",
        seriousness=Serious.HELP,
        seriousness_why="They are catching up already; the same few people will help them most.",
        outcome="Alfie plays with the others at school. Poppy puts two words together.",
        steps=(
            Asked("Sees Poppy every month and looks at her words", "Grace Lowe", ("Wed", -2)),
            Asked("A place to be quiet, and a friend to sit with", "Mrs Doran", "school days"),
            Asked("A story each, every night, from Mum herself", "Dawn Harper", "every night"),
        ),
    ),
    Wanted(
        about=("Callum",),
        needs="Callum needs a way back to his family, and away from the two men.",
        why="What he told Kofi and Priya. He asks after his mum before he asks anything else.",
        seriousness=Serious.HARM,
        seriousness_why="The men want more from him each week, and he thinks he deserves it.",
        outcome="Callum sees his family every Sunday, and the two men find him always with Kofi.",
        steps=(
            Asked("Sunday dinner, every week, and nobody asks", "Dawn Harper", "Sundays"),
            Asked("Twice a week until he has stopped, and once after", "Kofi Mensah", "weekly"),
            Asked("Fetches him from anywhere, no questions until morning", "Darren Cole", "always"),
        ),
    ),
)

TOMS_QUESTION = {
    "view": Oversight.View.QUESTION,
    "reasons": (
        "I know these children when I have read it, which I do not often say. Two questions. What "
        "would Ty say has to change before he takes his shoes off? And who is there for Callum "
        "once Youth Justice finishes?"
    ),
}

TOM_AGREES = {
    "view": Oversight.View.AGREE,
    "reasons": (
        "Agreed, for these reasons: the danger is named and each part of it has a person; Dawn "
        "has read it and changed it; Ty’s two locks are in. What worries me is the house. I will "
        "ring Northmoor Homes myself every Friday until there is an offer. Review in six weeks."
    ),
}

CONCLUDED = {
    "outcome": Assessment.Outcome.CHILD_IN_NEED,
    "reasons": (
        "The children are safe tonight because of what Dawn, Bev and the court have done. To stay "
        "so they need a bigger house, locks, and grown-ups who take back the jobs that Jade, Mia, "
        "Ty and Callum have been doing. The family wants this help and made half of the plan. If "
        "Lee were to come back into the home we would think again at once, and Dawn knows that."
    ),
}

ADDENDUM = (
    "On Tuesday Dawn told me that Lee waited outside Hillside twice last year and that Ty saw him "
    "and said nothing to anyone. It does not change what we decided. It explains why he would "
    "never use the front gate, and Mr Bell now meets him at the side."
)
