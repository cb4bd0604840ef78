"""Words said and words understood, compared fairly.

Both sides: lower case; digits as words ("12": twelve, the emergency numbers 112, 999, 911 digit by digit, as they are spoken);
hyphens and dashes are blanks; punctuation goes, apostrophes within words stay; British spellings as the recogniser's American
dictionary has them; what it writes as one word or as two is written as two (COMPOUNDS). The same for every voice.
Rate: (substituted + left out + put in) / words said, over all phrases together; it may be above 1.
"""
import re

ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen").split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
SPELT = {"112": "one one two", "999": "nine nine nine", "911": "nine one one"}
AMERICAN = {"colour": "color", "favourite": "favorite", "grey": "gray", "centre": "center", "towards": "toward", "metre": "meter",
            "metres": "meters", "programme": "program", "mum": "mom", "okay": "ok"}
COMPOUNDS = {"tailbone": "tail bone", "ribcage": "rib cage", "breastbone": "breast bone", "forehead": "fore head",
             "alright": "all right", "anymore": "any more", "someday": "some day", "cannot": "can not",
             "backward": "back ward", "pushchair": "push chair", "sunlight": "sun light"}


def number(text):
    value = int(text)
    if text in SPELT:
        return SPELT[text]
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (" " + ONES[value % 10] if value % 10 else "")
    return " ".join(ONES[int(digit)] for digit in text)


def normal(text):
    text = text.lower().replace("’", "'")
    text = re.sub(r"\d+", lambda found: f" {number(found.group())} ", text)
    words = re.sub(r"[^a-z' ]+", " ", text).split()
    words = [AMERICAN.get(word, word) for word in (word.strip("'") for word in words) if word]
    return " ".join(COMPOUNDS.get(word, word) for word in words).split()


def wrong(said, understood):
    """How many words are wrong, of how many: the least number of changes from one list to the other."""
    said, understood = normal(said), normal(understood)
    row = list(range(len(understood) + 1))
    for i, word in enumerate(said, 1):
        above, row[0] = row[:], i
        for j, other in enumerate(understood, 1):
            row[j] = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (word != other))
    return row[-1], len(said)
