#!/usr/bin/env python3
"""valgrind.py SUPPRESSIONS PRELOADED COMMAND...: runs the command, and all programs of ours that it starts, with Valgrind's memcheck.
Prints what is wrong with each of them. Exit status: the command's, or 99 where something is wrong.

Everything that memcheck says about memory counts, from every process. Lost memory counts where a program ends that was started as
one; a process that was forked for one thing (a phrase, a piece, a walk) ends without giving back what its parent had."""
import os, re, subprocess, sys, tempfile, threading

WRONG = 99
ours = re.compile(r"==(\d+)== ?(.*)")
MEMCHECK = ["valgrind", "--trace-children=yes", "--trace-children-skip=/bin/*,/usr/*,/sbin/*", "--num-callers=24", "--leak-check=full",
            "--show-leak-kinds=definite,indirect", "--errors-for-leak-kinds=definite,indirect"]


def records(lines):
    """(process, its lines) for each thing that memcheck says. The processes share one log; each says one thing at a time."""
    open_ = {}
    for line in lines:
        match = ours.match(line)
        if not match:
            continue
        process, text = match.groups()
        if text:
            open_.setdefault(process, []).append(text)
        elif process in open_:
            yield process, open_.pop(process)
    yield from open_.items()


def wrong_of(lines):
    programs, found = set(), []
    for process, said in records(lines):
        if any(line.startswith("Command: ") for line in said):
            programs.add(process)
        with_place = any(re.match(r" *(at|by) 0x", line) for line in said)
        lost = "lost in loss record" in said[0]
        if with_place and not said[0].startswith("Process terminating") and (not lost or process in programs):
            found.append(said)
    return found


def run(suppressions, preloaded, command):
    """Its exit status, and the lines of the log. The log is a pipe: a process in a cell may not make a file longer."""
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "log")
        os.mkfifo(log)
        held = os.open(log, os.O_RDWR | os.O_CLOEXEC)
        lines = []
        reader = threading.Thread(target=lambda: lines.extend(open(log, errors="replace")))
        reader.start()
        status = subprocess.call([*MEMCHECK, f"--suppressions={suppressions}", f"--log-file={log}", *command],
                                 env=os.environ | {"LD_PRELOAD": preloaded}, stdin=subprocess.DEVNULL)
        os.close(held)
        reader.join()
    return status, lines


status, lines = run(sys.argv[1], sys.argv[2], sys.argv[3:])
if not any("Memcheck, a memory error detector" in line for line in lines):
    print("memcheck did not begin:", *lines[:5], sep="\n")
    sys.exit(WRONG)
for said in (found := wrong_of(lines)):
    print(*said, sep="\n", end="\n\n")
sys.exit(WRONG if found else status)
