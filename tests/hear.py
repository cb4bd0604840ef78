"""Listens to a rendered WAV with nothing of walkcoach's own: numpy and the wave module.

FILE may be - for standard input.

  hear.py frames FILE                 number of frames, channels, rate
  hear.py samples FILE                a sum of the samples alone, whatever else the file holds
  hear.py sound FILE SECONDS          fails where a sample is at full scale, or nothing is heard for longer
  hear.py onsets FILE JSON            the first sound of each phrase, of a --solo voice render, is within 10 ms of its onset
  hear.py vowels JSON                 each breath word's stressed vowel sits on a breath's turn
  hear.py by_ear FILE JSON            a --solo voice render swells into each breath word's vowel within 40 ms of the turn
  hear.py counted FILE JSON PART FROM  the first counted breath of PART has a word on each step, by arithmetic from pace and breath and by ear;
                              FILE: a --solo voice render that begins at FROM seconds
  hear.py apart JSON                  speech never overlaps speech
  hear.py steps FILE JSON             each tick of a --solo steps render begins at its frame, the last as exact as the first
  hear.py slice WHOLE PART SECONDS    PART is the very samples of WHOLE from there on
"""
import hashlib
import json
import sys
import wave

import numpy as np

HEARD = 10 ** (-80 / 20) * 32768          # -80 dBFS: below it, silence


def load(path):
    with wave.open(sys.stdin.buffer if path == "-" else path) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
        return samples.reshape(-1, file.getnchannels()), file.getframerate()


def loudest(path):
    samples, rate = load(path)
    return np.abs(samples.astype(np.int32)).max(axis=1), rate


def events(path, kind):
    with open(path) as file:  # in order of the moments asked for; words may be said later than words asked for after them
        found = [e for e in json.load(file)["events"] if e["kind"] == kind and e.get("fate") != "left out"]
    return sorted(found, key=lambda e: e.get("onset", e["time"]))


def need(truth, message):
    if not truth:
        sys.exit(message)


def frames(path):
    samples, rate = load(path)
    print(samples.shape[0], samples.shape[1], rate)


def samples(path):
    print(hashlib.sha256(load(path)[0].tobytes()).hexdigest())


def sound(path, seconds):
    level, rate = loudest(path)
    need(0 < level.max() < 32767, f"peak {level.max()}")
    heard = np.flatnonzero(level > HEARD)
    edges = np.concatenate(([-1], heard, [len(level)]))
    gaps = np.diff(edges)
    worst = gaps.argmax()
    need(gaps[worst] <= float(seconds) * rate, f"{gaps[worst] / rate:.2f} s without a sound from {edges[worst] / rate:.2f} s on")


