"""Whether a walk was gone on with as it was left: heard_left.py RENDERED.wav RECORDED.wav LEFT GAIN [OTHER.wav]

RECORDED begins where it went on: at the start of the breath of LEFT (seconds of the walk), GAIN times as loud as RENDERED. With
-LEFT it is the other way: RECORDED ends there, and its end is looked at. Sample for sample; with OTHER, which is the walk with every layer, RECORDED only has to be more alike to RENDERED, at whatever loudness.
"""
import sys

import numpy as np

from heard import rendered

RATE = 44100
FADED = RATE // 10
LOOKED = 5 * RATE // 2                        # frames that are compared
LONGEST_BREATH = 10                       # seconds
STEP = 1.01                               # of 16 bits
STOPS = RATE * 3 // 2                      # how long before its end it is not yet fading

walk, heard = rendered(sys.argv[1]), rendered(sys.argv[2])
left, gain, ended = abs(float(sys.argv[3])), float(sys.argv[4]), sys.argv[3].startswith("-")
sounding = np.flatnonzero(heard.any(axis=1))
begin = sounding[-1] - STOPS - 2 * RATE if ended else sounding[0] + FADED
piece = heard[begin : begin + (2 * RATE if ended else LOOKED)]
first = max(0, round((left - LONGEST_BREATH) * RATE))
stretch = walk[first : round((left + 0.1) * RATE) + FADED + len(piece)]


def find_whole(needle, hay):
    """Where all of it differs least: steps and breath come again and again, and a second of them is found in many places."""
    size = 1 << (len(hay) + len(needle)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(hay, size) * np.conj(np.fft.rfft(needle, size)))[: len(hay) - len(needle) + 1]
    energy = np.concatenate(([0], np.cumsum(hay**2)))
    return int(np.argmin(energy[len(needle) :] - energy[: -len(needle)] - 2 * alike))


at = find_whole(piece[:, 0] / gain, stretch[:, 0])
same = stretch[at : at + len(piece)]
begun = (first + at - FADED) / RATE
print(f"goes on at {begun:.3f} s; left at {left:.3f} s")


def like(a, b):
    return float((a * b).sum() / np.sqrt((a * a).sum() * (b * b).sum()))


if ended:
    print("by its end")
elif not left - LONGEST_BREATH < begun <= left + 0.05:
    sys.exit("that is not the breath in which it was left")
if len(sys.argv) > 5:
    other = rendered(sys.argv[5])[first + at : first + at + len(piece)]
    print(f"alike {like(piece, same):.4f}, to the whole {like(piece, other):.4f}")
    sys.exit(0 if like(piece, same) > 0.999 > 0.99 > like(piece, other) else "another layer is muted, or none")
worst = np.abs(same * gain - piece).max() * 32767
print(f"the worst sample is {worst:.2f} steps off")
sys.exit(0 if worst < STEP else "other samples, or another loudness")
