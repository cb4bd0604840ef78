#!/usr/bin/env bash
# From Enter to the first sound: less than 0.3 s beyond what the device takes to open, by what --verbose says.
. "$(dirname "$0")/lib.sh"
. tests/sound_server.sh
walk= best=999999
trap '[ -z "$walk" ] || kill -9 $walk 2>/dev/null; server_stop; rm -rf "$TMP"' EXIT

is_said() { grep -q "^First sound" "$TMP/said"; }

# Starts a walk, waits for its first sound, and leaves the milliseconds that were not the device's in $took.
start_once() {
    rm -f "$TMP/said"                        # what the walk before said is not taken for this one's
    "$BIN" play 20min --level 3 --delay 0 --verbose 2>"$TMP/said" </dev/null & walk=$!
    wait_for 60 is_said
    kill -TERM "$walk"; wait "$walk"; walk=
    took=$(sed -n 's/^First sound \([0-9.]*\) s after the start, \([0-9.]*\) s of it opening the device\.$/\1 \2/p' "$TMP/said" |
           awk '{ printf "%d", ($1 - $2) * 1000 + 0.5 }')
    [ -n "$took" ]
}

if ! server_start; then fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log" 2>/dev/null)"; exit; fi
if start_once; then pass "--verbose says when the first sound came, and what part of it the device took"
else fail "--verbose says when the first sound came, and what part of it the device took" "$(cat "$TMP/said")"; exit; fi
printf '# with every phrase still to be spoken: %d ms\n' "$took"
if [ "$BUILD" != release ]; then skip "the first sound comes within 0.3 s" "only the release build is measured"; exit; fi
for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do       # the best of them: a busy machine is not what is judged
    start_once && [ "$took" -lt "$best" ] && best=$took
    [ "$best" -ge 300 ] || break
done
printf '# spoken before: %d ms\n' "$best"
check "the first sound comes within 0.3 s of Enter, the device's own time aside" test "$best" -lt 300
