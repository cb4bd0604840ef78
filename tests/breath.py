"""Listens to the breath of a rendered walk with numpy, the wave module and ffmpeg: nothing of walkcoach's own.

  breath.py breath PACK      each breath is there in time, stays, goes, is not a copy of the one before it, and is known in a street
  breath.py whole PACK       the whole mix: no direct current, no rumble, one loudness
  breath.py drills           one loudness in every drill, spoken and silent
  breath.py words PACK       breath words are 10 dB over the rest where speech is understood
  breath.py turns            the accents of the two turns are a fourth apart
"""
import json
import os
import re
import subprocess
import sys
import wave

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "voices"))
from sound import traffic  # noqa: E402

BIN, TMP = os.environ["BIN"], os.environ["TMP"]


def verdict(name, good, detail=""):
    print(("ok - " if good else "not ok - ") + name + ("" if good else f"\n#   {detail}"))


def path_of(name):
    return os.path.join(TMP, name + ".wav")


def render(walk, *options, name="breath"):
    """The left ear as floats, and the rate."""
    subprocess.run([BIN, "render", walk, "-q", "-o", path_of(name), *options], check=True, stderr=subprocess.DEVNULL)
    with wave.open(path_of(name)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())
        return samples[:, 0].astype(np.float32) / 32768, file.getframerate()


def plan(walk, *options):
    return json.loads(subprocess.run([BIN, "show", walk, "--json", *options], check=True, capture_output=True).stdout)["events"]


def decibels(power):
    return 10 * np.log10(np.maximum(power, 1e-20))


# --- Each breath -------------------------------------------------------------------------------------------------

START, END = 240.0, 345.0
LEVEL3 = ("20min", "--level", "3")


