"""How well each voice is understood: `make voices-bench`, on the phrases that are held out (phrases.py).

    bench.py [--tune] [--heard] [VOICE...]      voices by name, or voice files; without one: all of voices/
    bench.py --clean ...                        without the noise: half the time
    bench.py --update [VOICE...]                writes the figures into tests/voices/figures.txt, too

words wrong   of the recogniser (recogniser.py, words.py), in percent: without noise, and with traffic 5 dB below the speech
index         the speech intelligibility index in a street (sound.py): mean, and mean of the worst tenth
--tune        on the half that voices may be tuned on;   --heard   what was understood, phrase by phrase

What stands between calm and fewer words wrong, on the phrases to tune on (363 words; settings within 3 % are alike):

    espeak-ng alone, en-us+f2, pitch 38, range 40, 170 words a minute    58 %
    and our respelling                                                   58
    and our levelling, trimming, limiter, without an equaliser           60
    and an equaliser "250 -4", "1800 4", "4000 4"  ("4000 8": 56)        57
    and pitch 50, range 50                  ("4000 8": 53, this is calm) 56

Held out: espeak-ng alone at pitch and range 50 68 %, calm as it was 70, calm 66 (drawing other phrases would give 58 to 73).

So it is espeak-ng itself: nothing of ours costs more than 2 %, and the equaliser gives that back. What the mixer adds was not
measured. espeak-ng's rate 150 is like 170, 190 has 3 % more; en-us without a variant 12 % more than f2; f5 is like f2 (56, "4000 8": 55).
Variants of our own, from f5: without its echo 60, with consonants of 220 58, with less voicing and consonants of 170 56, with
longer stressed vowels 56, all of these and its echo 54, formants 4 % lower 53, 4 % higher 63, wider 65: not worth a file.
British: soft 71 (f5 for f2 76), steady 74 (m7 for m3 79), by an American's ear.
warm: no equaliser 36 %, half of it 33, all of it 30, more of it 30; rate 155 like 165, 176, its own, 28.
(Search of 3000 states a frame, a room 35 dB under the speech: quicker, and 1 to 2 % from what is reported.)
"""
import argparse
import concurrent.futures
import glob
import os
import subprocess
import sys
import tempfile

import measure
import phrases
import recogniser

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAMS = os.path.join(os.environ.get("DIR", f"{ROOT}/out/build/release"), "voices")
KEPT = f"{ROOT}/out/voices-heard"          # what was understood, by what was heard
FIGURES = f"{HERE}/figures.txt"
ROW = "{:<12} | {:>17} | {:>16} | {:>10} | {:>11}"


def sessions():
    return sorted(os.path.basename(path)[:-4] for path in glob.glob(f"{ROOT}/scripts/*.cfg") if not path.endswith("/walk.cfg"))


def said():
    with tempfile.TemporaryDirectory() as empty:        # no profile of whoever runs this
        done = subprocess.run([f"{PROGRAMS}/said", *sessions()], cwd=ROOT, text=True, stdout=subprocess.PIPE, check=True,
                              env={**os.environ, "XDG_CONFIG_HOME": empty})
    return phrases.read(done.stdout.splitlines())


def row(name, found):
    noisy = "not heard" if found["noisy"] is None else f"{found['noisy']:.0f} %"
    return ROW.format(name, f"{found['clean']:.0f} %", noisy, f"{found['index']:.2f}", f"{found['worst']:.2f}")


def spoken(voices, chosen):
    """{voice: a clip of each phrase} of those that work here."""
    clips = {}
    for voice in voices:
        try:
            clips[voice] = measure.speech(f"{PROGRAMS}/speak", voice, chosen)
        except RuntimeError as why:
            print(f"{voice}: does not work here: {str(why).splitlines()[0]}", flush=True)
    return clips


def measured(voices, chosen, without_noise):
    """Yields (voice, what was found) in order. Each core hears one voice at a time, in noise last."""
    clips = spoken(voices, chosen)
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        clean = {voice: measure.begin(clips[voice], pool, KEPT) for voice in clips}
        noisy = {} if without_noise else {voice: measure.begin(clips[voice], pool, KEPT, measure.NOISE_DB) for voice in clips}
        for voice in clips:
            yield voice, measure.found(clips[voice], chosen, clean[voice], noisy.get(voice))


def main():
    options = argparse.ArgumentParser()
    for flag in "--tune", "--heard", "--clean", "--update":
        options.add_argument(flag, action="store_true")
    options.add_argument("voices", nargs="*")
    asked = options.parse_args()
    why = recogniser.missing()
    if why:
        print(f"skipped: {why} (packages pocketsphinx and pocketsphinx-en-us)")
        return
    tune, held = phrases.draw(said())
    chosen = tune if asked.tune else held
    lines = [f"{len(chosen)} phrases, {'to tune on' if asked.tune else 'held out'}, seed {phrases.SEED}",
             ROW.format("voice", "words wrong clean", "at +5 dB traffic", "index mean", "worst tenth")]
    print("\n".join(lines), flush=True)
    shipped = sorted(os.path.basename(path)[:-4] for path in glob.glob(f"{ROOT}/voices/*.cfg") if not path.endswith("/silent.cfg"))
    for voice, found in measured(asked.voices or shipped, chosen, asked.clean):
        lines.append(row(voice, found))
        print(lines[-1], flush=True)
        if asked.heard:
            print("\n".join(f"    {text} | {heard}" for (_, text), heard in zip(chosen, found["heard"])))
    if asked.update and not asked.tune:
        with open(FIGURES, "w") as file:
            file.write("\n".join(line.rstrip() for line in lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
