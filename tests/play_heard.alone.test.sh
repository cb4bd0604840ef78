#!/usr/bin/env bash
# Pause and skip by what was heard: keys in a real terminal, then the recording is laid beside the render.
. "$(dirname "$0")/lib.sh"
. tests/sound_server.sh
unset TMUX
tmux="tmux -L walkcoach-heard-$$ -f /dev/null"
trap '$tmux kill-server 2>/dev/null; listen_stop; server_stop; rm -rf "$TMP"' EXIT

screen()  { $tmux capture-pane -p -t walk; }
shows()   { screen | grep -q -F -- "$1"; }
lacks()   { ! shows "$1"; }
sees()    { if wait_for 30 shows "$2"; then pass "$1"; else fail "$1" "no \"$2\" on the screen:" "$(screen)"; fi; }
key()     { $tmux send-keys -t walk "$1"; }
gone()    { screen | sed -n 's/^\([0-9]*\):\([0-9][0-9]\) .* left$/\1 \2/p' | awk '{ print $1 * 60 + $2 }'; }     # seconds
reaches() { [ "$(gone)" -ge "$1" ]; }
# Four seconds of the walk on from here: enough to be found again in the render.
hears()   { if wait_for 60 reaches $(($(gone) + 4)); then pass "$1"; else fail "$1" "$(screen)"; fi; }

"$BIN" render tests/keys.cfg -o "$TMP/walk.wav" --quiet
"$BIN" show tests/keys.cfg --json >"$TMP/shown.json"
if ! server_start; then fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log")"; exit; fi
check "the monitor of the null sink is heard" listen_start "$TMP/heard.raw"
$tmux new-session -d -s walk -x 100 -y 30 "'$BIN' play tests/keys.cfg --delay 0 --from connect --record '$TMP/kept.wav'; sleep 600"
sees "it plays" " left"
hears "it sounds"
key Space
sees "space pauses" "paused"
sleep 1                                    # of silence, to be heard
key Space
check "space goes on" wait_for 30 lacks "paused"
check "after its count-in" wait_for 30 lacks "begins in"
hears "it sounds again"
key Right
sees "right goes to the next part" "A stop, somewhere"
check "after its silence" wait_for 30 lacks "begins in"
hears "it sounds there"
key Left
check "left goes back to its start" wait_for 30 shows "begins in"
check "after its silence, too" wait_for 30 lacks "begins in"
hears "it sounds again"
key q
sees "q stops it" "play --resume continues from there"
listen_stop
check "the recording has the pause, the breath from its start, the next part from its start, and that part again" \
    python3 tests/heard_keys.py "$TMP/walk.wav" "$TMP/kept.wav" "$TMP/shown.json" connect close close
check "the sound server was given the silence of the pause" python3 - "$TMP/heard.raw" <<'EOF'
import sys
import numpy as np
raw = open(sys.argv[1], "rb").read()
loud = np.flatnonzero(np.frombuffer(raw[: len(raw) // 8 * 8], dtype="<f4").reshape(-1, 2).any(axis=1))
longest = np.diff(loud).max() / 44100
sys.exit(0 if longest > 0.9 else f"the longest silence between sounds is {longest:.2f} s")
EOF

# Gone on with all that was chosen, by options and by keys; what is typed with --resume overrides.
place=$XDG_STATE_HOME/walkcoach/place
left() { awk 'NR == 1 { print $1 / 1e6 }' "$place"; }
again() { $tmux respawn-pane -k -t walk "'$BIN' $1; sleep 600"; sees "$2" " left"; }
leave() { key q; sees "$1" "play --resume continues from there"; }
chosen="--voice soft --seed 9 --bed none --level 2 --birth vaginal --weeks 20 --loudness -18"
again "play tests/keys.cfg --delay 0 --from connect $chosen" "a walk with choices plays"
for key in ] v 9 9 9 0; do key $key; done
sees "quieter" "volume 90 %"
hears "a new pace has taken over"
leave "and is left"
at=$(left)
pace=$("$BIN" show tests/keys.cfg $chosen --json | jq -r '.phases[] | select(.key == "connect") | .pace | tonumber')
"$BIN" render tests/keys.cfg $chosen --pace $((pace + 2)) --talk short -o "$TMP/chosen.wav" --quiet
again "play --resume --delay 0 --record '$TMP/left.wav'" "it is gone on with"
hears "it sounds"
key 9
sees "quieter still" "volume 85 %"
hears "and it sounds on"
leave "and left again"
check "as it was left: voice, seed, bed, level, pace, talk, loudness, and at that breath" \
    python3 tests/heard_left.py "$TMP/chosen.wav" "$TMP/left.wav" "$at" 0.9
check "9 is heard while it plays" python3 tests/heard_left.py "$TMP/chosen.wav" "$TMP/left.wav" "-$(left)" 0.85
again "play --resume --delay 0 --talk full --record '$TMP/pressed.wav'" "what is typed overrides"
key m
sees "a muted layer" "voice muted"
hears "without it"
leave "is left"
at=$(left)
for mute in "" "--mute voice"; do "$BIN" render tests/keys.cfg $chosen --pace $((pace + 2)) $mute -o "$TMP/chosen$mute.wav" --quiet; done
check "m mutes what plays" \
    python3 tests/heard_left.py "$TMP/chosen--mute voice.wav" "$TMP/pressed.wav" "-$at" 0.85 "$TMP/chosen.wav"
again "play --resume --delay 0 --record '$TMP/muted.wav'" "still muted"
hears "it sounds"
leave "to the end"
check "the muted layer stays muted, and talk is as it was typed last" \
    python3 tests/heard_left.py "$TMP/chosen--mute voice.wav" "$TMP/muted.wav" "$at" 0.85 "$TMP/chosen.wav"
