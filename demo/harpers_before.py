"""A year of calls about the Harpers: each looked small, and each was answered by itself."""

from casework.models import Decision
from demo.telling import Call

Outcome = Decision.Outcome

HEALTH_VISITOR = Call(
    when=("Wed", 59, "11:20"),
    by="left",
    about=("Alfie", "Poppy"),
    caller=("Grace Lowe", "Health visitor"),
    agency="Northmoor Community Health",
    phone="01632 960121",
    safe_to_ring="Any time; ask for me by name",
    worries=(
        "Nobody was at home for two visits. On the third Dawn let me in. She had a bruise beside "
        "her eye and said it was a cupboard door. She looked at the stairs while she said it. "
        "Alfie did not come out from behind the settee."
    ),
    going_well=(
        "Poppy is weighed, has had her injections and is nearly walking. She and Dawn laugh at "
        "the same things. The house was warm and there was washing on the line."
    ),
    needs_to_happen="Somebody Dawn can talk to while Lee is at work.",
    decided=("Thu", 59, "10:10"),
    decided_by="left",
    outcome=Outcome.EARLY_HELP,
    reasons=(
        "One worry, and a mother who let Grace in. We offered a support worker from Kestrel "
        "Families. Dawn said not now, and thank you. Grace will go on visiting."
    ),
)

NEIGHBOUR = Call(
    when=("Sun", 42, "23:35"),
    by="duty",
    about=("Jade", "Mia", "Ty", "Ruby", "Alfie", "Poppy"),
    caller=("Mr Osei", "Neighbour"),
    agency="",
    phone="07700 900171",
    safe_to_ring="On his mobile, after six. Not at the door.",
    worries=(
        "A man shouting next door since ten, and things thrown. Then a small child crying on the "
        "stairs for a long time. It is not the first time. It is the first time I have rung."
    ),
    going_well="They are lovely children. The big girl takes them all to the park on Saturdays.",
    needs_to_happen="",
    decided=("Mon", 41, "00:25"),
    decided_by="duty",
    outcome=Outcome.NO_FURTHER_ACTION,
    reasons=(
        "Police went. Dawn said they had argued about money and that the children were asleep. "
        "Nobody was hurt that they could see. I have asked the day team to ring her."
    ),
)

HILLSIDE = Call(
    when=("Tue", 30, "15:50"),
    by="left",
    about=("Ty", "Ruby"),
    caller=("Ann Shaw", "Safeguarding lead"),
    agency="Hillside Primary",
    phone="01632 960117",
    safe_to_ring="School hours; leave a message with nobody else",
    worries=(
        "Ty has been late nineteen times in twelve weeks and falls asleep at his table after "
        "lunch. Ruby says she is “not allowed to be ill at home”. A sister packs their lunches."
    ),
    going_well=(
        "Both of them love being here. Ty is the best goalkeeper we have had. Dawn comes when we "
        "ask her to, and Ruby reads to anyone who will sit still."
    ),
    needs_to_happen="We would like to know whether anyone else is worried too.",
    decided=("Wed", 30, "11:00"),
    decided_by="left",
    outcome=Outcome.EARLY_HELP,
    reasons=(
        "The school can do most of this and wants to: breakfast club, and Mr Bell as the person "
        "Ty goes to. Dawn agreed on the telephone."
    ),
)

HIGH_SCHOOL = Call(
    when=("Thu", 24, "12:10"),
    by="worker2",
    about=("Jade", "Mia"),
    caller=("Mr Kessler", "Tutor"),
    agency="Northmoor High",
    phone="01632 960113",
    safe_to_ring="After half past three",
    worries=(
        "Mia has missed 23 days. When she is here she rings home at every break. Jade has signed "
        "two of the absence notes in her mother’s name, and did not pretend otherwise."
    ),
    going_well=(
        "Jade has not missed a lesson that matters to her; she wants to be a midwife. When Mia is "
        "in, she does well. They look after each other."
    ),
    needs_to_happen="Somebody to ask Mia what she thinks will happen at home while she is here.",
    decided=("Fri", 24, "09:30"),
    decided_by="worker2",
    outcome=Outcome.EARLY_HELP,
    reasons=(
        "Two girls who are looking after a family. The young carers’ group at Kestrel has a place "
        "for both. Leila Brooks will ring them, and tell Mr Kessler that she has."
    ),
)

