#!/usr/bin/env bash
# walkcoach language says what the reader does: at each of its places the reader takes a key's example, takes both ends of its
# range and refuses what is just outside (the judge is `check`, on files that tests/language_places.py writes).
. "$(dirname "$0")/lib.sh"

found=$(python3 tests/language_places.py "$BIN" "$TMP/places")
same "the reader takes every example and both ends of each range, and refuses what is outside" "" "$(printf '%s\n' "$found" | sed '$d')"
read -r examples ends <<<"$(printf '%s\n' "$found" | tail -n 1)"
[ "$examples" -gt 120 ] && [ "$ends" -gt 110 ] && pass "there are examples and ranges" || fail "there are examples and ranges" "$found"

# --- What is printed -------------------------------------------------------------------------------------------------

says "a key is explained: where it may be" "most_lifts (session, level)" "$BIN" language most_lifts
says "what it takes" "value: 1 to 10 lifts in a row" "$BIN" language most_lifts
says "what holds without it" "without it: 10" "$BIN" language most_lifts
says "an example" "example: most_lifts = 6" "$BIN" language most_lifts
says "names compare as in files" "most_lifts (session, level)" "$BIN" language Most-Lifts
same "a key of several places is explained for each" "4" "$("$BIN" language weeks | grep -c '^weeks (')"
says "a length has a clock" "length, 1:00 to 10:00" "$BIN" language lift_rest
says "words are listed" '`full`, `short` or `silent`' "$BIN" language talk
says "a name that is one of several in a row is found" "breath_only, tall, light (cue set)" "$BIN" language tall
says "without a key all are listed" "most_lifts" "$BIN" language
status "a key that there is not is wrong usage" 2 "$BIN" language most_lift
says "and the nearest is named" 'did you mean "most_lifts"?' "$BIN" language most_lift
status "two keys are too many" 2 "$BIN" language pace breath
same "json has the same keys" "most_lifts" "$("$BIN" language most_lifts --json | jq -r '.[].keys[]')"
