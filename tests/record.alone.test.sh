#!/usr/bin/env bash
# A voice of one's own: what is to be said, recording it from a PulseAudio source that plays a file, and hearing it in a walk.
. "$(dirname "$0")/lib.sh"
. tests/sound_server.sh

own=$XDG_CONFIG_HOME/walkcoach/voices
script() { "$BIN" script 5min --talk silent "$@"; }
first=$(script 2>/dev/null | sed -n 1p)

# --- The script ---------------------------------------------------------------------------------------------------------
ids=$(script --json | jq -r '.[].id')
same "each phrase once" "$(sort -u <<<"$ids" | wc -l)" "$(wc -l <<<"$ids")"
says "what 5min says is in it" "get-help-for-chest-pain" script
spoken=$("$BIN" show 5min --talk silent --seed 7 --json | jq -r '.events[] | select(.kind == "speech") | .text' |
         python3 -c 'import sys, re
for line in sys.stdin: print(re.sub(r"[^a-z0-9]+", "-", line.strip().lower().replace("\x27", "")).strip("-"))' | cut -c 1-100 | sort -u)
missing=$(comm -23 <(echo "$spoken") <(cut -c 1-100 <<<"$ids" | sort -u))
same "whatever the choice of wordings" "" "$missing"
status "no session is named" 2 "$BIN" script
status "nor both" 2 "$BIN" script 5min --all
status "a name that is a path" 2 "$BIN" script 5min --as ../evil
mkdir -p "$own/mine"
"$BIN" say -q "Lift" -o "$own/mine/one-ear-free-look-before-crossing.wav"
says "a phrase that was changed is listed with its old recording" "It may have been one-ear-free-look-before-crossing" "$BIN" script 5min
rm -r "$own/mine"

# --- Recording ----------------------------------------------------------------------------------------------------------
status "without a terminal" 3 "$BIN" record 5min
if ! server_start; then fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log" 2>/dev/null)"; exit; fi
pactl set-default-source wc.monitor
"$BIN" say -q "Lift and draw in" -o "$TMP/said.wav"
sox "$TMP/said.wav" "$TMP/fed.wav" pad 0.4 0.4
sox "$TMP/fed.wav" -t raw -e signed -b 16 "$TMP/fed.raw"
sox "$TMP/fed.wav" -t raw -e signed -b 16 "$TMP/loud.raw" gain 30 2>/dev/null
sox "$TMP/fed.wav" -t raw -e signed -b 16 "$TMP/long.raw" repeat 6
take() { timeout 100 python3 tests/record_keys.py "$BIN" record 5min "$@"; }

screen=$(take --talk silent -- "wait:1 of" "wait:space records" "key: " "wait:space ends" "feed:$TMP/fed.raw" "key: " "wait:Kept" "wait:2 of" \
              "key: " "wait:space ends" "key: " "wait:Nothing was heard" "key: " "wait:space ends" "feed:$TMP/loud.raw" "key: " \
              "wait:Too loud" "key:q" "wait:more to record")
same "a take is kept, silence and a take that is too loud are not" 0 $?
same "one file" "$first.wav" "$(ls "$own/mine")"
python3 - "$TMP/said.wav" "$own/mine/$first.wav" <<'P' && pass "of the words, trimmed, with a peak of -3 dB" || fail "of the words, trimmed, with a peak of -3 dB"
import sys, wave, numpy as np
def read(path):
    with wave.open(path) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768.0, file.getframerate()
said, rate = read(sys.argv[1]); kept, kept_rate = read(sys.argv[2])
assert rate == kept_rate == 44100
assert abs(20 * np.log10(np.abs(kept).max()) + 3) < 0.2, np.abs(kept).max()
assert len(said) / rate - 0.05 < len(kept) / rate < len(said) / rate + 0.3, (len(said), len(kept))
n = 1 << 18
alike = np.fft.irfft(np.conj(np.fft.rfft(said, n)) * np.fft.rfft(kept, n))
assert alike.max() / np.sqrt((said**2).sum() * (kept**2).sum()) > 0.97, alike.max()
P
check "the voice has a file" grep -q 'recordings: { folder = "mine"  fallback = "calm" }' "$own/mine.cfg"
screen=$(take -- "wait:1 of" "key:s" "wait:2 of" "key:b" "wait:1 of" "wait:space records" "key: " "wait:space ends" "feed:$TMP/long.raw" "key: " "wait:It lasts" \
              "key:k" "wait:Kept" "key:q" "wait:more to record")
same "it goes on with the next, and says what is too long" 0 $?
same "which is kept where she says so" 2 "$(ls "$own/mine" | wc -l)"
says "script marks what is recorded" "$first  recorded" script
screen=$(take --device "no such microphone" -- "wait:no device is called")
case "$screen" in *"no device is called \"no such microphone\""*) pass "a microphone that is not there" ;; *) fail "a microphone that is not there" "$screen" ;; esac

# --- Hearing it -------------------------------------------------------------------------------------------------------------
rm -r "$own/mine" && mkdir "$own/mine"
text=$(script --json | jq -r '.[0].text')
at() { "$BIN" show 5min --talk silent --seed 0 --voice mine --json | jq '[.events[] | select(.kind == "speech")][0].onset'; }
for form in "8000 1" "22050 2" "48000 1" "96000 2" "192000 1"; do
    set -- $form
    sox -n -r "$1" -c "$2" "$own/mine/$first.wav" synth 0.9 sawmill 200 fade 0 0.9 0.02 pad 0.371 0.5 2>/dev/null ||
        sox -n -r "$1" -c "$2" "$own/mine/$first.wav" synth 0.9 sawtooth 200 fade 0 0.9 0.02 pad 0.371 0.5
    "$BIN" render 5min --talk silent --seed 0 --voice mine --solo voice --to 0:20 -q -o "$TMP/own.wav" 2>/dev/null
    python3 - "$TMP/own.wav" "$(at)" <<'P' && pass "a recording at $1 Hz, $2 channels, is heard within 10 ms of its moment" || fail "a recording at $1 Hz, $2 channels, is heard within 10 ms of its moment"
import sys, wave, numpy as np
with wave.open(sys.argv[1]) as file:
    sound = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())[:, 0] / 32768.0
at = float(sys.argv[2])
power = np.convolve(sound**2, np.ones(88) / 88, "same")
first = np.argmax(power > power[: 44100 * 4].max() * 0.002) / 44100
assert abs(first - at) < 0.010, (first, at)
P
done
says "what is missing is said by the other voice, reported once" "fallback" "$BIN" render 5min --talk silent --voice mine -o "$TMP/f.wav"
