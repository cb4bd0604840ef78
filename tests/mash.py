"""Starts a program on a terminal of its own and presses keys at random: mash.py SECONDS SEED PROGRAM ARGUMENT...

Presses q at the end, again and again: Esc and [ at random may have begun a sequence that swallows one. Exits like the program.
What it showed goes to standard output.
"""
import os
import pty
import random
import select
import sys
import time

KEYS = [b" ", b"\033[D", b"\033[C", b"[", b"]", b"9", b"0", b"v", b"V", b"m", b"?", b"\033", b"x"]
PATIENCE = 120                            # seconds for a first screen, and for an end

seconds, keys, command = float(sys.argv[1]), random.Random(int(sys.argv[2])), sys.argv[3:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)


def ended():
    """The exit status, None while it runs. Asked before each key: a terminal whose program is gone echoes for ever."""
    done, status = os.waitpid(child, os.WNOHANG)
    if not done:
        return None
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


def shown(wait):
    """What appears within a while is kept."""
    if not select.select([terminal], [], [], wait)[0]:
        return b""
    try:
        what = os.read(terminal, 65536)
    except OSError:                       # the program has closed it
        time.sleep(wait)
        return b""
    sys.stdout.buffer.write(what)
    return what


def press(choose, every, until):
    """A key now and then; the exit status once it has ended, None when the time is over first."""
    pressed = 0
    while time.monotonic() < until:
        status = ended()
        if status is not None:
            return status
        if time.monotonic() - pressed >= every:
            os.write(terminal, choose())
            pressed = time.monotonic()
        shown(0.05)
    return None


seen, until = b"", time.monotonic() + PATIENCE
while b"left" not in seen:                # the last line of the first screen
    if time.monotonic() > until or ended() is not None:
        sys.exit(f"no screen appeared: {seen[-500:]!r}")
    seen += shown(0.05)
status = press(lambda: keys.choice(KEYS), 0.05, time.monotonic() + seconds)
if status is not None:
    sys.exit(f"it ended by itself with {status}")
status = press(lambda: b"q", 2, time.monotonic() + PATIENCE)
sys.exit(f"q does not end it within {PATIENCE} s" if status is None else status)
