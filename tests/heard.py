"""Finds a rendered WAV in a recording of what was played: heard.py RENDERED.wav RECORDED (.raw or .wav, float stereo).

Says where it begins and how far the samples differ; exit 0 only when every frame of the render is there, sample for sample:
the render was rounded to 16 bits, so they may differ by that rounding and by that of the sound server, one step in all.
"""
import sys

import numpy as np


def floats(raw):
    return np.frombuffer(raw[: len(raw) // 8 * 8], dtype="<f4").astype(np.float64).reshape(-1, 2)


def recorded(path):
    raw = open(path, "rb").read()
    return floats(raw if path.endswith(".raw") else raw[raw.index(b"data") + 8 :])


def rendered(path):
    raw = open(path, "rb").read()
    at = 12                               # chunk by chunk: titles of cue points may come before the samples
    while raw[at : at + 4] != b"data":
        at += 8 + (int.from_bytes(raw[at + 4 : at + 8], "little") + 1) // 2 * 2
    size = int.from_bytes(raw[at + 4 : at + 8], "little")
    return np.frombuffer(raw[at + 8 : at + 8 + size], dtype="<i2").astype(np.float64).reshape(-1, 2) / 32767


def find(needle, hay):
    """Where the needle begins: where its loudest second differs least from the hay."""
    second = 44100
    power = np.add.reduceat(needle[:, 0] ** 2, np.arange(0, len(needle), second))[:-1]
    start = int(np.argmax(power)) * second
    size = 1 << 17                        # piece by piece: ten times as quick as all at once
    hop = size - second + 1
    spectrum = np.conj(np.fft.rfft(needle[start : start + second, 0], size))
    pieces = [np.fft.irfft(np.fft.rfft(hay[at : at + size, 0], size) * spectrum)[:hop] for at in range(0, len(hay), hop)]
    alike = np.concatenate(pieces)[: len(hay) - second + 1]
    energy = np.concatenate(([0], np.cumsum(hay[:, 0] ** 2)))
    return int(np.argmin(energy[second:] - energy[:-second] - 2 * alike)) - start


if __name__ == "__main__":
    render, heard = rendered(sys.argv[1]), recorded(sys.argv[2])
    begin = find(render, heard)
    if begin < 0 or begin + len(render) > len(heard):
        sys.exit(f"the render would be frames {begin}..{begin + len(render)} of a recording of {len(heard)}")
    steps = np.abs(heard[begin : begin + len(render)] - render).max(axis=1) * 32767
    different = int((steps > 1.01).sum())
    print(f"frame {begin}: {len(render)} frames, {different} differ by more than one step of 16 bits, the worst by {steps.max():.2f}")
    sys.exit(1 if different else 0)
