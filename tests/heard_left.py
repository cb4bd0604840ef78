"""Whether a walk was gone on with as it was left: heard_left.py RENDERED.wav RECORDED.wav LEFT GAIN [OTHER.wav]

RECORDED begins where it went on: at the start of the breath of LEFT (seconds of the walk), GAIN times as loud as RENDERED. Sample
for sample; with OTHER, which is the walk with every layer, RECORDED only has to be more alike to RENDERED, at whatever loudness.
"""
import sys

import numpy as np

from heard import find, rendered

RATE = 44100
FADED = RATE // 10
LOOKED = 5 * RATE // 2                        # frames that are compared
LONGEST_BREATH = 10                       # seconds
STEP = 1.01                               # of 16 bits

walk, heard = rendered(sys.argv[1]), rendered(sys.argv[2])
left, gain = float(sys.argv[3]), float(sys.argv[4])
begin = np.flatnonzero(heard.any(axis=1))[0] + FADED
piece = heard[begin : begin + LOOKED]
first = max(0, round((left - 2 * LONGEST_BREATH) * RATE))
stretch = walk[first : first + 4 * LONGEST_BREATH * RATE]
at = find(piece / gain, stretch)
same = stretch[at : at + len(piece)]
begun = (first + at - FADED) / RATE
print(f"goes on at {begun:.3f} s; left at {left:.3f} s")


def like(a, b):
    return float((a * b).sum() / np.sqrt((a * a).sum() * (b * b).sum()))


if not left - LONGEST_BREATH < begun <= left + 0.05:
    sys.exit("that is not the breath in which it was left")
if len(sys.argv) > 5:
    other = rendered(sys.argv[5])[first + at : first + at + len(piece)]
    print(f"alike {like(piece, same):.4f}, to the whole {like(piece, other):.4f}")
    sys.exit(0 if like(piece, same) > 0.999 > 0.99 > like(piece, other) else "another layer is muted, or none")
worst = np.abs(same * gain - piece).max() * 32767
print(f"the worst sample is {worst:.2f} steps off")
sys.exit(0 if worst < STEP else "other samples, or another loudness")
