#!/usr/bin/env bash
# pace: sixteen taps on a terminal, one of them far off, and what is kept of them.
. "$(dirname "$0")/lib.sh"
mine=$XDG_CONFIG_HOME/walkcoach profile=$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg
mkdir -p "$mine"
# taps GAPS ANSWER: taps with these seconds in between (so many times each: "0.75x14"), then the answer. Its status last.
taps() {
    python3 - "$BIN" "$1" "$2" <<'P'
import os, pty, sys, time
program, gaps, answer = sys.argv[1:]
gaps = [float(gap.split("x")[0]) for gap in gaps.split() for _ in range(int((gap + "x1").split("x")[1]))]
child, terminal = pty.fork()
if child == 0:
    os.execv(program, [program, "pace"])
text = b""
def until(words):
    global text
    while words not in text:
        text += os.read(terminal, 4096)
until(b"times.")
time.sleep(.3)
at = time.monotonic()
os.write(terminal, b"\n")
for gap in gaps:
    at += gap
    time.sleep(max(0, at - time.monotonic()))
    os.write(terminal, b"\n")
try:
    if answer:
        until(b"[yes]:")
        os.write(terminal, answer.encode() + b"\n")
    while piece := os.read(terminal, 4096):
        text += piece
except OSError:
    pass
print(text.decode().replace("\r", "\n"))
print("status", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
P
}
printf '# mine\ntalk = "short"   # yes\n' >"$profile"
said=$(taps "0.75x7 1.5 0.75x7" yes)                           # 80 a minute, one step missed
found=$(sed -n -E 's/^([0-9]+) steps a minute, give or take [0-9]+\.$/\1/p' <<<"$said")
check "eighty a minute, within what a busy machine does" test "${found:-0}" -ge 78 -a "${found:-0}" -le 82
case "$said" in *"Left out because they were far off: "*"own_pace = "*"status 0"*) pass "the step that was missed is left out" ;; *) fail "the step that was missed is left out" "$said" ;; esac
same "it is kept" "$found" "$(sed -n -E "s/^own_pace  = ([0-9]+) .*/\1/p" "$profile")"
same "and all else is as it was" "# mine talk = \"short\"   # yes" "$(grep -v own_pace "$profile" | paste -s -d " ")"
cp "$profile" "$TMP/kept"
said=$(taps "0.6x15" no)
case "$said" in *"steps a minute"*"status 0"*) pass "another one can be left" ;; *) fail "another one can be left" "$said" ;; esac
check "and the profile stays" cmp "$TMP/kept" "$profile"
said=$(taps "0.3 1.2 0.5 0.9 0.3 1.4 0.6 0.3 1.1 0.4 0.8 1.3 0.3 0.9 0.5" "")
case "$said" in *"too uneven"*"status 1"*) pass "what is uneven says nothing" ;; *) fail "what is uneven says nothing" "$said" ;; esac
says "without a terminal it says so" "pace is tapped on a terminal" "$BIN" pace
status "with 2" 2 "$BIN" pace