MOPED = Call(
    when=("Sat", 20, "17:15"),
    by="duty",
    about=("Callum",),
    caller=("PC Sana Anwar", "Police constable"),
    agency="Northmoor Police",
    phone="01632 960133",
    safe_to_ring="Any time",
    worries=(
        "Callum, 13, was stopped riding a moped taken from the leisure centre. Two men in their "
        "twenties ran. He would not say who they were. He had sixty pounds and two telephones."
    ),
    going_well=(
        "He asked whether his mum had to know, and then whether she was all right. His dad, "
        "Darren, came for him within ten minutes."
    ),
    needs_to_happen="Somebody he will talk to who is not wearing a uniform.",
    decided=("Mon", 19, "10:40"),
    decided_by="worker2",
    outcome=Outcome.EARLY_HELP,
    reasons=(
        "Youth Justice will work with him and there is no charge. Kofi Mensah sees him weekly. "
        "He lives with his dad, who wants the help and said so."
    ),
)

THAT_NIGHT = Call(
    when=("Wed", 9, "22:40"),
    by="duty",
    about=("Jade", "Mia", "Ty", "Ruby", "Alfie", "Poppy"),
    caller=("PC Sana Anwar", "Police constable"),
    agency="Northmoor Police",
    phone="01632 960133",
    safe_to_ring="Any time; I am on until six",
    worries=(
        "Lee Mercer came to the house at nine and Dawn would not let him in. He broke the lock. "
        "He hit her in the face and held her by the hair. Ty got between them and was pushed into "
        "a door: his arm is swollen. Jade took the little ones upstairs and put music on. Lee has "
        "been arrested. Dawn and the six children have gone to her sister’s."
    ),
    going_well=(
        "Dawn rang 999 herself, for the first time. She told the children in front of us that it "
        "was not their fault."
    ),
    needs_to_happen="A safe place for longer than tonight, and somebody to talk to Ty.",
    decided=("Thu", 9, "09:40"),
    decided_by="worker",
    outcome=Outcome.ASSESSMENT,
    reasons=(
        "Five times in a year somebody has told us something about these children, and each time "
        "we answered that one thing. Read together they are children who have lived "
        "with a man who hurts their mother. We need to understand what each of them needs, with "
        "Dawn, before we decide how to help."
    ),
)

THE_PLAN_WORKED = Call(
    when=("Sun", 2, "21:50"),
    by="duty",
    about=("Jade", "Mia", "Ty", "Ruby", "Alfie", "Poppy"),
    caller=("Mr Osei", "Neighbour"),
    agency="",
    phone="07700 900171",
    safe_to_ring="On his mobile, any time now",
    worries=(
        "Lee Mercer came to the old house at nine. It was dark. He shouted in the street for "
        "twenty minutes and kicked the bin over. I rang the police, and then I rang Dawn, "
        "because that is what the plan says."
    ),
    going_well="Nobody was there. That is what is going well.",
    needs_to_happen="",
    decided=("Mon", 1, "09:15"),
    decided_by="worker",
    outcome=Outcome.NO_FURTHER_ACTION,
    reasons=(
        "We already work with the family, and the plan did what it was made to do: Dawn knew "
        "within ten minutes, did not go back, and the children slept. Lee has broken the court’s "
        "order; the police have that in hand. I am seeing the children tomorrow."
    ),
)

BEFORE = (HEALTH_VISITOR, NEIGHBOUR, HILLSIDE, HIGH_SCHOOL, MOPED)
