#!/usr/bin/env bash
# Plays with every core busy: no underrun, memory flat, little work. `make soak` plays 20 minutes; SOAK_SECONDS for less.
. "$(dirname "$0")/lib.sh"
. tests/sound_server.sh
seconds=${SOAK_SECONDS:-1200}
warm=$((seconds > 120 ? 60 : 5))         # what the first sounds and lines take is taken by then
busy=() walk=
trap '[ -z "$walk" ] || kill -9 $walk 2>/dev/null; [ ${#busy[@]} -eq 0 ] || kill -9 "${busy[@]}" 2>/dev/null; server_stop; rm -rf "$TMP"' EXIT

resident()  { awk '/^VmRSS/ { print $2 }' "/proc/$walk/status"; }
cpu_ticks() { awk '{ print $14 + $15 }' "/proc/$walk/stat"; }
sounds()    { grep -q "Breath and steps" "$TMP/said"; }

if ! server_start; then fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log" 2>/dev/null)"; exit; fi
"$BIN" play 25min --level 3 --delay 0 --from connect >"$TMP/said" 2>&1 </dev/null & walk=$!
if ! wait_for 60 sounds; then fail "the walk sounds" "$(cat "$TMP/said")"; exit; fi
for _ in $(seq "$(nproc)"); do
    (while :; do :; done) & busy+=($!)
done
sleep "$warm"
memory=$(resident) ticks=$(cpu_ticks)
sleep $((seconds - warm))
grown=$(($(resident) - memory)) ticks=$(($(cpu_ticks) - ticks))
kill -9 "${busy[@]}"; wait "${busy[@]}" 2>/dev/null; busy=()
kill -TERM "$walk"; wait "$walk"; ended=$?; walk=
share=$(awk -v t="$ticks" -v hz="$(getconf CLK_TCK)" -v s=$((seconds - warm)) 'BEGIN { printf "%.2f", 100 * t / hz / s }')
printf '# %d s with every core busy: resident memory grew by %d KiB, %s %% of one core\n' "$seconds" "$grown" "$share"
same "it plays $seconds s with every core busy" 0 "$ended"
check "without an underrun" sh -c "cat '$TMP/said'; ! grep -q stuttered '$TMP/said'"
if [ "$BUILD" != release ]; then skip "memory and work" "only the release build is measured"; exit; fi
check "resident memory is flat to within 1 MiB" test "$grown" -lt 1024
check "it takes less than 3 % of one core ($share %)" awk "BEGIN { exit !($share < 3) }"
