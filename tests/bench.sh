#!/usr/bin/env bash
# `make bench`: the table of tests/bench/main.c, then what each stage of a cold render takes. A slow machine is not a failure.
#   BENCH_MINUTES=3  measures with the first minutes of the walk instead of all
#   BENCH_FORMATS="wav flac"  measures these only
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

printf '\nThe stages of one cold render to WAV, replacing a file:\n'
export XDG_CACHE_HOME=$folder/stages
"$BIN" render 20min --quiet --verbose -o "$folder/render.wav" </dev/null 2>&1

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
