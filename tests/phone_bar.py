#!/usr/bin/env python3
"""Runs a command on a terminal of its own and says what its progress bar did: phone_bar.py COMMAND..."""
import os, pty, re, sys

child, terminal = pty.fork()
if child == 0:
    os.environ.update(TERM="xterm", LC_ALL="C.UTF-8")
    os.execvp(sys.argv[1], sys.argv[1:])
said = b""
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:                      # the other side is closed
        break
    if not piece:
        break
    said += piece
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
said = said.decode()
bars = re.findall(r"\r(\w+) +[█░]{30} +(\d+)%(  \d+:\d\d left)?", said)
shares = [int(share) for _, share, _ in bars]
print("bars:", " ".join(sorted({name for name, _, _ in bars})))
print("rises:", shares == sorted(shares))
print("shows the time left:", any(left for _, _, left in bars))
print("lines:", said.count("\n"), "cleared:", said.count("\r\x1b[K"))
print("status:", status)
