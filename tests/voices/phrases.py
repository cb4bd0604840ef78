"""The phrases that the voices are measured on: 120 of what the walks say, drawn by a seed.

What is said often is drawn more often (without replacement, by a key log(u) / count of each text); every stop sign is among
them. u comes from the text and the seed alone, so that a new wording elsewhere leaves most of a draw as it was. One half is to
tune voices on, the other is held out: only its figures are reported.
"""
import hashlib
import math

SEED, COUNT = 14, 120
SIGNS = "stop_signs"


def chance(seed, use, text):
    """A number in 0..1 of its own for each text."""
    digest = hashlib.sha256(f"{seed} {use} {text}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") + 1) / (2 ** 64 + 2)


def read(lines):
    """{text: [count, rate, pool]}; a text at several rates has that of its most frequent one, which comes first."""
    said = {}
    for line in lines:
        count, rate, pool, text = line.rstrip("\n").split("\t")
        if text in said:
            said[text][0] += int(count)
        else:
            said[text] = [int(count), int(rate), pool]
    return said


def draw(said, seed=SEED, count=COUNT):
    """(to tune on, held out), each a list of (rate, text). Stop signs are dealt to both in turn."""
    signs = sorted((text for text in said if said[text][2] == SIGNS), key=lambda text: chance(seed, "half", text))
    rest = sorted((text for text in said if text not in signs), reverse=True,
                  key=lambda text: math.log(chance(seed, "draw", text)) / said[text][0])
    drawn = signs + sorted(rest[:max(0, count - len(signs))], key=lambda text: chance(seed, "half", text))
    phrases = [(said[text][1], text) for text in drawn]
    return phrases[0::2], phrases[1::2]
