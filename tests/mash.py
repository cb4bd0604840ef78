"""Starts a program on a terminal of its own and presses keys at random: mash.py SECONDS SEED PROGRAM ARGUMENT...

Presses q at the end. Exits like the program; what it showed goes to standard output.
"""
import os
import pty
import random
import select
import sys
import time

KEYS = [b" ", b"\033[D", b"\033[C", b"[", b"]", b"9", b"0", b"v", b"V", b"m", b"?", b"\033", b"x"]

seconds, seed, command = float(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
keys = random.Random(seed)
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)


def shown(wait):
    """What came within a while; b"" when nothing did, None at the end."""
    if not select.select([terminal], [], [], wait)[0]:
        return b""
    try:
        return os.read(terminal, 65536) or None
    except OSError:
        return None


def keep(what):
    sys.stdout.buffer.write(what or b"")
    return what is not None


seen = b""
while b"left" not in seen:                # the last line of the first screen
    more = shown(60)
    if not more:
        sys.exit(f"no screen appeared: {seen[-500:]!r}")
    seen += more
    keep(more)
end = time.monotonic() + seconds
alive = True
while alive and time.monotonic() < end:
    os.write(terminal, keys.choice(KEYS))
    alive = keep(shown(0.05))
if not alive:
    sys.stderr.write("it ended by itself\n")
pressed = 0.0
while alive:
    if time.monotonic() - pressed > 5:    # not oftener: once the program has ended, the terminal echoes
        os.write(terminal, b"xq")         # the x ends an escape sequence that two random keys may have begun
        pressed = time.monotonic()
    alive = keep(shown(1))
ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
sys.exit(ended if ended >= 0 else 128 - ended)
