"""A listener: hears WAV files, knows nothing of how they were made.

From `show --json` it takes only what a walker would know too, when each breath, step and word is due; whether the sound
agrees is measured on the rendered samples.
"""
import json
import os
import subprocess
import sys
import wave

import numpy as np

BIN, TMP = os.environ["BIN"], os.environ["TMP"]
PACKS = ["air", "tone", "bowl", "mono", "sea"]


def verdict(name, good, *lines):
    print(("ok - " if good else "not ok - ") + name)
    for line in lines if not good else ():
        print("#   " + str(line))


def decibels(power):
    return 10 * np.log10(np.maximum(power, 1e-20))


# --- What there is to hear ----------------------------------------------------------------------------------------

def run(*arguments):
    done = subprocess.run([BIN, *arguments], stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode != 0:
        sys.exit("not ok - walkcoach %s\n# %s" % (" ".join(arguments), done.stderr.decode()))
    return done.stdout


def render(walk, *options):
    """Samples as floats, a column for each ear, and the rate."""
    path = os.path.join(TMP, "listen.wav")
    run("render", walk, "-q", "-o", path, *options)
    with wave.open(path) as file:
        rate, channels = file.getframerate(), file.getnchannels()
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, channels)
    return samples.astype(np.float32) / 32768, rate


def plan(walk, *options):
    return json.loads(run("show", walk, "--json", *options))


def due(plan_, kind, start, end):
    return [e for e in plan_["events"] if e["kind"] == kind and start <= e["time"] < end]


# --- Breath: in and out with closed eyes --------------------------------------------------------------------------

def spectrum(samples):
    return np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2


def brightness(samples, rate):
    """The middle of the spectrum between 120 Hz and 6 kHz, in octaves: what makes a sound thin or dark."""
    power = spectrum(samples)
    hz = np.fft.rfftfreq(len(samples), 1 / rate)
    heard = (hz > 120) & (hz < 6000)
    return np.sum(power[heard] * np.log2(hz[heard])) / np.sum(power[heard])


def turns(samples, rate, events, start):
    for event in events:
        first = round((event["time"] - start) * rate)
        yield event, samples[first:first + round(event["length"] * rate), 0]