def onsets(path, show):
    level, rate = loudest(path)
    spoken, before = events(show, "speech"), 0
    need(len(spoken) > 10, f"only {len(spoken)} phrases")
    for event in spoken:
        onset, end = round(event["onset"] * rate), round(event["end"] * rate)
        start = max(before, onset - rate // 2)
        heard = level[start:end]
        first = start + int(np.argmax(heard > heard.max() * 0.01)) if len(heard) and heard.max() > 0 else -rate
        need(abs(first - onset) <= rate // 100, f"\"{event['text']}\" at {event['onset']}: {(first - onset) / rate * 1000:.1f} ms off")
        before = end


def vowels(show):
    turns = np.array([e["time"] for e in events(show, "breath")])
    on_turn = [e for e in events(show, "speech") if np.abs(turns - e["time"]).min() < 1e-6 and e["pool"] == "lift"]
    need(len(on_turn) > 3, f"only {len(on_turn)} breath words")
    for event in on_turn:
        need(abs(event["vowel"] - event["time"]) <= 0.001, f"\"{event['text']}\": vowel {event['vowel']}, turn {event['time']}")
        need(0 <= event["vowel"] - event["onset"] <= 0.9, f"\"{event['text']}\": onset {event['onset']}, vowel {event['vowel']}")


def swells(samples, rate):
    """Seconds at which speech gets louder fastest. Loudness by Stevens: intensity to the power of 0.3, in six bands of 300 to 3000 Hz."""
    width, hop = rate // 40, rate // 500
    edges, hz = 300 * 10 ** np.linspace(0, 1, 7), np.fft.rfftfreq(width, 1 / rate)
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(samples, width // 2), width)[::hop]
    power = np.abs(np.fft.rfft(frames * np.hanning(width), axis=1)) ** 2
    bands = np.stack([power[:, (hz >= low) & (hz < high)].sum(axis=1) for low, high in zip(edges, edges[1:])])
    loud = np.sum((bands / bands.max()) ** 0.3, axis=0)
    slope = np.pad(loud[20:] - loud[:-20], 10)                             # over 40 ms
    tops = np.flatnonzero((slope[1:-1] >= slope[:-2]) & (slope[1:-1] > slope[2:]) & (slope[1:-1] > 0.2 * slope.max())) + 1
    return tops * hop / rate


def off_the_moment(samples, rate, event, moment, start=0.0):
    """Milliseconds from a moment to the nearest swell within a phrase; samples begin at second `start`."""
    first = round((event["onset"] - 0.1 - start) * rate)
    heard = swells(samples[first:round((min(event["end"], moment + 0.4) - start) * rate)], rate) + first / rate + start - moment
    return heard[np.abs(heard).argmin()] * 1000


def counted(path, show, part, start):
    samples, rate = load(path)
    with open(show) as file:
        phase = next(p for p in json.load(file)["phases"] if p["key"] == part)
    step = 60 / float(phase["pace"])
    way_in, way_out = map(int, phase["breath"].split(" > ")[0].split(":"))
    numbers = ["", "two", "three", "four", "five", "six", "seven", "eight"]
    said = ["In"] + numbers[1:way_in] + ["Out"] + numbers[1:way_out]
    words = [e for e in events(show, "speech") if e["pool"] == "count_aloud" and e["phase"] == part]
    others = [e for e in events(show, "speech") if e["pool"] != "count_aloud"]
    need([e["text"] for e in words] == said, f"said: {[e['text'] for e in words]}, a breath has {said}")
    how = next(e for e in others if e["pool"] == "how")
    breath = np.ceil((how["end"] - phase["time"]) / step / len(said))      # the first that begins after the explanation; the words there
    first = (words[0]["vowel"] - phase["time"]) / step / len(said)         # are counted on with the longest, so it may be the one after
    need(breath <= round(first) <= breath + 2, f"breath {first:.2f}, the explanation ends in breath {breath:.0f}")
    off = []
    for n, event in enumerate(words):
        moment = phase["time"] + (round(first) * len(said) + n) * step
        need(abs(event["vowel"] - moment) <= 0.001, f"\"{event['text']}\": vowel {event['vowel']:.3f}, step {moment:.3f}")
        need(all(e["end"] <= event["onset"] or e["onset"] >= event["end"] for e in others), f"\"{event['text']}\" has other words on it")
        off.append(off_the_moment(samples[:, 0].astype(float), rate, event, moment, float(start)))
        need(abs(off[-1]) <= 40, f"\"{event['text']}\": heard {off[-1]:.0f} ms off its step")
    print(" ".join(f"{e['text']} {o:+.0f}" for e, o in zip(words, off)), "ms")


def by_ear(path, show):
    samples, rate = load(path)
    samples = samples[:, 0].astype(float)
    turns = np.array([e["time"] for e in events(show, "breath")])
    seen, off = set(), []
    for event in events(show, "speech"):
        text, turn = event["text"], event["time"]
        if np.abs(turns - turn).min() > 1e-6 or abs(event["vowel"] - turn) > 0.1 or len(text) > 45 or text in seen:
            continue
        seen.add(text)
        off.append(off_the_moment(samples, rate, event, turn))
        need(abs(off[-1]) <= 40, f"\"{text}\": heard {off[-1]:.0f} ms off the turn")
    need(len(off) >= 8 and np.median(np.abs(off)) <= 15, f"{len(off)} words, {np.median(np.abs(off)):.0f} ms off in the middle")


def apart(show):
    before, text = 0.0, ""
    for event in events(show, "speech"):
        need(event["onset"] >= before, f"\"{event['text']}\" begins at {event['onset']}, within \"{text}\" until {before}")
        before, text = event["end"], event["text"]


def steps(path, show):
    level, rate = loudest(path)
    ticks, begins = events(show, "step"), set()
    need(len(ticks) > 100, f"only {len(ticks)} steps")
    for tick in ticks:
        frame = (round(tick["time"] * 1_000_000) * rate + 500_000) // 1_000_000
        around = level[frame - 200:frame + 200]
        begins.add(int(np.argmax(around > 0)) - 200)
    need(max(begins) - min(begins) == 0 and 0 <= min(begins) <= 2, f"ticks begin {sorted(begins)} frames from their place")


def slice_of(whole, part, seconds):
    all_of_it, rate = load(whole)
    some, _ = load(part)
    start = round(float(seconds) * rate)
    need(len(some) > 0 and np.array_equal(all_of_it[start:start + len(some)], some), "other samples")


commands = {"frames": frames, "samples": samples, "sound": sound, "onsets": onsets, "vowels": vowels, "by_ear": by_ear, "counted": counted, "apart": apart,
            "steps": steps, "slice": slice_of}
commands[sys.argv[1]](*sys.argv[2:])
