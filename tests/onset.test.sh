#!/usr/bin/env bash
# What `show` says about time is what is heard.
. "$(dirname "$0")/lib.sh"
hear() { python3 tests/hear.py "$@"; }
walk="20min --level 3 --weeks 8 --birth vaginal --core light"
heard() { local check=$1; shift; "$BIN" render $walk -q --mono "$@" -o - | hear "$check" - "$TMP/show.json"; }

"$BIN" show $walk --json >"$TMP/show.json" 2>/dev/null
check "each phrase of --solo voice is first heard within 10 ms of its onset" heard onsets --solo voice
check "each breath word's stressed vowel sits on the turn of the breath" hear vowels "$TMP/show.json"
check "each tick of --solo steps begins at its frame, the last as exact as the first" heard steps --solo steps
