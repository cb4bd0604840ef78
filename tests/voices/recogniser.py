"""An independent listener: pocketsphinx with Debian's own American English acoustic and language models, its dictionary and its
search, all as they come. No grammar, no word of ours: those that it does not know ("pram", "soreness") count as wrong for every
voice alike. One process hears all phrases of a voice, so that its models are loaded once.

Its search is not bounded: with 1000 states a frame, as it was at first, calm had 63 % of words wrong and warm 33; with the
search that comes with it 57 and 30 (tuning phrases). It minds how quiet the room is: with noise 35 dB under the speech instead of
49, calm has 56. Only in noise it is bounded (IN_NOISE): it would take three times as long over what it does not understand.
"""
import hashlib
import json
import os
import shutil
import subprocess
import tempfile

import numpy as np
import sound

RATE, PROGRAM = 16000, "pocketsphinx_batch"
MODEL = "/usr/share/pocketsphinx/model/en-us"
IN_NOISE = ("-pl_window", "5", "-maxhmmpf", "3000")
LEVEL_DB, QUIET_DB, PAUSE = -26, -75, 0.3    # active speech level, a microphone's own noise under it, seconds before and after


def missing():
    """Why nothing can be heard; None: it can."""
    if not shutil.which(PROGRAM):
        return "pocketsphinx is not installed"
    if not os.path.exists(f"{MODEL}/en-us.lm.bin"):
        return "pocketsphinx-en-us is not installed"
    return None


def prepare(samples, seed, noise_db=None):
    """48000 Hz to what the recogniser hears; noise_db: how far traffic is below the active level of the speech."""
    speech = sound.thirds(samples)
    speech = speech * 10 ** (LEVEL_DB / 20) / np.sqrt(sound.active(speech, RATE)[0])
    pause = np.zeros(int(PAUSE * RATE))
    heard = np.concatenate((pause, speech, pause))
    heard = heard + np.random.Generator(np.random.PCG64(seed)).standard_normal(len(heard)) * 10 ** (QUIET_DB / 20)
    if noise_db is not None:
        heard = heard + sound.traffic(len(heard), RATE, seed) * 10 ** ((LEVEL_DB - noise_db) / 20)
    return heard


def understand(folder, names, search=()):
    """What is understood in FOLDER/NAME.wav, a text for each. One at a time in a folder."""
    with open(f"{folder}/all.ctl", "w") as file:
        file.write("".join(f"{name}\n" for name in names))
    subprocess.run([PROGRAM, "-hmm", f"{MODEL}/en-us", "-lm", f"{MODEL}/en-us.lm.bin",
                    "-dict", f"{MODEL}/cmudict-en-us.dict", "-adcin", "yes", "-adchdr", "44", "-cepdir", folder, "-cepext", ".wav",
                    "-ctl", f"{folder}/all.ctl", "-hyp", f"{folder}/all.hyp", "-logfn", f"{folder}/all.log", *search],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    texts = dict.fromkeys(names, "")
    with open(f"{folder}/all.hyp") as file:
        for line in file:
            text, _, rest = line.rstrip("\n").rpartition(" (")
            texts[rest.split(" ")[0]] = text
    return [texts[name] for name in names]


def kept(signals, keep, search=()):
    """The same for samples; what was understood in the very same ones by this very recogniser is kept in a folder: a voice that
    did not change is not heard again."""
    key = hashlib.sha256(repr([(path, os.stat(path).st_size, os.stat(path).st_mtime_ns) for path in (shutil.which(PROGRAM), *(
        f"{MODEL}/{name}" for name in ("en-us.lm.bin", "cmudict-en-us.dict", "en-us/mdef", "en-us/sendump")))]).encode())
    key.update(" ".join(search).encode())
    with tempfile.TemporaryDirectory() as folder:
        names = [str(i) for i in range(len(signals))]
        for name, samples in zip(names, signals):
            sound.save(f"{folder}/{name}.wav", samples, RATE)
            with open(f"{folder}/{name}.wav", "rb") as file:
                key.update(file.read())
        path = f"{keep}/{key.hexdigest()[:32]}.json"
        if not os.path.exists(path):
            texts = understand(folder, names, search)
            os.makedirs(keep, exist_ok=True)
            with open(f"{path}.{os.getpid()}", "w") as file:
                json.dump(texts, file)
            os.replace(file.name, path)
        with open(path) as file:
            return json.load(file)
