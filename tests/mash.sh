#!/usr/bin/env bash
# Keys pressed at random while a walk plays: nothing hangs or crashes. With BUILD=tsan, for longer, and no race is found.
# Run by hand, not by make check: on a busy machine the keys sometimes end in the middle of an escape sequence.
. "$(dirname "$0")/lib.sh"
. tests/sound_server.sh
if ! server_start; then fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log" 2>/dev/null)"; exit; fi
seconds=5
[ "$BUILD" != tsan ] || seconds=30
export TERM=xterm TSAN_OPTIONS="halt_on_error=0 exitcode=66 log_path=$TMP/tsan"
for seed in 1 2; do
    check "keys at random for $seconds s, and q ends it (seed $seed)" \
        timeout 240 python3 tests/mash.py "$seconds" "$seed" "$BIN" play 20min --level 3 --delay 0 --from connect
done
check "no race was found" sh -c "! cat '$TMP'/tsan.* 2>/dev/null"
