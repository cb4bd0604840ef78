"""How well each voice is understood: `make voices-bench`, on the phrases that are held out (phrases.py).

    bench.py [--tune] [--heard] [VOICE...]      voices by name, or voice files; without one: all of voices/
    bench.py --update [VOICE...]                writes the figures into tests/voices/figures.txt, too

words wrong   of the recogniser (recogniser.py, words.py), in percent: without noise, and with traffic 5 dB below the speech
index         the speech intelligibility index in a street (sound.py): mean, and mean of the worst tenth
--tune        on the half that voices may be tuned on;   --heard   what was understood, phrase by phrase
"""
import argparse
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
    return ROW.format(name, f"{found['clean']:.0f} %", f"{found['noisy']:.0f} %", f"{found['index']:.2f}", f"{found['worst']:.2f}")


def main():
    options = argparse.ArgumentParser()
    for flag in "--tune", "--heard", "--update":
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
    for voice in asked.voices or shipped:
        try:
            found = measure.measure(f"{PROGRAMS}/speak", voice, chosen)
        except RuntimeError as why:
            print(f"{voice}: does not work here: {str(why).splitlines()[0]}", flush=True)
            continue
        lines.append(row(voice, found))
        print(lines[-1], flush=True)
        if asked.heard:
            print("\n".join(f"    {text} | {heard}" for (_, text), heard in zip(chosen, found["heard"])))
    if asked.update and not asked.tune:
        with open(FIGURES, "w") as file:
            file.write("\n".join(line.rstrip() for line in lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
