#!/usr/bin/env bash
# Keys pressed at random while a walk plays: nothing hangs or crashes, and q ends it. For 30 s with BUILD=tsan, which finds no
# race. SEED=N for other keys.
. "$(dirname "$0")/lib.sh"
. tests/sound_server.sh
seconds=10 seed=${SEED:-1}
[ "$BUILD" != tsan ] || seconds=30
export TERM=xterm TSAN_OPTIONS="${TSAN_OPTIONS:-} halt_on_error=0 exitcode=66 log_path=$TMP/tsan"
if ! server_start; then fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log" 2>/dev/null)"; exit; fi
check "keys at random for $seconds s, and q ends it (SEED=$seed)" \
    timeout 300 python3 tests/mash.py "$seconds" "$seed" "$BIN" play 20min --level 3 --delay 0 --from connect
[ "$BUILD" = tsan ] || exit 0                               # no other build looks for one
check "no race is found" sh -c "! cat '$TMP'/tsan.* 2>/dev/null"
