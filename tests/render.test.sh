#!/usr/bin/env bash
# A walk, end to end: what comes out is what was asked for, to the sample. Most of it goes through a pipe: writing is slow.
. "$(dirname "$0")/lib.sh"
hear() { python3 tests/hear.py "$@"; }
render() { "$BIN" render -q "$@"; }
sum_of() { render "$@" -o - | hear samples -; }

walk="20min --level 3 --weeks 8 --birth vaginal --core light"
whole=$TMP/whole.wav
check "20 minutes are rendered" render $walk --jobs 1 -o "$whole"
same "they last 52,920,000 frames in two channels at 44.1 kHz" "52920000 2 44100" "$(hear frames "$whole")"
same "another program finds the same length" "52920000" "$(soxi -s "$whole")"
check "no sample is at full scale, and it is never silent for more than 1.5 s" hear sound "$whole" 1.5
same "a second render, with two jobs and to standard output, has the same samples" "$(hear samples "$whole")" "$(sum_of $walk --jobs 2)"

check "a part renders" render $walk --from 9:00 --to 10:30 -o "$TMP/part.wav"
same "it lasts as long as was asked" "3969000 2 44100" "$(hear frames "$TMP/part.wav")"
check "and is the very samples of the whole" hear slice "$whole" "$TMP/part.wav" 540
check "a part can be named" render $walk --from cool --to close -o "$TMP/part.wav"
rm "$whole"

"$BIN" show $walk --json >"$TMP/a.json" 2>/dev/null
"$BIN" show $walk --json --seed 99 >"$TMP/b.json" 2>/dev/null
words() { jq -r '.events[] | select(.kind == "speech") | .text' "$1"; }
if [ -s "$TMP/a.json" ] && [ "$(words "$TMP/a.json")" != "$(words "$TMP/b.json")" ]; then pass "another seed gives another choice of wordings"
else fail "another seed gives another choice of wordings"; fi
check "speech never overlaps speech" hear apart "$TMP/a.json"

same "--mono is one channel, at the rate that was asked for" "6615000 1 22050" \
     "$(render 5min --mono --sample-rate 22050 -o - | hear frames -)"

# 10 hours are more than a WAV header can say.
cp tests/long.cfg "$TMP"
render "$TMP/long.cfg" --voice silent -o - 2>/dev/null | head -c 65536 >"$TMP/head"
same "10 hours are RF64, with the true sizes" "RF64 ds64 6350400000 1587600000 0" \
     "$(python3 -c 'import struct, sys
head = open(sys.argv[1], "rb").read()
whole, data, frames = struct.unpack("<QQQ", head[20:44])
start = head.index(b"data\xff\xff\xff\xff") + 8
print(head[:4].decode(), head[12:16].decode(), data, frames, whole + 8 - start - data)' "$TMP/head" 2>&1)"

# What a WAV says about itself, to readers that are not ours.
render 5min --level 1 -o "$TMP/chapters.wav"
chapters=$("$BIN" show 5min --level 1 --json | jq -r '.phases[] | "\(.time) \(.title)"')
same "ffprobe finds the chapters of a WAV" "$chapters" \
     "$(ffprobe -v warning -show_chapters -of json "$TMP/chapters.wav" 2>&1 | jq -r '.chapters[] | "\(.start_time | tonumber) \(.tags.title)"')"
same "and mutagen does" "$chapters" "$(python3 -c 'import sys, mutagen.wave
tags = mutagen.wave.WAVE(sys.argv[1]).tags
for chapter in tags.getall("CHAP"): print("%g %s" % (chapter.start_time / 1000, chapter.sub_frames["TIT2"]))' "$TMP/chapters.wav" 2>&1)"
same "both find its title" "Walk, 5 minutes Walk, 5 minutes" \
     "$(ffprobe -v warning -show_entries format_tags=title -of default=nk=1:nw=1 "$TMP/chapters.wav" 2>&1) $(python3 -c 'import sys, mutagen.wave
print(mutagen.wave.WAVE(sys.argv[1]).tags["TIT2"])' "$TMP/chapters.wav" 2>&1)"

# --- Beside it ---------------------------------------------------------------------------------------------------------------

# What an earlier walk of this name wrote there goes with another sound.
beside() { "$BIN" render 5min --to "$1" --voice silent --mono --sample-rate 8000 -q -o "$TMP/again.wav" --beside cue,txt; }
beside 0:10; first=$(cat "$TMP/again.txt")
beside 4:00
check "texts beside a walk are made anew with it" [ "$first" != "$(cat "$TMP/again.txt")" ]
