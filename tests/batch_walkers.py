#!/usr/bin/env python3
"""A table of walkers from a seed: batch_walkers.py SEED N [SESSION...]. With --csv before them, as CSV."""
import json
import random
import sys

arguments = sys.argv[1:]
csv = arguments[0] == "--csv"
seed, count, sessions = arguments[csv], int(arguments[csv + 1]), arguments[csv + 2:] or ["breathing", "5min"]
deal = random.Random(int(seed))
keys = ["id", "weeks", "birth", "level", "pram", "talk", "walk"]
if csv:
    print(",".join(keys))
for number in range(count):
    walker = {"id": f"w{number:05d}", "weeks": deal.choice([2, 5, 9]), "birth": deal.choice(["vaginal", "c-section"]),
              "level": deal.choice([1, 2]), "pram": deal.random() < 0.3, "talk": deal.choice(["full", "short"]),
              "walk": deal.choice(sessions)}
    if walker["weeks"] == 2 and walker["birth"] == "c-section" and walker["pram"]:
        walker["walk"] = "side-plank"  # ten weeks too early: wrong lines
    if csv:
        print(",".join(str(walker[key]).lower() if key == "pram" else str(walker[key]) for key in keys))
    else:
        print(json.dumps(walker))
