#!/usr/bin/env python3
"""Which lines of src/ the tests run: `make coverage` builds with gcc's --coverage and calls this.

It prints a line for each folder and writes, into out/build/coverage:
  uncovered.txt   FILE:LINE of what no test ran, with the line
  map.json        for each line of src/ the tests that run it, for each file of scripts/, voices/ and config/ the tests
                  that open it, and the processor time of each test. tests/mutate.py asks it which tests are nearest to a line.
Each test writes its counts into a folder of its own (GCOV_PREFIX). What is lost: the counts of a process that a signal
ends, or that runs without the environment of its test. `_exit` loses nothing (tests/coverage.h).

  tests/coverage.py [NAME...]    only the tests whose name holds one of the words, together with what is kept of the others
  tests/coverage.py --report     runs nothing
"""
import concurrent.futures
import glob
import json
import os
import subprocess
import sys
import threading

ASKED = {"base": 92, "conf": 92, "session": 92, "timeline": 92, "mix": 92, "sound": 92, "sink": 92}
# They look at the sources or at a release build, and run nothing of ours that others do not.
NOT_RUN = ("house", "layers", "names", "warnings", "sealed", "compilers")
TEST_SECONDS = 1800

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, "out/build/coverage")
KEPT = os.path.join(BUILD, "runs")


def tests():
    """Each test, as run.sh finds them: name and path."""
    found = sorted(glob.glob(BUILD + "/unit/test_*")) + sorted(glob.glob(ROOT + "/tests/*.test.sh"))
    for path in found:
        name = os.path.basename(path)
        if os.access(path, os.X_OK) and "." not in name.replace(".alone", "").replace(".test.sh", "") \
                and name.split(".")[0] not in NOT_RUN:
            yield name, path


