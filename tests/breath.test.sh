#!/usr/bin/env bash
# The sounds breathe: each breath is its own, comes and goes with the turn, and leaves room for words.
. "$(dirname "$0")/lib.sh"
export BIN TMP
listen() { TMP=$(mktemp -d "$TMP/XXXX") python3 tests/breath.py "$@" 2>&1 || fail "breath.py $* ends by itself"; }
packs() { local check=$1; shift; for pack in "$@"; do listen "$check" "$pack"; done; }

# Two at a time: most of it is waiting for a render or for ffmpeg.
packs breath air bowl mono sea tone >"$TMP/breath" & breath=$!
packs whole air bowl mono none sea tone >"$TMP/whole"
listen drills >"$TMP/drills"
wait "$breath"
listen words air >"$TMP/words" & words=$!
listen words sea >"$TMP/more_words"
wait "$words"
cat "$TMP/breath" "$TMP/whole" "$TMP/drills" "$TMP/words" "$TMP/more_words"
listen turns

sum() { "$BIN" render 20min --level 3 -q --voice silent --from 4:00 --to 6:00 "$@" -o - | sha256sum; }
one=$(sum --jobs 1)
same "the same bytes with two jobs" "$one" "$(sum --jobs 2)"
same "the same bytes with eight jobs" "$one" "$(sum --jobs 8)"
