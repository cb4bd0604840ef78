#!/usr/bin/env bash
# `make bench`: the table of tests/bench/main.c; then each format by stage, sox and ffmpeg beside us, the first sound, export. A
# slow machine is not a failure.
#   BENCH_MINUTES=3  measures with the first minutes of the walk instead of all
#   BENCH_FORMATS="wav flac"  measures these only
#   BENCH_LONG=1  also renders ten hours in each format (minutes), with the most memory that it takes
set -u
cd "$(dirname "$0")/.." || exit 1
folder=$(mktemp -d "$PWD/out/bench.XXXXXX") || exit 3      # on the disk that walks are rendered to; /tmp may be memory
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
export HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_STATE_HOME=$folder/state NO_COLOR=1 LC_ALL=C.UTF-8

for ending in mp3 opus; do                                  # something to replace from the first pair on
    : >"$folder/render.$ending" >"$folder/floor.$ending"
done
"$DIR/bench" "$BIN" "$folder" || exit

# stage TEXT: seconds of the stage that --verbose calls so
stage() { sed -n "s/^ *\([0-9.]*\) s  $1.*/\1/p" "$folder/said"; }
# render_row SESSION ENDING [ARGUMENTS...]: seconds by stage, and the most memory in MiB
render_row() {
    local session=$1 ending=$2 from=$EPOCHREALTIME memory; shift 2
    memory=$(python3 -c 'import os, sys
pid = os.spawnvp(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(pid, 0)
sys.exit("it failed") if status else print(usage.ru_maxrss)' "$BIN" render "$session" "$@" --quiet --verbose -o "$folder/render.$ending" 2>"$folder/said" </dev/null) || return
    awk -v from="$from" -v to="$EPOCHREALTIME" -v memory="$memory" -v ending="$ending" -v text="$(stage reading\ the) $(stage checking) $(stage speaking) $(stage placing) $(stage listening) $(stage mixing)" '
        BEGIN { split(text, s, " "); printf "  %-5s %8.2f s %9.3f %9.3f %9.3f %9.3f %9.3f %9.2f %7.0f MiB\n", ending, to - from, s[1], s[2], s[3], s[4], s[5], s[6], memory / 1024 }'
}
head_of_rows() { printf '  %-5s %10s %9s %9s %9s %9s %9s %9s %11s\n' "" whole reading checking speaking placing listening writing memory; }
formats="wav flac mp3 opus ogg m4b"
export XDG_CACHE_HOME=$folder/stages
printf '\nOne cold render to WAV, then one of each format with its words kept; seconds by stage:\n'
head_of_rows
render_row 20min wav
for ending in ${BENCH_FORMATS:-$formats}; do render_row 20min "$ending"; done
if [ -n "${BENCH_LONG:-}" ]; then
    printf '\nTen hours, with a cover where there is one; the most memory is to be 64 MiB, with eight jobs too:\n'
    head_of_rows
    for ending in ${BENCH_FORMATS:-$formats}; do render_row tests/long.cfg "$ending"; done
    for ending in ${BENCH_FORMATS:-$formats}; do render_row tests/long.cfg "$ending" --to 20:00 --jobs 8; done
fi

# sox and ffmpeg mix layers that we made for them; we make the whole walk. Pairs; the middle one of five counts.
seconds_of() {
    local from=$EPOCHREALTIME
    "$@" </dev/null >/dev/null 2>&1 || return
    awk -v from="$from" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.3f ", to - from }'
}
peers() {
    local layers="voice breath steps bed chime" layer inputs= files= n=0
    for layer in $layers; do
        "$BIN" render 20min --solo "$layer" --quiet -o "$folder/$layer.wav" </dev/null 2>/dev/null || return
        inputs="$inputs -i $folder/$layer.wav" files="$files $folder/$layer.wav" n=$((n + 1))
    done
    for _ in 1 2 3 4 5; do
        seconds_of "$BIN" render 20min --quiet -o "$folder/render.mp3" &&
        seconds_of sox -m $files -C 96.7 "$folder/sox.mp3" &&
        seconds_of ffmpeg -y $inputs -filter_complex "amix=inputs=$n:normalize=0" -c:a libmp3lame -b:a 96k -compression_level 7 "$folder/ffmpeg.mp3" || return
        echo
    done >"$folder/pairs"
    awk '{ faster = $2 < $3 ? $2 : $3; printf "  ratio %.2f  %6.2f s  sox %6.2f s  ffmpeg %6.2f s\n", $1 / faster, $1, $2, $3 }' "$folder/pairs" | sort
}
if command -v sox >/dev/null && command -v ffmpeg >/dev/null; then
    printf '\n20 minutes as MP3, beside sox and ffmpeg that only mix our layers: at most 0.60 of the faster (the middle one counts):\n'
    peers
fi

# From Enter to the first sound, the opening of the device aside, on a PulseAudio of our own.
first_sound() {
    rm -f "$folder/said"
    "$BIN" play 20min --level 3 --delay 0 --verbose 2>"$folder/said" </dev/null & local walk=$!
    wait_for 60 grep -q '^First sound' "$folder/said"
    kill -TERM "$walk"; wait "$walk" 2>/dev/null
    sed -n 's/^First sound \([0-9.]*\) s after the start, \([0-9.]*\) s of it opening the device\.$/\1 \2/p' "$folder/said" | awk '{ printf "%.2f ", $1 - $2 }'
}
first_sounds() {
    local TMP=$folder/server
    mkdir -p "$TMP" && . tests/sound_server.sh
    trap server_stop EXIT
    server_start || return
    printf '\nFrom Enter to the first sound, the device aside, five times each; the words to be spoken (0.5 s asked), and kept (0.2 s):\n  '
    for _ in 1 2 3 4 5; do rm -rf "$XDG_CACHE_HOME"; first_sound; done
    printf '\n  '
    for _ in 1 2 3 4 5; do first_sound; done
    echo
    server_stop
}
if command -v pulseaudio >/dev/null; then (first_sounds); fi

# Two processes and one alternately, each speaking everything anew: the three walks last 20 minutes, and halve evenly.
export_seconds() {
    local from=$EPOCHREALTIME
    XDG_CACHE_HOME=$folder/export "$BIN" export 5min first-walk-after-c-section 10min --quiet --jobs "$1" --to "$folder/phone" </dev/null || return
    awk -v from="$from" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.2f ", to - from }'
    rm -rf "$folder/phone" "$folder/export"
}
printf '\nExporting three walks to MP3 in two processes, at most 0.60 of the time in one (the middle one counts):\n'
for _ in 1 2 3; do
    export_seconds 1 && export_seconds 2 && echo
done >"$folder/pairs"
awk '{ printf "  ratio %.2f  %6.2f s  %6.2f s in one\n", $2 / $1, $2, $1 }' "$folder/pairs" | sort
[ "$(wc -l <"$folder/pairs")" = 3 ]
