"""What was seen and said at the Harpers’, in order, from the morning after."""

from casework.levels import Level
from casework.models import Entry, EntryChild
from casework.moments import Precision
from demo.drawn import bevs_house, toy_piano
from demo.harpers_people import AT_BEVS
from demo.telling import Line, Made

Kind, Seen = Entry.Kind, EntryChild.Seen

MORNING_AFTER = Line(
    when=("Thu", 9, "08:35"),
    kind=Kind.CALL,
    about=("Ty",),
    title="Mr Bell rang before registration",
    text=(
        "Ty came in by himself at ten to eight and asked if he could sit in the classroom. His "
        "left arm is bruised from the elbow to the wrist; he can move his fingers. He told Mr "
        "Bell that he “got in the way of a door”. He ate two breakfasts. Mr Bell stayed with him."
    ),
)

WHAT_THE_SCHOOL_MUST_KNOW = Line(
    when=("Thu", 9, "11:30"),
    kind=Kind.CALL,
    about=("Ty",),
    title="What the school needs to know today",
    text=(
        "Only Mum or Auntie Bev collects Ty. Lee Mercer must not come to the school or speak to "
        "him. If he does: ring 999, then Priya. Ty may sit in Mr Bell’s room whenever he asks."
    ),
    level=Level.PLAN,
)

FIRST_VISIT = Line(
    when=("Thu", 9, "16:10"),
    kind=Kind.VISIT,
    about=AT_BEVS,
    title="At Bev’s, the day after",
    text=(
        "Two bedrooms and a settee that pulls out. All six were there, and Dawn, whose eye is "
        "closed and who did not hide it. Bev has said they can stay as long as they like and has "
        "already bought a second toaster. Dawn and I looked at Ty’s arm; the hospital X-rayed it "
        "this morning and nothing is broken.\n\n"
        "Dawn said: “I have told him to go a hundred times. I never rang anyone because I thought "
        "you would take them.” I told her what we will do, what we will not, and that we will "
        "tell her before anything changes. She asked me to write that down for her, and I did."
    ),
    own={
        "Jade": (
            Seen.SEEN,
            "I put music on so they couldn’t hear. I’ve got a playlist for it.",
        ),
        "Mia": (Seen.SEEN,),
        "Ty": (
            Seen.ALONE,
            "I sleep with my shoes on, in case.",
            "He thinks it is his job to stop Lee. He is nine.",
        ),
        "Ruby": (Seen.SEEN, "Is Dad in a cell? Has it got a bed?"),
        "Alfie": (Seen.SEEN,),
        "Poppy": (Seen.SEEN,),
    },
)

MEETING_OF_AGENCIES = Line(
    when=("Tue", 8, "10:00"),
    kind=Kind.MEETING,
    about=AT_BEVS,
    title="Police, health, probation, housing, Haven and both schools",
    text=(
        "Tom led. Police: Lee is on bail and may not go within a hundred metres of Dawn. "
        "Probation: he is on an order for hurting a man outside a pub two years ago and has "
        "missed his last two appointments; Paul Devlin is taking that back to court. Haven will "
        "help Dawn ask for a court order this week. Housing: the lock can be changed, and she "
        "may choose to move. The schools each told us what they see on a good day, because I "
        "asked.\n\nAgreed: nobody says to Lee or his mother where they are staying, nor where "
        "Alfie goes to school."
    ),
)

THE_ORDER = Line(
    when=("Thu", 8, "14:30"),
    kind=Kind.DECISION,
    about=AT_BEVS,
    title="The court told Lee to stay away, until {until}",
    text=(
        "Northmoor Family Court made a non-molestation order, until {until}. Lee Mercer must not "
        "come to the house or the schools, nor ring, message or follow Dawn or the children. "
        "Dawn spoke for herself and did not cry until she was in the car park."
    ),
    own=dict.fromkeys(
        AT_BEVS,
        ("", "", "For the first time somebody other than Mum has told Lee to stop."),
    ),
)

JADE_ALONE = Line(
    when=("Tue", 7, "16:40"),
    kind=Kind.MEETING,
    about=("Jade",),
    precision=Precision.ABOUT,
    title="A walk round the lake",
    text=(
        "Jade asked to meet away from Bev’s. She has done bedtime since she was eleven and knows "
        "what each of the others is frightened of. She wants to apply for the health course and "
        "has not told anyone because “who’d do tea?”. I asked what would have to be true for her "
        "to go. She thought about it for the whole of one side of the lake: Mum not alone at "
        "night, and somebody else doing Poppy’s bath."
    ),
    own={
        "Jade": (
            Seen.ALONE,
            "Everyone says I’m so grown up. I’m just tired.",
            "She has been the other grown-up in the house for five years.",
        )
    },
)

WHAT_DAWN_TOLD = Line(
    when=("Thu", 7, "10:15"),
    kind=Kind.CALL,
    about=("Alfie",),
    title="Something Dawn told me",
    text=(
        "Dawn told me, by herself, that Darren Cole is Alfie’s father, from the winter she and "
        "Lee were apart. Darren knows. Lee believes that Alfie is his, and she is afraid of what "
        "he would do. She asks that nobody be told, the other children included. I have said "
        "that it stays in Alfie’s record and goes into nothing we share."
    ),
    readers=("worker", "manager"),
)

