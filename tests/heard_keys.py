"""Where in a walk one was, by what was heard: heard_keys.py RENDERED.wav RECORDED.wav SHOWN.json FROM [TO...]

A walk is never silent: silence parts the recording into stretches, and where each lies in the render is found by correlation.
It was begun at part FROM; paused, or its device lost; gone on with at the start of the breath; with TO skipped to the start of that part.
Exits 0 only when the recording says so, to within 10 ms, with silence between the stretches and the samples as rendered within
them.
"""
import json
import sys

import numpy as np

from heard import find, rendered

RATE = 44100
PARTED = RATE // 4                        # frames of silence that part two stretches, or the ticks of a count-in
TICK = RATE // 4                          # what sounds shorter is a tick
FADED = RATE // 10                        # after it a soft beginning is over
STEP = 1.01                               # of 16 bits: both files were rounded


def stretches(heard):
    loud = np.flatnonzero(heard.any(axis=1))
    ends = np.flatnonzero(np.diff(loud) > PARTED)
    begins = np.concatenate(([0], ends + 1))
    return [(loud[b], loud[e] + 1) for b, e in zip(begins, np.append(ends, len(loud) - 1)) if loud[e] - loud[b] > TICK]


def place(walk, heard, begin, end, fade, part):
    """The frame of the walk at which a stretch begins, its end as a frame of the walk, and the worst difference in between.

    Looked for within a minute from the start of its part."""
    piece = heard[begin + FADED : end - fade]
    at = part + find(piece, walk[part : part + 60 * RATE])
    worst = np.abs(walk[at : at + len(piece)] - piece).max() * 32767
    return at - FADED, at - FADED + end - begin, worst


def need(truth, message):
    if not truth:
        sys.exit(message)


walk, heard, shown = rendered(sys.argv[1]), rendered(sys.argv[2]), json.load(open(sys.argv[3]))
parts = {phase["key"]: round(phase["time"] * RATE) for phase in shown["phases"]}
breaths = [round(e["time"] * RATE) for e in shown["events"] if e["kind"] == "breath" and e["side"] == "in"]
found = stretches(heard)
for begin, end in found:
    print(f"sounds from {begin / RATE:.3f} to {end / RATE:.3f} s of the recording")
wanted = len(sys.argv) - 3
need(len(found) >= wanted, f"{len(found)} stretches of the walk, not {wanted}")
found = found[:wanted]                        # more: a machine so busy that its sound server stopped made it begin again
for (_, end), (begin, _) in zip(found, found[1:]):
    ticks = end - 1 + np.flatnonzero(heard[end - 1 : begin + 1].any(axis=1))      # and what is around the silence
    quiet = np.diff(ticks).max() / RATE
    need(quiet > 0.4, f"only {quiet:.2f} s of silence")
asked = [parts[sys.argv[4]]] * 2 + [parts[key] for key in sys.argv[5:]]
fades = [RATE // 5] + [RATE] * len(asked)  # of a pause, and the longest there is
placed = [place(walk, heard, *stretch, fade, part) for stretch, fade, part in zip(found, fades, asked)]
for at, until, worst in placed:
    print(f"the walk from {at / RATE:.3f} to {until / RATE:.3f} s, the worst sample {worst:.2f} steps off")
need(all(worst < STEP for _, _, worst in placed), "other samples than rendered")
paused = placed[0][1]
need(abs(placed[0][0] - asked[0]) < RATE // 100, f"it did not begin at {sys.argv[4]}")
need(any(abs(placed[1][0] - b) < RATE // 100 and paused - 5 * RATE < b <= paused + RATE // 20 for b in breaths),
     "it did not go on at the start of the breath")
for (at, _, _), start, name in zip(placed[2:], asked[2:], sys.argv[5:]):
    need(abs(at - start) < RATE // 100, f"it did not skip to the start of {name}, but to {at / RATE:.2f} s")