def envelope(sound, rate):
    """dB each 5 ms, over 60 ms around it, of what is above 200 Hz."""
    size = 1 << (len(sound) - 1).bit_length()
    spectrum = np.fft.rfft(sound, size)
    spectrum[np.fft.rfftfreq(size, 1 / rate) < 200] = 0
    width = rate * 60 // 1000
    power = np.cumsum(np.pad(np.fft.irfft(spectrum, size)[:len(sound)].astype(float) ** 2, (width - width // 2, width // 2)))
    smooth = (power[width:] - power[:-width]) / width
    return decibels(smooth[np.arange(len(sound) * 200 // rate) * rate // 200])


def apart(a, b):
    """The highest correlation of two breaths, to within two samples of the same moment."""
    n = min(len(a), len(b)) - 4
    middle, norm = b[2:2 + n], np.linalg.norm(a) * np.linalg.norm(b)
    return max(abs(np.dot(a[lag:lag + n], middle)) / norm for lag in range(5))


def breath(pack):
    options = ("--sound", pack, "--mute", "voice,steps,lift,chime", "--sample-rate", "24000", "--from", f"{START:g}s", "--to", f"{END:g}s")
    sound, rate = render(*LEVEL3, *options)
    events = [e for e in plan(*LEVEL3, "--sound", pack) if e["kind"] == "breath" and START <= e["time"] and e["time"] + e["length"] < END]
    street(pack, sound, rate, events)
    loud = envelope(sound, rate)
    sides = {"in": [], "out": []}
    late, early, last = {"in": [], "out": []}, [], []
    for event in events:
        first, length = event["time"] - START, event["length"]
        part = loud[round(first * 200):round((first + length) * 200)]
        there = part > part.max() - 10
        late[event["side"]].append(5 * np.argmax(there))
        early.append(1000 * length - 5 * (len(there) - 1 - np.argmax(there[::-1])))
        last.append(part[-4] - part.max())                    # 20 ms before the turn
        holes = ~there[np.argmax(there):round((length - 0.35) * 200)]
        early[-1] = max(early[-1], 999 if holes.any() else 0)
        sides[event["side"]].append(sound[round(first * rate):round((first + length) * rate)])
    verdict(f"{pack}: the breath in is there within 150 ms, the breath out within 100 ms",
            max(late["in"]) <= 150 and max(late["out"]) <= 100 and len(late["in"]) > 20, f"in {max(late['in'])} ms, out {max(late['out'])} ms")
    verdict(f"{pack}: it is still there 350 ms before the next turn, and then goes", max(early) <= 350 and max(last) < -10,
            f"gone {max(early):.0f} ms before, {max(last):.1f} dB at the turn")
    alike = max(apart(a, b) for side in sides.values() for a, b in zip(side, side[1:]))
    verdict(f"{pack}: no breath is a copy of the one before it", alike < 0.9, f"two correlate by {alike:.3f}")
    kinds = []
    for one in sides["in"]:
        if all(apart(one, other) < 0.95 for other in kinds):
            kinds.append(one)
    verdict(f"{pack}: a side has up to eight breaths of one length", 5 <= len(kinds) <= 8, f"{len(kinds)} of {len(sides['in'])}")


# --- In from out, in a street -----------------------------------------------------------------------------------------

BANDS = np.geomspace(200, 8000, 25)
FRAMES = 6


def heard_as(piece, rate):
    """What an ear keeps of the first 0.6 s of a breath: how loud it was in 24 bands, six times."""
    frame = rate // 10
    rows = []
    for at in range(0, FRAMES * frame, frame):
        power = np.abs(np.fft.rfft(piece[at:at + frame] * np.hanning(frame))) ** 2
        hz = np.fft.rfftfreq(frame, 1 / rate)
        rows += [decibels(power[(hz >= low) & (hz < high)].sum()) for low, high in zip(BANDS, BANDS[1:])]
    return np.array(rows)


def street(pack, sound, rate, events):
    """Traffic 6 dB over the breath. The listener has heard every other breath and been shown which it was; it names the rest."""
    noisy = sound + traffic(len(sound), rate, 7) * np.sqrt(np.mean(sound ** 2) * 10 ** 0.6)
    ears = [(heard_as(noisy[round((e["time"] - START) * rate):], rate), e["side"] == "out") for e in events]
    shown, asked = [[e for i, e in enumerate(ears) if i % 4 // 2 == half] for half in (0, 1)]
    out, into = (np.mean([ear for ear, side in shown if side == wanted], axis=0) for wanted in (True, False))
    spread = np.mean([(ear - (out if side else into)) ** 2 for ear, side in shown], axis=0)
    right = np.mean([(np.sum((ear - into) ** 2 / spread) > np.sum((ear - out) ** 2 / spread)) == side for ear, side in asked])
    verdict(f"{pack}: in is told from out in a street, 9 times of 10", right >= 0.9, f"{100 * right:.0f} % of {len(asked)}")


# --- The whole mix ---------------------------------------------------------------------------------------------------

def loudness_range(name="breath"):
    heard = subprocess.run(["ffmpeg", "-hide_banner", "-nostats", "-i", path_of(name), "-af", "ebur128=framelog=quiet", "-f", "null", "-"],
                           capture_output=True, text=True).stderr
    return float(re.findall(r"LRA:\s+([\d.]+)", heard)[-1])


def whole(pack):
    sound, rate = render("10min", "--sound", pack, "--sample-rate", "24000", "--mono")
    size = 1 << 16
    blocks = sound[:len(sound) // size * size].reshape(-1, size)
    power = np.sum(np.abs(np.fft.rfft(blocks * np.hanning(size), axis=1)) ** 2, axis=0)
    low = np.sum(power[np.fft.rfftfreq(size, 1 / rate) < 120]) / np.sum(power)
    direct, spread = abs(float(np.mean(sound, dtype=float))), loudness_range()
    verdict(f"{pack}: no direct current", direct < 1e-4, f"{direct:.1e}")
    verdict(f"{pack}: less than 1 % of the energy is below 120 Hz", low < 0.01, f"{100 * low:.2f} %")
    verdict(f"{pack}: a loudness range of 8 LU at most", spread <= 8, f"{spread} LU")


DRILLS = ["posture-reset", "breathing", "pelvic-tilt", "open-book", "wall-bug-press", "side-plank", "sit-to-stand", "pelvic-floor"]


def drills():
    for drill in DRILLS:
        spread = {}
        for talk in ("full", "silent") if drill in ("posture-reset", "pelvic-floor") else ("full",):
            render(drill, "--talk", talk, "--sample-rate", "24000", "--mono")
            spread[talk] = loudness_range()
        verdict(f"{drill}: a loudness range of 8 LU at most, whatever is said", max(spread.values()) <= 8, str(spread))


# --- Words and turns -------------------------------------------------------------------------------------------------

def words(pack):
    walk = (*LEVEL3, "--weeks", "8", "--birth", "vaginal", "--core", "light", "--sound", pack)
    rest = ("--mono", "--sample-rate", "24000", "--to", "13:00")
    voice, rate = render(*walk, *rest, "--solo", "voice")
    other, _ = render(*walk, *rest, "--solo", "breath,steps,lift,bed,chime")
    events = plan(*walk)
    turns = np.array([e["time"] for e in events if e["kind"] == "breath"])
    over = []
    for event in (e for e in events if e["kind"] == "speech" and e["fate"] != "left out" and e["end"] < 780):
        if np.abs(turns - event["time"]).min() > 1e-6 or abs(event["vowel"] - event["time"]) > 0.002:
            continue
        part = slice(round(event["onset"] * rate), round(event["end"] * rate))
        count = part.stop - part.start
        hz = np.fft.rfftfreq(count, 1 / rate)
        heard = [np.sum(np.abs(np.fft.rfft(x[part] * np.hanning(count)))[(hz >= 500) & (hz <= 4000)] ** 2) for x in (voice, other)]
        over.append((float(decibels(heard[0] / heard[1])), event["text"]))
    verdict(f"{pack}: breath words are 10 dB over the rest from 500 to 4000 Hz", len(over) > 15 and min(over)[0] >= 10, f"{min(over)} of {len(over)}")


def turns():
    sound, rate = render(*LEVEL3, "--solo", "steps", "--from", f"{START:g}s", "--to", f"{END:g}s")
    events = [e for e in plan(*LEVEL3) if START <= e["time"] < END - 1]
    out = {e["time"]: e["side"] for e in events if e["kind"] == "breath"}
    pitch = {}
    for step in (e for e in events if e["kind"] == "step" and e["accent"] and e["time"] in out):
        first = round((step["time"] - START) * rate)
        tap = sound[first:first + rate // 25]
        strength = np.abs(np.fft.rfft(tap * np.hanning(len(tap)), 1 << 15))
        pitch.setdefault((out[step["time"]], step["foot"]), []).append(np.argmax(strength) * rate / (1 << 15))
    apart_ = [np.median(pitch["in", foot]) / np.median(pitch["out", foot]) for foot in ("left", "right") if ("out", foot) in pitch and ("in", foot) in pitch]
    verdict("the accent of the breath out is a fourth below that of the breath in", apart_ and all(abs(a - 4 / 3) < 0.02 for a in apart_), f"{apart_} {pitch.keys()}")


{"breath": breath, "whole": whole, "drills": drills, "words": words, "turns": turns}[sys.argv[1]](*sys.argv[2:])
