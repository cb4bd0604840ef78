#!/usr/bin/env bash
# The walker's own files for beds and sounds: whatever they are, a correct walk or a clear line.
. "$(dirname "$0")/lib.sh"
command -v sox >/dev/null || { skip "own sounds" "there is no sox"; exit; }

packs=$XDG_CONFIG_HOME/walkcoach/sounds
mkdir -p "$packs"
walk() { "$BIN" render 5min --voice silent -q -o "$TMP/out.wav" "$@" 2>&1 </dev/null; }
tone() { sox -q -n -r "$2" -c "$3" -b 16 "$1" synth "$4" sine 440 gain -12; }

tone "$TMP/bed.flac" 192000 2 6
tone "$TMP/bed.ogg" 22050 1 6
: >"$TMP/empty.wav"
head -c 2000 /dev/urandom >"$TMP/broken.wav"
sox -q -n -r 44100 -c 2 "$TMP/silent.wav" trim 0 3
sox -q -n -r 8000 -c 1 -b 8 "$TMP/long.wav" synth 150 sine 300

# The bed alone, where nobody speaks: as loud after many rounds as after a few.
level() { sox "$TMP/out.wav" -n remix 1 trim "$1" "$2" stats 2>&1 | awk '/RMS lev dB/ { print $4 }'; }
loops() { awk -v a="$(level 26 8)" -v b="$(level 58 8)" 'BEGIN { d = a - b; exit !(a > -60 && d < 3 && d > -3) }'; }
for file in bed.flac bed.ogg; do
    check "$file is a bed" walk --bed "$TMP/$file" --solo bed --to 1:10
    check "$file goes round and round" loops
done
says "a bed of minutes is cut, and said to be" "is longer than 120 s" walk --bed "$TMP/long.wav" --to 0:30
status "and still is a walk" 0 walk --bed "$TMP/long.wav" --to 0:30

while read -r file text; do
    says "a bed that is $file is reported" "$text" walk --bed "$TMP/$file"
    status "and the walk is not made ($file)" 1 walk --bed "$TMP/$file"
done <<'T'
empty.wav is empty
broken.wav is not a sound file that can be read
silent.wav is silent
absent.wav is neither a file
T

tone "$packs/in.flac" 48000 1 3
tone "$packs/step.wav" 22050 2 0.2
cat >"$packs/mine.cfg" <<'T'
title = "Mine"
in:   { file = "in.flac"   level = -24.0 }
step: { file = "step.wav"  level = -26.0  accent = 2.0 }
T
check "samples of one's own, beside their pack, make a walk" walk --sound mine --to 2:00
printf 'in: { file = "gone.flac" }\n' >"$packs/mine.cfg"
says "one that is gone is reported at its line" "mine.cfg:1" walk --sound mine
