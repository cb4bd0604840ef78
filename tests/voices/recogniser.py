"""An independent listener: pocketsphinx with Debian's own American English acoustic and language models and its dictionary, as
they come. No grammar, no word of ours: those that it does not know ("pram", "soreness") count as wrong for every voice alike.
One process hears all phrases of a voice, so that its models are loaded once. Its search is bounded (EFFORT), which halves the
time that it takes over speech that it does not understand, and changes a figure by a word or two.
"""
import os
import shutil
import subprocess

import numpy as np
import sound

RATE = 16000
MODEL = "/usr/share/pocketsphinx/model/en-us"
EFFORT = ["-pl_window", "5", "-maxhmmpf", "1000", "-maxwpf", "10"]
LEVEL_DB, QUIET_DB, PAUSE = -26, -75, 0.3    # active speech level, a microphone's own noise under it, seconds before and after


def missing():
    """Why nothing can be heard; None: it can."""
    if not shutil.which("pocketsphinx_batch"):
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


def understand(folder, names):
    """What is understood in FOLDER/NAME.wav, a text for each."""
    with open(f"{folder}/all.ctl", "w") as file:
        file.write("".join(f"{name}\n" for name in names))
    subprocess.run(["pocketsphinx_batch", "-hmm", f"{MODEL}/en-us", "-lm", f"{MODEL}/en-us.lm.bin",
                    "-dict", f"{MODEL}/cmudict-en-us.dict", "-adcin", "yes", "-adchdr", "44", "-cepdir", folder, "-cepext", ".wav",
                    "-ctl", f"{folder}/all.ctl", "-hyp", f"{folder}/all.hyp", "-logfn", f"{folder}/all.log", *EFFORT],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    texts = dict.fromkeys(names, "")
    with open(f"{folder}/all.hyp") as file:
        for line in file:
            text, _, rest = line.rstrip("\n").rpartition(" (")
            texts[rest.split(" ")[0]] = text
    return [texts[name] for name in names]
