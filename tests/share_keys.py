"""`walkcoach share` in a terminal of its own, for tests/share.test.sh: share_keys.py BIN FOLDER. Speaks TAP."""
import os, pty, select, sys

program, folder = sys.argv[1:]
LIMIT = 60                                # seconds


def ok(name, good, *details):
    print(("ok - " if good else "not ok - ") + name, flush=True)
    if not good:
        for detail in details:
            print("#   %r" % (detail,), flush=True)


def read_until(terminal, text, seen=b""):
    """What the terminal showed, up to the text, or to the end: who has shown the last of it still has to write its line end."""
    while (text is None or text not in seen) and select.select([terminal], [], [], LIMIT)[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:                   # the other end is gone
            break
        if not piece:
            break
        seen += piece
    return seen


def run(environment):
    child, terminal = pty.fork()
    if child == 0:
        os.execve(program, [program, "share", folder, "--bind", "127.0.0.1"], environment)
    seen = read_until(terminal, b"q ends.")
    os.write(terminal, b"q")
    seen = read_until(terminal, None, seen)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.decode()


plain = dict(os.environ, TERM="xterm-256color")
colored = {key: value for key, value in plain.items() if key != "NO_COLOR"}

status, shown = run(colored)
ok("q ends it", status == 0 and "0 of 3 files were fetched." in shown, status, shown[-300:])
rows = [line for line in shown.splitlines() if "\033[38;5;" in line]
widths = {row.count("\u2580") for row in rows}           # two rows of squares a line
ok("the QR code is shown in the terminal, square", len(rows) > 12 and widths <= {2 * len(rows) - 1}, len(rows), widths)
ok("its margin is white", rows and "38;5;16" not in rows[0] and "48;5;16" not in rows[0], rows[:1])
status, shown = run(plain)
ok("without colour it is drawn in plain letters", status == 0 and "##" in shown and "\033[38" not in shown, status, shown[-300:])
