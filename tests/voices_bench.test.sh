#!/usr/bin/env bash
# The bench of voices (tests/voices, `make voices-bench`) measures what it says: against published figures, and by hand.
. "$(dirname "$0")/lib.sh"
python3 -c 'import numpy' 2>/dev/null || { skip "the bench of voices" "no python3 here has numpy"; exit; }
bench() { python3 tests/voices/checks.py "$1"; }
check "the speech intelligibility index is the one that others publish" bench published
check "it rises as traffic falls" bench rises
check "traffic has the spectrum of EN 1793-3 and its level" bench traffic
check "the level of speech is that of its active time" bench active
check "words wrong are those counted by hand" bench counted
check "phrases are drawn by how often they are said, and every stop sign is among them" bench drawn
check "each shipped voice has the figures of the last whole run" bench in_step
