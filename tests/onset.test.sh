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

# By a listener who hears the words alone and does not know where a vowel was put.
by_ear() {
    "$BIN" show "$@" --json >"$TMP/by_ear.json" 2>/dev/null
    "$BIN" render "$@" -q --mono --solo voice -o - 2>/dev/null | hear by_ear - "$TMP/by_ear.json"
}
check "with light lifts the vowel is heard on the turn" by_ear $walk
check "with tall walking the vowel is heard on the turn" by_ear ${walk/light/tall}
check "breathing only, the vowel is heard on the turn" by_ear ${walk/light/breath_only}
check "in drills too: breathing, sit-to-stand, wall-bug-press" eval "by_ear breathing && by_ear sit-to-stand && by_ear wall-bug-press"

# The breath after the explanation is counted aloud, each word on its own step.
counted() {
    "$BIN" show "$@" --json >"$TMP/counted.json" 2>/dev/null
    "$BIN" render "$@" -q --mono --solo voice --from 4:00 --to 4:30 -o - 2>/dev/null | hear counted - "$TMP/counted.json" connect 240
}
left_out() { ! "$BIN" show "$@" 2>/dev/null | grep -q "In, two, three"; }
check "level 2 counts the first breath aloud on its steps, 3:3" counted 20min --level 2
check "level 3 counts the first breath aloud on its steps, 3:4" counted 20min --level 3
check "with light lifts too" eval "counted ${walk/level 3 --weeks 8/level 2 --weeks 5} && counted $walk"
check "nothing is counted where the breath is not on steps, or talk is not full" \
    eval "left_out 20min --level 1 && left_out 20min --level 3 --talk short && left_out 20min --level 3 --talk silent"
