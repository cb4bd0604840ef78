"""One voice on some phrases: spoken by walkcoach, heard by the recogniser, weighed by the index."""
import os
import subprocess
import tempfile

import numpy as np
import recogniser
import sound
import words

RATE, NOISE_DB = 48000, 5


def speak(speaker, voice, phrases, folder):
    lines = "".join(f"{rate}\t{text}\n" for rate, text in phrases)
    done = subprocess.run([speaker, voice, str(RATE), folder], input=lines, text=True, stderr=subprocess.PIPE)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip() or f"{voice} could not speak")
    return [sound.load(f"{folder}/{i}.wav")[0] for i in range(len(phrases))]


def share_wrong(phrases, heard):
    counts = [words.wrong(text, understood) for (_, text), understood in zip(phrases, heard)]
    return 100 * sum(count[0] for count in counts) / sum(count[1] for count in counts)


def listen(clips, keep, noise_db=None):
    """What the recogniser understands of each."""
    signals = [recogniser.prepare(clip, i, noise_db) for i, clip in enumerate(clips)]
    return recogniser.kept(signals, keep, () if noise_db is None else recogniser.IN_NOISE)


def worst_tenth(values):
    """The mean of the lowest tenth."""
    values = sorted(values)
    return float(np.mean(values[:max(1, len(values) // 10)]))


def speech(speaker, voice, phrases):
    """A clip of each phrase; RuntimeError: the voice does not work here."""
    with tempfile.TemporaryDirectory() as folder:
        return speak(speaker, os.path.abspath(voice) if os.path.exists(voice) else voice, phrases, folder)


def begin(clips, pool, keep, noise_db=None):
    """Begins to listen as a job of the pool."""
    return pool.submit(listen, clips, keep, noise_db)


def found(clips, phrases, clean, noisy):
    """Waits for both jobs: {"clean", "noisy": percent of words wrong; "index", "worst": of the index; "heard": without noise}.
    noisy: None where it was not begun."""
    indices = [sound.street_index(clip, RATE) for clip in clips]
    return {"clean": share_wrong(phrases, clean.result()), "noisy": noisy and share_wrong(phrases, noisy.result()),
            "index": float(np.mean(indices)), "worst": worst_tenth(indices), "heard": clean.result()}
