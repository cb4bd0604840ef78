#!/usr/bin/env bash
# MP3 is made on all cores: the same bytes on any number of them, as long as the walk, and as loud as every other format.
. "$(dirname "$0")/lib.sh"
render() { "$BIN" render -q "$@" </dev/null; }

for walk in 5min breathing; do
    render $walk --jobs 1 -o "$TMP/1.mp3"
    for jobs in 2 3 8; do
        render $walk --jobs $jobs -o "$TMP/$jobs.mp3"
        check "$walk: $jobs jobs make the bytes of one" cmp "$TMP/1.mp3" "$TMP/$jobs.mp3"
    done
    render $walk -o "$TMP/walk.wav"
    frames=$(soxi -s "$TMP/walk.wav")
    same "$walk: mpg123 hears it to the frame" "$frames" "$(mpg123 -q -w "$TMP/heard.wav" "$TMP/1.mp3" 2>&1; soxi -s "$TMP/heard.wav")"
    same "$walk: mpg123 finds nothing wrong" "" "$(mpg123 -t "$TMP/1.mp3" 2>&1 | grep -i 'warn\|error\|resync\|illegal')"
    same "$walk: ffmpeg hears it to the frame, and says nothing" "$((frames * 4))" "$(ffmpeg -v warning -i "$TMP/1.mp3" -map 0:a -f s16le - 2>&1 </dev/null | wc -c)"
done

# Through a pipe nothing is written twice: the sum of the frames is left out, and with it the sum of the head.
mkfifo "$TMP/pipe.mp3"
cat "$TMP/pipe.mp3" >"$TMP/piped.mp3" & render breathing -o "$TMP/pipe.mp3"; wait $!
check "a pipe gets the same bytes, but for two sums" test "$(cmp -l "$TMP/1.mp3" "$TMP/piped.mp3" | wc -l)" -le 4
same "and as much of them" "$(stat -c %s "$TMP/1.mp3")" "$(stat -c %s "$TMP/piped.mp3")"

# What goes wrong while threads work: nothing is left, and one line says so.
full() { (ulimit -f 300 && "$BIN" render -q breathing --voice silent -o "$TMP/none.mp3" 2>"$TMP/said"); echo "status $?"; grep -v silent-voice "$TMP/said"; ls "$TMP" | grep none; }
same "a full disk is one line" "status 3 walkcoach: $TMP/none.mp3 cannot be written: File too large" "$(full | xargs)"
interrupted() {
    setsid env --default-signal=INT "$BIN" render -q 45min --jobs 2 -o "$TMP/none.mp3" </dev/null 2>"$TMP/said" & local pid=$!
    timeout 60 bash -c "until ls -l /proc/$pid/fd 2>/dev/null | grep -v said | grep -q '$TMP'; do read -t 0.02 </dev/zero; done"
    kill -INT $pid; wait $pid; echo "status $?"; cat "$TMP/said"; ls "$TMP" | grep none
}
same "Ctrl-C between pieces leaves nothing" "status 3 walkcoach: interrupted; $TMP/none.mp3 was not written" "$(interrupted | xargs)"

loudness() { ffmpeg -hide_banner -nostats -i "$1" -map 0:a -af ebur128=framelog=verbose -f null - 2>&1 </dev/null | awk '$1 == "I:" { v = $2 } END { print v }'; }
for format in wav mp3 flac opus ogg m4b; do
    render 5min -o "$TMP/loud.$format"
    lufs=$(loudness "$TMP/loud.$format")
    if awk "BEGIN { exit !((${lufs:-0} + 16)^2 <= 0.04001) }"; then pass "$format is at -16 LUFS within 0.2"; else fail "$format is at -16 LUFS within 0.2" "$lufs"; fi
done