def hear_breath(pack):
    start, end = 240.0, 300.0
    options = ["--voice", "silent", "--sound", pack]
    events = [e for e in due(plan("20min", *options), "breath", start, end) if e["time"] + e["length"] <= end]
    samples, rate = render("20min", *options, "--mute", "voice,steps,lift,bed,chime", "--from", "4:00", "--to", "5:00")
    bright, contour, ending, edges = {"in": [], "out": []}, {"in": [], "out": []}, [], []
    for event, sound in turns(samples, rate, events, start):
        side = event["side"]
        n = len(sound)
        bright[side].append(brightness(sound[n // 10:7 * n // 10], rate))
        contour[side].append(brightness(sound[6 * n // 10:9 * n // 10], rate) - brightness(sound[n // 10:4 * n // 10], rate))
        middle = np.mean(sound[3 * n // 10:6 * n // 10] ** 2)
        ending.append((decibels(np.mean(sound[n - rate // 8:] ** 2) / middle), decibels(np.mean(sound[97 * n // 100:] ** 2) / middle)))
        edges.append(np.max(np.abs(np.diff(sound[-88:]))) / np.max(np.abs(sound)))
        edges.append(np.abs(sound[0]) / np.max(np.abs(sound)))
    count = len(bright["in"])
    apart = min(bright["in"]) - max(bright["out"])
    verdict(f"{pack}: breaths are there to be heard", count >= 12 and len(bright["out"]) >= 12, count)
    verdict(f"{pack}: every breath in is brighter than any breath out", apart > 0.15, f"{apart:.2f} octaves between them")
    if pack in ("air", "tone", "sea"):
        rises, falls = min(contour["in"]), max(contour["out"])
        verdict(f"{pack}: in rises and out falls, each time", rises > 0.05 and falls < -0.05, f"in {rises:.2f}, out {falls:.2f} octaves")
    late, last = max(e[0] for e in ending), max(e[1] for e in ending)
    verdict(f"{pack}: each winds down so that its end is felt coming", late < -8 and last < -20, f"{late:.1f} dB, then {last:.1f} dB")
    verdict(f"{pack}: no breath clicks at its edges", max(edges) < 0.02, f"a jump of {max(edges):.4f} of the peak")


# --- Steps: where the foot falls ----------------------------------------------------------------------------------

def onsets(ear, rate):
    """Where silence ends: the first sample above -34 dB of the loudest, after a tenth of a second below it."""
    loud = np.flatnonzero(np.abs(ear) > 0.02 * np.max(np.abs(ear)))
    return loud[np.diff(loud, prepend=-rate) > rate // 10] / rate


def hear_steps():
    plan_ = plan("20min", "--voice", "silent")
    last = max(e["time"] for e in plan_["events"] if e["kind"] == "step")
    for name, start, end in (("first", 235.0, 300.0), ("last", np.floor(last) - 30, np.floor(last) + 5)):
        events = due(plan_, "step", start, end)
        samples, rate = render("20min", "--voice", "silent", "--solo", "steps", "--from", f"{start:g}s", "--to", f"{end:g}s")
        wanted = np.array([e["time"] for e in events]) - start
        for channel, ear in enumerate(("left", "right")):
            heard = onsets(samples[:, channel], rate)
            same = len(heard) == len(wanted)
            late = np.max(np.abs(heard - wanted)) * 1000 if same else 0
            verdict(f"the {name} steps are heard in the {ear} ear, each within a millisecond", same and late < 1.0 and len(wanted) > 20,
                 f"{len(heard)} of {len(wanted)} heard, up to {late:.2f} ms off")
        if name == "first":
            hear_accents(events, samples, rate, start)


def tick_levels(events, samples, rate, start):
    for event in events:
        first = round((event["time"] - start) * rate)
        yield event, decibels(np.sum(samples[first:first + rate // 20] ** 2))


def hear_accents(events, samples, rate, start):
    steps = [(e, level) for e, level in tick_levels(events, samples, rate, start) if not e.get("count_in") and e["time"] > start + 30]
    strong = [level for e, level in steps if e["accent"]]
    weak = [level for e, level in steps if not e["accent"]]
    verdict("an accent is louder than the steps around it", np.median(strong) - np.median(weak) > 2,
         f"{np.median(strong):.1f} dB against {np.median(weak):.1f} dB")


def hear_steps_step_back():
    plan_ = plan("20min", "--voice", "silent")
    start, end = 240.0, 330.0
    samples, rate = render("20min", "--voice", "silent", "--solo", "steps", "--from", f"{start:g}s", "--to", f"{end:g}s")
    spoken = [(s["onset"], s["end"]) for s in plan_["events"] if s["kind"] == "speech" and s["fate"] != "left out"]
    under, free = [], []
    for event, level in tick_levels([e for e in due(plan_, "step", start, end - 1) if not e["accent"]], samples, rate, start):
        gap = min(max(a - event["time"], event["time"] + 0.05 - b) for a, b in spoken)
        (under if gap < 0 else free if gap > 1 else []).append(level)
    deep = np.median(free) - np.median(under) if under and free else 0
    verdict("steps step back by 6 to 9 dB under words", 6 <= deep <= 9, f"{deep:.1f} dB, {len(under)} steps under words")


# --- The bed: how it makes room -----------------------------------------------------------------------------------

def hear_ducking():
    walk, options = "5min", ["--voice", "silent", "--bed", "white"]
    words = [s for s in plan(walk, *options)["events"] if s["kind"] == "speech" and s["fate"] != "left out"]
    words = sorted((s["onset"], s["end"]) for s in words)
    samples, rate = render(walk, *options, "--solo", "bed", "--to", "4:00")
    words = [w for w in words if w[1] < 238]
    block = rate // 100                                                    # 10 ms, exactly
    n = len(samples) // block
    power = np.mean(samples[:n * block, 0].reshape(n, block) ** 2, axis=1)

    def around(moment):                                                    # a second before to a second and a half after
        at = round(moment * 100)
        return power[at - 100:at + 150]

    alone = [i for i in range(1, len(words) - 1) if words[i][0] - words[i - 1][1] > 2 and words[i + 1][0] - words[i][1] > 2]
    onset = decibels(np.mean([around(words[i][0]) for i in alone], axis=0))
    ending = decibels(np.mean([around(words[i][1]) for i in alone], axis=0))
    full, deep = np.mean(onset[:60]), np.mean(ending[70:100])
    depth = full - deep
    held = max(decibels(np.max(power[round(a * 100) + 1:round(b * 100) - 1])) for a, b in (words[i] for i in alone))
    attack = [10 * (np.flatnonzero(onset < full - part * depth)[0] - 100) for part in (0.1, 0.9)]           # ms from the onset
    release = [10 * (np.flatnonzero(ending < full - part * depth)[-1] + 1 - 100) for part in (0.9, 0.1)]    # ms from the end
    verdict("the bed steps back by 10 to 20 dB", 10 <= depth <= 20, f"{depth:.1f} dB over {len(alone)} phrases")
    verdict("it begins before the first syllable and is there in time", attack[0] < -50 and attack[1] <= 0, f"{attack} ms from the onset")
    verdict("it takes 50 to 200 ms to step back", 50 <= (attack[1] - attack[0]) / 0.8 <= 200, f"{attack} ms from the onset")
    verdict("it stays back through the whole utterance", held < deep + 3, f"at most {held - deep:.1f} dB higher")
    verdict("it comes back in 300 to 800 ms, after the last syllable", release[0] >= 0 and 300 <= (release[1] - release[0]) / 0.8 <= 800,
         f"{release} ms from the end")


def longest_below(samples, rate, floor):
    """Seconds: the longest stretch of tenths of a second that are all below `floor` dBFS, in the quieter ear."""
    block = rate // 10
    n = len(samples) // block
    power = np.mean(samples[:n * block].reshape(n, block, -1) ** 2, axis=1).min(axis=1)
    quiet, longest, run_ = decibels(power) < floor, 0, 0
    for is_quiet in quiet:
        run_ = run_ + 1 if is_quiet else 0
        longest = max(longest, run_)
    return longest / 10


def hear_the_low_bed():
    for name, options in (("a walk", []), ("a walk with neither bed nor sounds", ["--bed", "none", "--sound", "none"])):
        samples, rate = render("5min", "--voice", "silent", *options)
        quiet = longest_below(samples, rate, -66)
        verdict(f"{name} is never below -66 dBFS for more than 1.5 s", quiet <= 1.5, f"{quiet:.1f} s")
        wake = decibels(np.mean(samples[:rate] ** 2))
        verdict(f"{name} wakes the headset up", wake > -50, f"{wake:.1f} dBFS in the first second")
        edges = np.max(np.abs(np.diff(np.concatenate(([0], samples[:rate // 100, 0])))))
        edges = max(edges, np.max(np.abs(np.diff(np.concatenate((samples[-rate // 100:, 0], [0]))))))
        verdict(f"{name} neither begins nor ends with a click", edges < 0.02, f"a jump of {edges:.4f}")


# --- Loudness: breath under the voice -----------------------------------------------------------------------------

def k_weighted(samples, rate):
    """BS.1770's two filters by their answers to each frequency."""
    n = len(samples)
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(n, 1 / rate) / 48000)        # the 48 kHz filters, close enough below 10 kHz
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (1 - 1.69065929318241 * z + 0.73248077421585 * z**2)
    low = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.fft.irfft(np.fft.rfft(samples, axis=0) * (shelf * low)[:, None], n, axis=0)


def loudness(samples, rate):
    weighted, step = k_weighted(samples, rate), rate // 10
    n = len(weighted) // step
    power = np.sum(np.mean(weighted[:n * step].reshape(n, step, -1) ** 2, axis=1), axis=1)
    blocks = np.convolve(power, np.ones(4) / 4, "valid")
    blocks = blocks[-0.691 + decibels(blocks) > -70]
    blocks = blocks[decibels(blocks) > decibels(np.mean(blocks)) - 10]
    return -0.691 + decibels(np.mean(blocks))


def hear_breath_under_voice():
    voice = loudness(*render("20min", "--solo", "voice", "--to", "1:00"))
    for pack in PACKS:
        breath = loudness(*render("20min", "--sound", pack, "--voice", "silent", "--solo", "breath", "--from", "5:00", "--to", "6:00"))
        print(f"# {pack}: voice {voice:.1f}, breath {breath:.1f} LUFS")
        verdict(f"{pack}: breath lies 2 to 4 LU under the voice", 2 <= voice - breath <= 4, f"voice {voice:.1f}, breath {breath:.1f} LUFS")


for pack_name in PACKS:
    hear_breath(pack_name)
hear_steps()
hear_steps_step_back()
hear_ducking()
hear_the_low_bed()
hear_breath_under_voice()
