"""Files that call one another in a circle, a line each: what `nm` says that each object has and needs.

    circles.py out/build/release
"""
import glob
import os
import subprocess
import sys


def read_symbols(path):
    has, needs = set(), set()
    for line in subprocess.run(["nm", path], capture_output=True, text=True, check=True).stdout.splitlines():
        kind, name = line.split()[-2:]
        if kind in "TDBRV":
            has.add(name)
        elif kind == "U":
            needs.add(name)
    return has, needs


def reached(graph, start):
    found, waiting = set(), [start]
    while waiting:
        for other in graph[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found


def main(folder):
    names = [path.split("/src/")[1][:-2] for path in glob.glob(folder + "/src/*/*.o")]
    objects = {name: read_symbols(f"{folder}/src/{name}.o") for name in names if os.path.exists(f"src/{name}.c")}
    home = {symbol: name for name, (has, _) in objects.items() for symbol in has}
    graph = {name: {home[s] for s in needs if s in home} - {name} for name, (_, needs) in objects.items()}
    reach = {name: reached(graph, name) for name in graph}
    circles = {tuple(sorted(other for other in reach[name] if name in reach[other])) for name in graph if name in reach[name]}
    for circle in sorted(circles):
        print(*circle)


main(sys.argv[1])