HOME_VISIT = Line(
    when=("Wed", 6, "15:45"),
    kind=Kind.VISIT,
    about=AT_BEVS,
    title="An hour with each of them",
    text=(
        "I saw each of the older five on their own, in the back bedroom with the door open or the "
        "garden, as they chose. Poppy stayed on the kitchen floor with me while Dawn cooked.\n\n"
        "Tea was beans, and eight people round a table for four. They took it in turns to say one "
        "good thing, which is Bev’s rule. There is a list on the fridge of who is in at bedtime. "
        "Nobody slept well last week; three of them had bad dreams. Dawn is tired and steady. She "
        "has gone twice to the group at Haven and has told her children where she goes.\n\n"
        "It is too small and everybody knows it. Nobody wants to go back to the old house yet."
    ),
    own={
        "Jade": (
            Seen.ALONE,
            "If I go to college, who does bedtime? You can’t write “Bev”. Bev works.",
        ),
        "Mia": (
            Seen.ALONE,
            "I ring at break to see if she answers. Then I can do maths.",
        ),
        "Ty": (
            Seen.ALONE,
            "When he shouts I stand next to Mum. Callum’s gone, so it’s me. Mum can read this.",
            "He has had a job since Callum left, and nobody gave it to him.",
        ),
        "Ruby": (Seen.ALONE, "I want to live at Bev’s and have our old bath."),
        "Alfie": (Seen.ALONE, "The bad door is at the other house."),
        "Poppy": (Seen.SEEN,),
    },
    files=(
        Made("Ruby bath.png", bevs_house, "Ruby’s drawing: Bev’s, with our old bath on the roof"),
        Made(
            "Toy piano.wav",
            toy_piano,
            "Poppy on the toy piano, for her mother",
            "No words. Five notes, up and down again.",
        ),
    ),
)

MIA_AT_SCHOOL = Line(
    when=("Fri", 6, "13:20"),
    kind=Kind.CALL,
    about=("Mia",),
    title="Eight days out of nine",
    text=(
        "Mrs Fofana rang to say that Mia has been in school eight days out of nine. She keeps her "
        "telephone in her sock, and Mrs Fofana has decided not to see it. Her history project is "
        "on the wall."
    ),
)

CALLUM_AND_KOFI = Line(
    when=("Tue", 5, "17:00"),
    kind=Kind.MEETING,
    about=("Callum",),
    title="Callum, with Kofi Mensah, then by himself",
    text=(
        "It took until the last ten minutes. He left after Lee held him against a wall two years "
        "ago; he has told nobody but his dad. The two men with the moped buy him food and ask him "
        "to carry things. He would like to stop and does not know how to say so. Kofi does. "
        "Darren, in the kitchen afterwards, said it is the first time Callum has talked about "
        "his mum in a month."
    ),
    own={
        "Callum": (
            Seen.ALONE,
            "I went to Dad’s and left her there.",
            "He has been blaming himself for going, and paying for it.",
        )
    },
)

ABOUT_LEE = Line(
    when=("Mon", 4, "11:10"),
    kind=Kind.CALL,
    about=AT_BEVS,
    title="Paul Devlin, probation",
    text=(
        "Lee has been to two of three sessions of the programme. He says that it was one night "
        "and that Dawn winds him up. Paul does not see him changing soon and would not rely on "
        "bail alone. He will ring me the same day if Lee misses again."
    ),
)

FAMILY_MEETING = Line(
    when=("Thu", 4, "16:30"),
    kind=Kind.MEETING,
    about=AT_BEVS,
    title="We read the needs out loud",
    text=(
        "At Bev’s table, with Dawn, Bev, Jade and Mia; Ty under it. I read out what I think each "
        "child needs, and they changed four of them. Dawn: “You’ve put that they need a safe "
        "home. They need a safe mum. Put that.” Ty, from below: “And breakfast.” Mia wants the "
        "school to have a telephone she may use, so that it is not a secret. Dawn does not agree "
        "that Mia’s absences are as serious as I do; I have written down both."
    ),
)

COPIES = Line(
    when=("Fri", 3, "09:30"),
    kind=Kind.VISIT,
    about=AT_BEVS,
    title="Everyone has their copy",
    text=(
        "I took Dawn the finished assessment and read her the page about her. She asked for one "
        "word to be explained and none to be changed. Each child has a page of their own. Ruby is "
        "keeping hers under her pillow. I left Jade’s with Leila, as she asked."
    ),
    own={"Ty": (Seen.SEEN, "It says I’m nine. Good."), "Ruby": (Seen.SEEN,)},
)

ASSESSING = (
    MORNING_AFTER,
    WHAT_THE_SCHOOL_MUST_KNOW,
    FIRST_VISIT,
    MEETING_OF_AGENCIES,
    THE_ORDER,
    JADE_ALONE,
    WHAT_DAWN_TOLD,
    HOME_VISIT,
    MIA_AT_SCHOOL,
    CALLUM_AND_KOFI,
)
TALKING_IT_THROUGH = (ABOUT_LEE, FAMILY_MEETING)
