#!/usr/bin/env python3
"""Ten faults, each planted by itself in a copy of the checkout: within how many seeds does sim find it?

    tests/sim_planted.py [NAME...]     some minutes; nothing calls it

Ends with 1 where one is not found within 1,000 seeds. tests/sim/main.c says what sim is."""
import os, re, shutil, subprocess, sys, tempfile

MOST, STEP = 1000, 50                     # seeds
PLANTED = [
    ("fsync-unchecked", "src/base/whole.c", "!(fsync(file->fd) == 0 && put_in_place(", "!((fsync(file->fd), true) && put_in_place("),
    ("unlink-before-rename", "src/base/whole.c", "        return rename(file->temporary, file->path) == 0;",
     "        return unlink(file->path) == 0 && rename(file->temporary, file->path) == 0;"),
    ("descriptor-leaked", "src/base/whole.c", "    if (file->fd >= 0)\n        close(file->fd);\n    free(file->temporary);", "    free(file->temporary);"),
    ("child-not-reaped", "src/job/tty.c", "    while (waitpid(tty->guard, NULL, 0) < 0 && errno == EINTR)\n        continue;\n", ""),
    ("malloc-unchecked", "src/sink/live.c", "    if (!live) {\n        sink_failed(error, \"out of memory\");\n        return NULL;\n    }\n", ""),
    ("live-differs-after-a-stall", "src/play/player.c", "    player->tried_at = now;\n    if (!open_device(player, &unheard))",
     "    player->tried_at = now;\n    mixer_mute(player->deck->mixer, LAYER_BIT(LAYER_BED));\n    if (!open_device(player, &unheard))"),
    ("row-twice-after-a-failed-commit", "src/log/note.c", "    if (database_end(log->database, failed))\n        return status;\n",
     "    if (database_end(log->database, failed))\n        return status;\n    for (int i = 0; i < 2; i++) {\n        log_begin(log, failed);\n"
     "        insert(log->database, 4711 + i, 4711 + i, entry, &arena);\n        database_end(log->database, failed);\n    }\n    arena_free(&arena);\n"),
    ("temporary-file-left", "src/base/whole.c", "    if (file->temporary)\n        unlink(file->temporary);\n    forget(file);", "    forget(file);"),
    ("exit-0-at-a-failed-write", "src/sink/encoder.c", "        if (put <= 0)\n            return false;\n        at += put;",
     "        if (put <= 0)\n            return true;\n        at += put;"),
    ("address-file-emptied", "src/phone/address.c", "    return whole_put(&file, lines, strlen(lines), why) && whole_commit(&file, why);",
     "    ssize_t put = write(file.fd, lines, strlen(lines));\n    (void)put;\n    return whole_commit(&file, why);"),
]


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, **more)


def plant(copy, path, old, new):
    path = os.path.join(copy, path)
    text = open(path).read()
    if text.count(old) != 1:
        sys.exit("%s: \"%s\" is there %d times" % (path, old, text.count(old)))
    open(path, "w").write(text.replace(old, new))


def found_after(copy):
    for first in range(1, MOST + 1, STEP):
        output = run("out/build/release/sim", str(first), str(STEP), cwd=copy).stdout
        wrong = sorted((int(seed), what) for seed, what in re.findall(r"^seed (\d+)(.*)$", output, re.M))
        if wrong:
            return wrong[0]
    return None


def main(names):
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, path, old, new in PLANTED:
            if names and name not in names:
                continue
            copy = os.path.join(folder, "copy")
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(".", copy, symlinks=True, ignore=shutil.ignore_patterns(".git"))
            plant(copy, path, old, new)
            built = run("make", "-j2", "out/build/release/sim", cwd=copy)
            if built.returncode:
                sys.exit(built.stderr)
            found = found_after(copy)
            print("%-32s %s" % (name, "seed %d%s" % found if found else "NOT FOUND"), flush=True)
            missed += not found
    return 1 if missed else 0


sys.exit(main(sys.argv[1:]))
