#!/usr/bin/env python3
"""Equal names, equal bytes, on the whole offer: walkers of every session and every kind are sorted by `batch --dry-run`; of those who
are to have one file, two with different profiles are taken, and `render` makes it for each of them alone, by her own profile.

    batch_hash.py BIN FOLDER HOW_MANY_FILES VOICE [SEED]

Prints what is wrong, a line each, and at the end to stderr how much was looked at."""
import json
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

binary, folder, wanted, voice = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
deal = random.Random(int(sys.argv[5]) if len(sys.argv) > 5 else 1)
DAY = "2026-11-27"
QUICK = ["--on", DAY, "--mono", "--sample-rate", "8000", "-q"]
sessions = [name for name in subprocess.run([binary, "list", "sessions", "--names"], capture_output=True, text=True).stdout.split("\n") if name]


# Somebody, and the same but for one thing: that is who may be taken for whom.
def profiles():
    first = {"weeks": deal.choice([0, 1, 2, 3, 5, 6, 7, 8, 9, 11, 12, 13, 16, 20, 30]), "birth": deal.choice(["vaginal", "c-section"]), "level": deal.randint(1, 4)}
    others = {"pram": [True, False], "talk": ["full", "short", "silent"], "core": ["breath_only", "light", "tall"], "tear": [True], "cleared": [True],
                        "floor_cleared": [True], "own_pace": [80, 96, 110], "pace": [90, 104], "form": ["easier", "harder"], "delay": [5], "emergency": ["999"], "level": [1, 2, 3, 4], "birth": ["vaginal", "c-section"]}
    return [first] + [{**first, key: deal.choice(values)} for key, values in deal.sample(sorted(others.items()), 4)]


lines = []
for session in sessions:
    for _ in range(12):
        for hers in profiles():
            lines.append({"id": f"w{len(lines)}", "voice": voice, "walk": session, **hers})
with open(f"{folder}/offer.jsonl", "w") as out:
    out.writelines(json.dumps(line) + "\n" for line in lines)
done = subprocess.run([binary, "batch", f"{folder}/offer.jsonl", *QUICK, "--format", "wav", "--dry-run", "--report", f"{folder}/offer.report"], capture_output=True, text=True)
by_id = {line["id"]: line for line in lines}
alike, wrong_ids = {}, set()
for text in open(f"{folder}/offer.report"):
    entry = json.loads(text)
    if entry.get("object"):
        alike.setdefault(entry["object"], []).append(by_id[entry["id"]])
    elif entry["state"] == "wrong":
        wrong_ids.add(entry["id"])


def without_name(line):
    return {key: value for key, value in line.items() if key not in ("id", "walk")}


pairs = []
for name, group in sorted(alike.items()):
    others = [line for line in group if without_name(line) != without_name(group[0])]
    if others:
        pairs.append((name, group[0], deal.choice(others)))
looked = deal.sample(pairs, min(wanted, len(pairs)))


def run(line, *words):
    home = f"{folder}/of-{line['id']}"
    os.makedirs(f"{home}/walkcoach", exist_ok=True)
    with open(f"{home}/walkcoach/walkcoach.cfg", "w") as out:
        out.writelines(f"{key} = {json.dumps(value)}\n" for key, value in without_name(line).items())
    return subprocess.run([binary, *words], capture_output=True, text=True, env={**os.environ, "XDG_CONFIG_HOME": home})


def render(line):
    path = f"{folder}/of-{line['id']}.wav"
    made = run(line, "render", line["walk"], *QUICK, "-o", path)
    data = open(path, "rb").read() if made.returncode == 0 else made.stderr
    if os.path.exists(path):
        os.unlink(path)
    return data


def compare(pair):
    name, one, other = pair
    if render(one) != render(other):
        return f"{name}: {one} and {other} are not the same bytes"
    return None


def refuse(line):
    done = run(line, "check", line["walk"], "--on", DAY, "-q")
    return None if done.returncode == 1 else f"{line}: batch refuses what check takes"


refused = [line for line in lines if line["id"] in wrong_ids]
with ThreadPoolExecutor(2) as pool:
    for wrong in pool.map(refuse, deal.sample(refused, min(wanted, len(refused)))):
        if wrong:
            print(wrong)
    for wrong in pool.map(compare, looked):
        if wrong:
            print(wrong)
right = sum(len(group) for group in alike.values())
if len(sessions) < 20 or len(alike) < 100 or not looked:
    print(f"too little: {len(sessions)} sessions, {len(alike)} files, {len(looked)} looked at", done.stderr[-300:])
print(f"{len(lines)} walkers of {len(sessions)} sessions, {right} of them right, {len(alike)} different files, {len(pairs)} shared by different profiles, {len(looked)} of these made twice", file=sys.stderr)
