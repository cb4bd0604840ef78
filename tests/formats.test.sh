#!/usr/bin/env bash
# Formats for work with sound: .aiff, .caf, .w64 and .au, samples of 16 and 24 bits and floats, and any format into a pipe. sox, flac,
# ffprobe and numpy read them back.
. "$(dirname "$0")/lib.sh"

render() { "$BIN" render 5min --from 0:02 --to 0:07 -q "$@" 2>"$TMP/said"; }
floats() { ffmpeg -v error -i "$1" -f f32le -acodec pcm_f32le - 2>/dev/null; }
# near A B STEP: the same length, and no sample further apart.
near() {
    floats "$1" >"$TMP/a.raw"; floats "$2" >"$TMP/b.raw"
    python3 - "$TMP/a.raw" "$TMP/b.raw" "$3" <<'P'
import sys, numpy as np
a, b = (np.fromfile(path, "<f4").astype(float) for path in sys.argv[1:3])
assert len(a) == len(b) > 400000, (len(a), len(b))
assert np.abs(a - b).max() <= float(sys.argv[3]), np.abs(a - b).max()
P
}
kind() { soxi -e "$1" 2>/dev/null; }

check "floats" render --bits float -o "$TMP/float.wav"
same "are floats" "Floating Point PCM 32" "$(kind "$TMP/float.wav") $(soxi -b "$TMP/float.wav")"
render -o "$TMP/16.wav"; render --bits 24 -o "$TMP/24.wav"
same "16 bits and 24" "16 24" "$(soxi -b "$TMP/16.wav") $(soxi -b "$TMP/24.wav")"
check "16 bits are within their step of the floats" near "$TMP/float.wav" "$TMP/16.wav" 4.6e-5
check "24 bits are, too" near "$TMP/float.wav" "$TMP/24.wav" 1.3e-7
check "and 16 are not 24" bash -c "! $(declare -f near floats); ! near '$TMP/float.wav' '$TMP/16.wav' 1.3e-7" TMP="$TMP"
check "ffprobe finds nothing amiss" bash -c 'test -z "$(ffprobe -v warning "$1" 2>&1)"' _ "$TMP/float.wav"

for ending in aiff caf w64 au; do
    for bits in 16 24 float; do
        check "$ending, $bits" render --bits $bits -o "$TMP/$bits.$ending"
        check "has the samples of the WAV" near "$TMP/$bits.wav" "$TMP/$bits.$ending" $([ $bits = float ] && echo 0 || echo 6.2e-5)
    done
done
same "an AIFF has its title" 1 "$(ffprobe -v error -show_entries format_tags=title "$TMP/16.aiff" | grep -c '5 minutes')"
check "FLAC of 24 bits" render --bits 24 -o "$TMP/24.flac"
check "is whole" flac -st "$TMP/24.flac"
check "and has the samples of the WAV" near "$TMP/24.wav" "$TMP/24.flac" 0
status "floats are not FLAC's" 2 "$BIN" render 5min --bits float -o "$TMP/x.flac"
for ending in mp3 m4b m4a opus ogg; do
    for bits in 16 24 float; do status "nor $bits bits those of $ending" 2 "$BIN" render 5min --bits $bits -o "$TMP/x.$ending"; done
done
same "they left no file" "" "$(ls "$TMP" | grep '^x')"

# --- Pipes ----------------------------------------------------------------------------------------------------------------
for ending in wav mp3 opus ogg flac; do
    render -o - --format $ending >"$TMP/pipe.$ending"
    same "$ending through a pipe" "$(ffprobe -v error -show_entries stream=codec_name -of csv=p=0 "$TMP/pipe.$ending" | head -n 1)" \
        "$(render -o "$TMP/file.$ending"; ffprobe -v error -show_entries stream=codec_name -of csv=p=0 "$TMP/file.$ending" | head -n 1)"
    length() { ffmpeg -v error -i "$1" -f s16le - 2>/dev/null | wc -c; }
    same "as long as the file" "$(length "$TMP/file.$ending")" "$(length "$TMP/pipe.$ending")"
done
status "a form whose head is written last does not go into a pipe" 3 bash -c "'$BIN' render 5min --to 0:05 -o - --format aiff | cat >/dev/null; exit \${PIPESTATUS[0]}"
status "a format that there is not" 2 "$BIN" render 5min -o - --format xyz
render -o "$TMP/odd.name" --format flac
same "--format wins over the ending" fLaC "$(head -c 4 "$TMP/odd.name")"
for ending in wav mp3; do
    said=$({ "$BIN" render 5min -o - --format $ending | head -c 100 >/dev/null; } 2>&1)
    case "$said" in *"cannot be written"*) fail "a reader that goes away: $ending" "$said" ;; *) pass "a reader that goes away: $ending" ;; esac
done
status "a phone gets none of them" 2 "$BIN" export 5min --format caf --to "$TMP/phone"

# --- What a file says of itself ---------------------------------------------------------------------------------------------
tag() { ffprobe -v error -show_entries format_tags:stream_tags -of json "$1" | jq -r --arg key "$2" '[.format.tags, .streams[].tags] | map(select(. != null) | to_entries[]) | map(select(.key | ascii_downcase | startswith($key))) | .[0].value'; }
for ending in mp3 flac opus ogg m4b; do
    "$BIN" render 20min --level 2 --talk silent --from connect --to connect -q -o "$TMP/tags.$ending" --title "Für Anna" --artist "A clinic" --album "Spring; week = 3" \
        --track 7 --comment "Slowly" 2>"$TMP/said"
    same "$ending has the tags that were asked for" "Für Anna|A clinic|Spring; week = 3|7" \
        "$(tag "$TMP/tags.$ending" title)|$(tag "$TMP/tags.$ending" artist)|$(tag "$TMP/tags.$ending" album)|$(tag "$TMP/tags.$ending" track)"
    case "$(tag "$TMP/tags.$ending" comment)" in
        "Slowly. The stop signs are not heard in it"*"Exercise, not medical advice. Made by walkcoach.") pass "and what must be known of it stays" ;;
        *) fail "and what must be known of it stays" "$(tag "$TMP/tags.$ending" comment)" ;;
    esac
done
"$BIN" render 10min --level 2 -q -o "$TMP/lyrics.mp3"; "$BIN" render 10min --level 2 -q -o "$TMP/lyrics.flac" --beside transcript
same "the words are in it, as the transcript has them" \
    "$(sed '/^WEBVTT/d; /-->/d; /^NOTE/,/^$/d; /^$/d; s/<[^>]*>//g' "$TMP/lyrics.transcript.vtt" | tr -s ' \n' ' ' | sed 's/^ //; s/ $//')" \
    "$(tag "$TMP/lyrics.mp3" lyrics | tr -s ' \n' ' ' | sed 's/^ //; s/ $//')"
same "with the steps a minute and the language" "$("$BIN" show 10min --level 2 --json | jq -r '[.phases[] | select(.pace | test("^[0-9]+$"))] | max_by(.length) | .pace') en" \
    "$(metaflac --export-tags-to=- "$TMP/lyrics.flac" | sed -n 's/^BPM=//p') $(tag "$TMP/lyrics.flac" language)"
