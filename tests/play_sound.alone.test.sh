#!/usr/bin/env bash
# What is heard is what is rendered, sample for sample: through PulseAudio's null sink, and through ALSA's file plugin.
. "$(dirname "$0")/lib.sh"
. tests/sound_server.sh

"$BIN" render tests/play.cfg -o "$TMP/walk.wav" --quiet --level 3
check "the walk to compare with is rendered" test -s "$TMP/walk.wav"

export ALSA_CONFIG_PATH=/usr/share/alsa/alsa.conf:$TMP/file.conf
printf 'pcm.!default { type file slave.pcm "null" file "%s" format "wav" }\n' "$TMP/alsa.wav" >"$TMP/file.conf"
check "play goes through ALSA's file plugin" timeout 60 "$BIN" play tests/play.cfg --level 3 --delay 0 --quiet
check "ALSA's file holds the render sample for sample" python3 tests/heard.py "$TMP/walk.wav" "$TMP/alsa.wav"
unset ALSA_CONFIG_PATH

if ! server_start; then
    fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log" 2>/dev/null)"
    exit
fi
check "the monitor of the null sink is heard" listen_start "$TMP/heard.raw"
said=$(timeout 60 "$BIN" play tests/play.cfg --level 3 --delay 0 --record "$TMP/kept.wav" 2>&1 </dev/null)
same "play ends by itself" 0 $?
wait_for 10 test "$(sink_inputs)" = 1
listen_stop
check "PulseAudio's monitor holds the render sample for sample, tail included" python3 tests/heard.py "$TMP/walk.wav" "$TMP/heard.raw"
case "$said" in *"Get ready"*) pass "a line a part where there is no terminal" ;; *) fail "a line a part where there is no terminal" "$said" ;; esac
case "$said" in *ALSA*|*jack*) fail "the libraries' own lines are not shown" "$said" ;; *) pass "the libraries' own lines are not shown" ;; esac
sox "$TMP/kept.wav" -t raw -e float -b 32 "$TMP/kept.raw" 2>/dev/null
check "--record keeps what was heard" python3 tests/heard.py "$TMP/walk.wav" "$TMP/kept.raw"

said=$(timeout 60 "$BIN" play tests/play.cfg --level 3 --delay 0 --speed 4 --plain 2>&1 </dev/null)
case "$said" in *"
Now breathe 3 steps in"*) pass "--speed 4 still shows the words" ;; *) fail "--speed 4 still shows the words" "$said" ;; esac
"$BIN" play tests/play.cfg --level 3 --delay 0 --speed 4 --solo steps --record "$TMP/fast.wav" --quiet </dev/null 2>/dev/null
"$BIN" show tests/play.cfg --level 3 --json >"$TMP/fast.json" 2>/dev/null
check "--speed 4 is heard: each tick a quarter as late" python3 - "$TMP" <<'EOF'
import json, subprocess, sys
import numpy as np
raw = subprocess.run(["sox", f"{sys.argv[1]}/fast.wav", "-t", "f32", "-c", "1", "-"], capture_output=True).stdout
loud = np.abs(np.frombuffer(raw, "<f4")) > 0.004
at = np.flatnonzero(loud)
onsets = at[np.concatenate(([True], np.diff(at) > 2205))] / 44100         # 50 ms of quiet before each
steps = np.array([e["time"] for e in json.load(open(f"{sys.argv[1]}/fast.json"))["events"] if e["kind"] == "step"]) / 4
print(len(onsets), "ticks heard,", len(steps), "due")
lags = onsets[0] - steps[0]
far = [np.abs(onsets - (step + lags)).min() for step in steps]
sys.exit(0 if len(steps) >= 10 and max(far) < 0.01 else f"one is {max(far):.3f} s off")
EOF
printf 'extends = "5min"\nphases: { settle: { length = "0:20"  say: { much = "0:05" } } }\nwords: { much: { priority = "must"  full = "%s" } }\n' \
    "$(for _ in 1 2 3 4 5; do printf 'This is far too much to say in so short a time as this. '; done)" >"$TMP/much.cfg"
same "what the walk itself breaks, a preview reports, too" 1 \
    "$(timeout 60 "$BIN" play "$TMP/much.cfg" --speed 1.01 2>&1 </dev/null | grep -c 'error:')"
same "a preview reports nothing that only its speed breaks" "" \
    "$(timeout 60 "$BIN" play 5min --level 2 --birth vaginal --weeks 20 --speed 20 2>&1 </dev/null | grep -E 'warning|error')"
same "--quiet prints nothing" "" "$(timeout 60 "$BIN" play tests/play.cfg --level 3 --delay 0 --speed 4 --quiet 2>&1 </dev/null)"
listen_start "$TMP/said.raw"
check "say plays what it writes" timeout 20 "$BIN" say "Lift and draw in"
listen_stop
"$BIN" say -q "Lift and draw in" -o "$TMP/said.wav"
sox "$TMP/said.wav" -c 2 "$TMP/said2.wav"
check "sample for sample" python3 tests/heard.py "$TMP/said2.wav" "$TMP/said.raw"
says "devices lists the default device" "Hz" "$BIN" devices
same "as --json too" "$("$BIN" devices | wc -l) 1" "$("$BIN" devices --json | jq -r '"\(length) \(map(select(.default)) | length)"')"
status "an unknown device is the machine's failure" 3 "$BIN" play tests/play.cfg --level 3 --device "no such thing"
says "an unknown device names those there are" "default" "$BIN" play tests/play.cfg --level 3 --device "no such thing"
