"""Names and sentences for a large invented council: plain, many, and about nobody."""

from pathlib import Path

HERE = Path(__file__).parent
GIVEN = (HERE / "given_names.txt").read_text().split()
FAMILY = (HERE / "family_names.txt").read_text().split()
PLACES = ("Ash", "Beck", "Birch", "Black", "Brack", "Brook", "Cold", "Crag", "Dal", "Elm", "Fair",
          "Fell", "Gar", "Green", "Hag", "Hart", "Hazel", "High", "Holm", "Kirk", "Lang", "Lin",
          "Long", "Mar", "Mire", "Nether", "North", "Oak", "Ouse", "Raven", "Ros", "Sand", "Scar",
          "Stan", "Thorn", "Under", "Wath", "Wet", "Whit", "Wool")  # fmt: skip
ENDINGS = ("bank", "beck", "bottom", "bridge", "by", "croft", "dale", "field", "ford", "gate",
           "gill", "ham", "hurst", "keld", "land", "ley", "moor", "mouth", "ridge", "royd", "shaw",
           "side", "stead", "thwaite", "ton", "wick", "with", "worth")  # fmt: skip
RARE = [place + ending for place in PLACES for ending in ENDINGS]
"""Family names made up of places: over a thousand, so that a name can be rare."""

SENTENCES = (
    "Mum had the kettle on and talked about the week without being asked.",
    "The house was cold; the meter had run out the evening before.",
    "School rang: three days missed, and a cough that will not go.",
    "We walked to the park and talked about what a good day would look like.",
    "Dad has kept every appointment since the spring.",
    "The health visitor weighed the baby and is content with the line.",
    "There was food in the cupboards and a rota for bedtime on the fridge.",
    "A neighbour heard shouting late on Sunday and was worried for the little ones.",
    "Grandmother will have the children on Thursdays while Mum is at the clinic.",
    "The landlord has agreed to look at the damp in the back bedroom.",
    "We read the plan together and changed two things in it.",
    "Nothing new was said today, and that is worth writing down too.",
)
NEEDS = (
    "an adult who is awake and sober at bedtime, every night",
    "breakfast before school, and somebody who notices when there is none",
    "to see the doctor about the asthma and to have the inhaler at school",
    "grown-ups who settle their quarrels away from the children",
    "one place to keep school things, and time to do the work",
    "to know who is collecting them, each day, before the bell goes",
)
FACTS = (
    ("health", "She is under the community mental health team."),
    ("conviction", "He was cautioned for common assault."),
    ("whereabouts", "He has a bail condition not to come to the house."),
)
STEPS = (
    "Ring the surgery and make the appointment",
    "Meet at the gate and walk in together",
    "Keep a note of the nights that went well",
    "Ask the landlord again, in writing",
    "Come to the parents’ group once and see",
)


def given_name(rand):
    """A first name: some are many people's, some few people's."""
    return GIVEN[int(len(GIVEN) * rand.random() ** 1.6)]


ONE_IN_FOUR = 0.25


def family_name(rand):
    """A family name: most are met often, one in four hardly ever."""
    if rand.random() < ONE_IN_FOUR:
        return RARE[int(len(RARE) * rand.random() ** 2)]
    return FAMILY[int(len(FAMILY) * rand.random() ** 1.6)]
