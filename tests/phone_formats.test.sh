#!/usr/bin/env bash
# Independent readers agree about every format: titles, chapters to the millisecond, cover, length; no warnings; bytes repeat.
. "$(dirname "$0")/lib.sh"
render() { "$BIN" render -q "$@" </dev/null; }

cat >"$TMP/walk.cfg" <<'T'
title = "Größer, “weiter”; a=b #1 \"x\\y\""
level = 2
voice = "silent"
say: { halfway = "off"  coming = "off"  minutes_left = "off" }
phases: {
  first:  { title = "Füße, los"      length = "20s"     pace = "own"  say: { stop_signs = "start" } }
  second: { title = "Long breaths"   length = "6.789s"  pace = 94  breath = "3:3" }
  third:  { title = "Home; 家 = 🚶"  length = "3.211s"  pace = "own" }
}
words: { gear: { priority = "must"  full = ["{in} in, {out} out."] }  stop_signs: { priority = "must"  full = ["Get help for chest pain, trouble breathing, heavy bleeding, a painful leg, bad headache, fainting. Stop if you hurt, leak or feel heavy."] } }
T
if ! "$BIN" show --json "$TMP/walk.cfg" >"$TMP/show.json" 2>"$TMP/why"; then fail "the walk of this test is right" "$(cat "$TMP/why")"; exit; fi
frames=$(jq .frames "$TMP/show.json")

# --- What a file says about itself ---------------------------------------------------------------------------------------

# expected FORMAT DATE: what tests/phone_tags.py prints of the walk, by `show --json` and the cover beside it.
expected() {
    printf '%s\n' "title $(jq -r .title "$TMP/show.json")" "artist walkcoach" "album walkcoach"
    printf '%s\n' "track 1" "date $2" "genre Speech" \
        "comment Level 2; 94 steps a minute; breath in for 3 steps, out for 3; made for week 9. The stop signs are not heard in it: walkcoach stop-signs prints them. Exercise, not medical advice. Made by walkcoach."
    jq -r '.phases[] | "chapter \(.time * 1000 | round) \(.title)"' "$TMP/show.json"
    echo "cover image/png $(sha256sum <"$TMP/$1/$name.png" | cut -d ' ' -f 1)"
}
agree() {   # FORMAT READER; also right where midnight fell in between
    local said date=$before
    said=$(python3 tests/phone_tags.py "$2" "$TMP/$1/$name.$1" 2>&1)
    [ "$said" = "$(expected "$1" "$before")" ] || date=$after
    same "$1: $2 finds titles, track, date, chapters and cover" "$(expected "$1" "$date")" "$said"
}
name=walk-level2-week9
for format in wav flac mp3 opus ogg m4b m4a; do
    before=$(date +%F)
    check "$format: the walk is exported" "$BIN" export -q "$TMP/walk.cfg" --weeks 9 --format $format --to "$TMP/$format"
    after=$(date +%F)
    agree $format ffprobe
    agree $format mutagen
done
starts=$(jq '.phases[].time' "$TMP/show.json" | xargs printf '00:00:%06.3f ')
chapters_in() { sed -n 's/^.*CHAPTER00[0-9]=//p' | tr '\n' ' '; }
looks() { "$@" >"$TMP/said" 2>&1; chapters_in <"$TMP/said"; grep -i 'warning\|error' "$TMP/said"; }
same "opusinfo finds the chapters, and nothing wrong" "$starts" "$(looks opusinfo "$TMP/opus/$name.opus")"
same "ogginfo finds the chapters, and nothing wrong" "$starts" "$(looks ogginfo "$TMP/ogg/$name.ogg")"
same "metaflac finds the chapters" "$starts" "$(metaflac --export-tags-to=- "$TMP/flac/$name.flac" | chapters_in)"

# --- What other programs hear --------------------------------------------------------------------------------------------

# The two lines ffmpeg 5.1 says about each plain WAV, and about each cover in MP4, also of its own making.
decode() {
    ffmpeg -v warning -i "$1" -map 0:a -f s16le - 2>"$TMP/said" </dev/null | wc -c
    grep -v 'Guessed Channel Layout\|timescale not set' "$TMP/said"
}
for format in wav flac mp3 ogg; do
    same "$format: ffmpeg decodes it to the frame, without a warning" $((frames * 4)) "$(decode "$TMP/$format/$name.$format")"
done
same "opus: ffmpeg decodes it to the frame, at the rate of Opus" $((frames * 480 / 441 * 4)) "$(decode "$TMP/opus/$name.opus")"
for format in m4b m4a; do
    bytes=$(decode "$TMP/$format/$name.$format")
    if [[ $bytes =~ ^[0-9]+$ ]] && ((bytes / 4 >= frames && bytes / 4 < frames + 44)); then bytes=$((frames * 4)); fi
    same "$format: ffmpeg decodes it to the millisecond, without a warning" $((frames * 4)) "$bytes"
