"""Runs a command on a terminal and does what a person does at it: record_keys.py COMMAND... -- STEP...

A step is wait:TEXT (until the screen has it, after what was seen before), key:CHARACTERS, feed:FILE (played into the sink, to its
end). Prints the screen; the exit status is the command's, 90 where a text never came.
"""
import os
import pty
import select
import subprocess
import sys
import time

split = sys.argv.index("--")
command, steps = sys.argv[1:split], sys.argv[split + 1 :]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)

screen, seen = "", 0


def read_for(seconds):
    global screen
    ready, _, _ = select.select([terminal], [], [], seconds)
    if ready:
        try:
            screen += os.read(terminal, 4096).decode(errors="replace")
        except OSError:
            return False
    return True


def wait(text):
    global seen
    end = time.monotonic() + 20
    while screen.find(text, seen) < 0:
        if time.monotonic() > end or not read_for(0.1):
            print(screen.replace("\r", "\n"), f"\nnever came: {text}")
            os.kill(child, 15)
            sys.exit(90)
    seen = screen.find(text, seen) + len(text)


for step in steps:
    what, _, value = step.partition(":")
    if what == "wait":
        wait(value)
    elif what == "key":
        os.write(terminal, value.encode())
    elif what == "feed":
        player = subprocess.Popen(["pacat", "-p", "-d", "wc", "--rate=44100", "--channels=1", "--format=s16le", "--raw", value])
        while player.poll() is None:
            read_for(0.05)
while read_for(0.2) and os.waitpid(child, os.WNOHANG) == (0, 0):
    pass
print(screen.replace("\r", "\n"))
try:
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
except ChildProcessError:
    sys.exit(0)