def run(name, path, preload):
    folder = os.path.join(KEPT, name)
    subprocess.run(["rm", "-rf", folder], check=True)
    os.makedirs(folder)
    env = dict(os.environ, BUILD="coverage", BIN=BUILD + "/walkcoach", DIR=BUILD, CMOCKA_MESSAGE_OUTPUT="TAP",
               GCOV_PREFIX=folder + "/counts", GCOV_PREFIX_STRIP=str(BUILD.count("/")), LD_PRELOAD=preload,
               WALKCOACH_OPENED=folder + "/opened", ASAN_OPTIONS="detect_leaks=0:verify_asan_link_order=0")
    with open(folder + "/log", "wb") as log:
        process = subprocess.Popen([path], env=env, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        late = threading.Timer(TEST_SECONDS, process.kill)
        late.start()
        _, status, used = os.wait4(process.pid, 0)
        late.cancel()
    process.returncode = status
    seconds = used.ru_utime + used.ru_stime
    text = open(folder + "/log", errors="replace").read()
    red = [line for line in text.splitlines() if line.startswith("not ok")]
    json.dump({"seconds": round(seconds, 2), "red": len(red)}, open(folder + "/took", "w"))
    print("%5d s  %s%s" % (seconds, name, "" if status == 0 and not red else "  RED: " + "; ".join(red)[:300]), flush=True)


def run_all(words):
    preload = BUILD + "/opened.so"
    subprocess.run(["gcc", "-D_GNU_SOURCE", "-O1", "-fPIC", "-shared", "-o", preload, ROOT + "/tests/opened.c"], check=True)
    chosen = [(n, p) for n, p in tests() if not words or any(word in n for word in words)]
    alone = [t for t in chosen if ".alone." in t[0]]
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        jobs = [pool.submit(lambda: [run(n, p, preload) for n, p in alone])]
        jobs += [pool.submit(run, n, p, preload) for n, p in chosen if (n, p) not in alone]
        for job in jobs:
            job.result()


def counted(folder, only=None):
    """FILE -> LINE -> how often, of the counts in a folder. Without counts all lines are there, never run."""
    work = os.path.join(BUILD, "gcov")
    os.makedirs(work, exist_ok=True)
    notes = only if only is not None else glob.glob(folder + "/**/*.gcda", recursive=True)
    lines = {}
    for start in range(0, len(notes), 60):
        out = subprocess.run(["gcov", "--json-format", "--stdout"] + notes[start:start + 60], cwd=work,
                             capture_output=True, check=False).stdout.decode(errors="replace")
        for text in out.splitlines():
            if not text.startswith("{"):
                continue
            report = json.loads(text)
            for file in report["files"]:
                name = os.path.normpath(file["file"])
                if not name.startswith("src/"):
                    continue
                into = lines.setdefault(name, {})
                for line in file["lines"]:
                    into[line["line_number"]] = into.get(line["line_number"], 0) + line["count"]
    return lines


def link_notes(folder):
    """gcov looks for the notes of a file beside its counts."""
    for counts in glob.glob(folder + "/counts/**/*.gcda", recursive=True):
        beside = counts[:-5] + ".gcno"
        notes = os.path.join(BUILD, os.path.relpath(beside, folder + "/counts"))
        if os.path.exists(notes) and not os.path.lexists(beside):
            os.symlink(notes, beside)


def opened(folder):
    try:
        names = set(open(folder + "/opened", errors="replace").read().splitlines())
    except OSError:
        return []
    return sorted(n for n in names if os.path.isfile(os.path.join(ROOT, n)))


def gather():
    all_lines = counted(BUILD, glob.glob(BUILD + "/src/**/*.gcno", recursive=True))
    names = sorted(os.path.basename(os.path.dirname(f)) for f in glob.glob(KEPT + "/*/took"))
    ran, data, took = {}, {}, {}
    for number, name in enumerate(names):
        folder = os.path.join(KEPT, name)
        link_notes(folder)
        for file, lines in counted(folder + "/counts").items():
            for line, count in lines.items():
                all_lines.setdefault(file, {})
                all_lines[file][line] = all_lines[file].get(line, 0) + count
                if count:
                    ran.setdefault(file, {}).setdefault(line, []).append(number)
        for file in opened(folder):
            data.setdefault(file, []).append(number)
        took[name] = json.load(open(folder + "/took"))["seconds"]
    sources = {file: open(os.path.join(ROOT, file)).read() for file in all_lines}
    code = {file: [str(line) for line in lines] for file, lines in all_lines.items()}
    json.dump({"tests": names, "seconds": took, "lines": ran, "code": code, "opened": data, "sources": sources},
              open(BUILD + "/map.json", "w"))
    return all_lines


def report(all_lines):
    folders, missing = {}, []
    for file, lines in sorted(all_lines.items()):
        source = open(os.path.join(ROOT, file)).read().splitlines()
        total = folders.setdefault(file.split("/")[1], [0, 0])
        for line, count in sorted(lines.items()):
            total[0] += count > 0
            total[1] += 1
            if not count:
                missing.append("%s:%d: %s" % (file, line, source[line - 1].strip() if line <= len(source) else ""))
    with open(BUILD + "/uncovered.txt", "w") as out:
        out.write("\n".join(missing) + "\n")
    short = 0
    for folder, (ran, total) in sorted(folders.items()):
        share = 100 * ran / total
        asked = ASKED.get(folder)
        low = asked is not None and share < asked
        short += low
        print("%-10s %6.1f %%  of %5d lines%s" % (folder, share, total, "   asked: %d" % asked if low else ""))
    ran, total = sum(f[0] for f in folders.values()), sum(f[1] for f in folders.values())
    print("%-10s %6.1f %%  of %5d lines; what no test runs: %s" % ("all", 100 * ran / total, total,
                                                                  os.path.relpath(BUILD + "/uncovered.txt", os.getcwd())))
    return short


def main():
    words = [w for w in sys.argv[1:] if w != "--report"]
    os.makedirs(KEPT, exist_ok=True)
    if "--report" not in sys.argv:
        run_all(words)
    sys.exit(1 if report(gather()) else 0)


if __name__ == "__main__":
    main()