done
sed 's/^title = .*/title = "Back\\\\"/' "$TMP/walk.cfg" >"$TMP/back.cfg"
render "$TMP/back.cfg" -o "$TMP/back.m4b"
same "m4b: what follows a title that ends in a backslash is its own" "walkcoach" \
     "$(ffprobe -v error -show_entries format_tags=artist -of csv=p=0 "$TMP/back.m4b")"
check "flac -t finds it sound" flac -ts "$TMP/flac/$name.flac"
heard() { "$@" >"$TMP/said" 2>&1; soxi -s "$TMP/heard.wav"; rm -f "$TMP/heard.wav"; cat "$TMP/said"; }
same "mpg123 decodes MP3 without its gaps, to the frame" "$frames" "$(heard mpg123 -q -w "$TMP/heard.wav" "$TMP/mp3/$name.mp3")"
same "opusdec decodes Opus to the frame" "$frames" "$(heard opusdec --quiet "$TMP/opus/$name.opus" "$TMP/heard.wav")"
same "oggdec decodes Vorbis to the frame" "$frames" "$(heard oggdec -Q -o "$TMP/heard.wav" "$TMP/ogg/$name.ogg")"

# --- Quality -------------------------------------------------------------------------------------------------------------

about() { ffprobe -v error -select_streams a -show_entries stream=bit_rate,channels -of json "$1" | jq -j '.streams[0] | "\(.bit_rate | tonumber / 1000) \(.channels)"'; }
mp3() { render "$TMP/walk.cfg" -o "$TMP/q.mp3" "$@"; echo "$(about "$TMP/q.mp3") $(ffmpeg -v error -i "$TMP/q.mp3" -map 0:a -f s16le - </dev/null | wc -c)"; }
while read -r rate channels options; do
    same "MP3 with ${options:-no options}: $rate kb/s in $channels channels, and still without gaps" \
         "$rate $channels $((frames * 2 * channels))" "$(mp3 $options)"
done <<'T'
64 2 --quality low
96 2
160 2 --quality high
56 1 --quality low --mono
64 1 --mono
96 1 --quality high --mono
128 2 --bitrate 128
T
for format in opus ogg m4b; do
    sizes=$(for quality in low normal high; do render "$TMP/walk.cfg" -o "$TMP/q.$format" --quality $quality && stat -c %s "$TMP/q.$format"; done)
    same "$format: low is smaller than normal, normal than high" "3 $(sort -nu <<<"$sizes")" "$(wc -l <<<"$sizes") $sizes"
done
render "$TMP/walk.cfg" -o "$TMP/q.ogg" --bitrate 100 --mono
same "Vorbis takes a bitrate" "100 1" "$(about "$TMP/q.ogg")"

# 20 minutes at the constant rate measured above, with the walk's own cover and room for titles.
check "a cover is drawn" "$BIN" plot -q 20min --cover -o "$TMP/cover.png"
bytes=$((96000 / 8 * 1200 + $(stat -c %s "$TMP/cover.png") + 20000))
check "20 minutes of MP3 with their cover, $bytes bytes, are at most 15 MB" test "$bytes" -le 15000000

# --- Again, and without ffmpeg -------------------------------------------------------------------------------------------

for format in wav flac mp3 opus ogg; do
    render "$TMP/walk.cfg" -o "$TMP/a.$format"
    render "$TMP/walk.cfg" -o "$TMP/b.$format"
    check "$format: a second time, the same bytes" cmp "$TMP/a.$format" "$TMP/b.$format"
done

without() { PATH=$TMP/empty "$BIN" "$@"; }
mkdir "$TMP/empty"
for format in m4b m4a; do
    says "$format without ffmpeg says what it needs" "need the ffmpeg program" without render "$TMP/walk.cfg" -o "$TMP/none.$format"
    status "$format without ffmpeg ends with 3" 3 without render "$TMP/walk.cfg" -o "$TMP/none.$format"
    check "$format without ffmpeg leaves nothing" test ! -e "$TMP/none.$format"
done
full() { (ulimit -f 150 && "$BIN" render -q "$TMP/walk.cfg" -o "$TMP/none.$1" 2>&1); echo "status $?"; ls "$TMP" | grep none; }
same "m4b with a full disk is one line" "1 status 3" "$(full m4b >"$TMP/said"; grep -c "^walkcoach: $TMP/none.m4b cannot be written: ffmpeg: .*File too large" "$TMP/said") $(sed "1,/^walkcoach: /d" "$TMP/said")"
status "MP3 needs no other program" 0 without render -q "$TMP/walk.cfg" -o "$TMP/none.mp3"
