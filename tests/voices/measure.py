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


def listen(clips, phrases, folder, name, noise_db=None):
    names = [f"{name}{i}" for i in range(len(clips))]
    for i, clip in enumerate(clips):
        sound.save(f"{folder}/{names[i]}.wav", recogniser.prepare(clip, i, noise_db), recogniser.RATE)
    return recogniser.understand(folder, names)


def worst_tenth(values):
    """The mean of the lowest tenth."""
    values = sorted(values)
    return float(np.mean(values[:max(1, len(values) // 10)]))


def measure(speaker, voice, phrases, noisy=True):
    """{"clean", "noisy": percent of words wrong; "index", "worst": of the index; "rate": words a minute while active; "heard"}"""
    with tempfile.TemporaryDirectory() as folder:
        clips = speak(speaker, os.path.abspath(voice) if os.path.exists(voice) else voice, phrases, folder)
        heard = listen(clips, phrases, folder, "clean")
        indices = [sound.street_index(clip, RATE) for clip in clips]
        counts = [len(words.normal(text)) for _, text in phrases]
        return {"clean": share_wrong(phrases, heard),
                "noisy": share_wrong(phrases, listen(clips, phrases, folder, "noisy", NOISE_DB)) if noisy else None,
                "index": float(np.mean(indices)), "worst": worst_tenth(indices),
                "rate": 60 * sum(counts) / sum(len(clip) / RATE for clip in clips), "heard": heard}
