#!/usr/bin/env bash
# `make same-bytes`: every walk that came with the program has the same bytes with 1, 2, 3 and 8 jobs, as MP3, Opus and FLAC.
# An hour or more.
#   JOBS_WALKS="5min breathing"  these only
. "$(dirname "$0")/lib.sh"

sum() { timeout 900 "$BIN" render "$1" --jobs "$3" --quiet -o "$TMP/walk.$2" </dev/null && sha256sum <"$TMP/walk.$2"; }
for walk in ${JOBS_WALKS:-$("$BIN" list --names)}; do
    for ending in mp3 opus flac; do
        if ! one=$(sum "$walk" "$ending" 1); then fail "$walk.$ending is made"; continue; fi
        for jobs in 2 3 8; do same "$walk.$ending is the same with $jobs jobs" "$one" "$(sum "$walk" "$ending" $jobs)"; done
    done
done
