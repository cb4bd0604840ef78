#!/usr/bin/env bash
# `make bench`: the table of tests/bench/main.c, then what each stage of a cold render takes. A slow machine is no failure.
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
