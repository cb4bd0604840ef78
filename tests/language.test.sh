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

# --- The whole of it, typed by hand ----------------------------------------------------------------------------------

same "a key of several places has an entry for each, and no line without it where there is none" \
"weeks (pool)
    only in these weeks after birth, up to and not including the last
    value: \`\"6+\"\`, \`\"6-12\"\`, \`\"6+ cleared\"\`
    example: weeks = \"6+\"
weeks (session)
    from which week it is offered
    value: group
    example: weeks: { vaginal = \"2+\" }
weeks (level)
    the weeks it is for; they cap her level, and never raise it
    value: group
    example: weeks: { vaginal = \"6-12\" c_section = \"8-12\" }
weeks (profile)
    her week, in place of a birthday
    value: 0 to 5200 weeks since birth
    without it: counted from \`baby_born\`
    example: weeks = 9" "$("$BIN" language weeks)"
"$BIN" language >"$TMP/list"
same "the list begins with its first section" \
"overriding
  title        text (session, level)
  title        text (way, part)" "$(head -n 3 "$TMP/list")"
same "a blank line parts one section from the next" \
"  repeat       1 to 50 rounds (way, part)

parts
  kind         \`walk\` or \`drill\` (session)" "$(grep -A 3 '^  repeat ' "$TMP/list")"
same "every section has its name once, and a blank line before all but the first" \
"overriding, lengths, parts, pace and breath, saying things, words, sound, drills, levels, cue sets, the walker, voices, sound packs; 12" \
"$(grep '^[^ ]' "$TMP/list" | paste -sd , | sed 's/,/, /g'); $(grep -c '^$' "$TMP/list")"
same "a line that is too long goes on below its value" \
"  pace         60 to 140 steps a minute, \`\"100 > 116\"\`, \`\"own\"\` (session, level,
               way, part)" "$(grep -m 1 -A 1 '^  pace ' "$TMP/list")"
same "several names of a row are longer than their column" "  breath_only, tall, light pools (cue set)" "$(grep breath_only, "$TMP/list")"
same "json has all of an entry with a range: a length in seconds" \
'[{"section":"pace and breath","keys":["lift_rest"],"places":["session","level"],"value":"length, 1:00 to 10:00","without":"1:00","meaning":"how long that rest is","example":"lift_rest = \"90s\"","unit":"s","low":60,"high":600,"length":true,"whole":false}]' \
    "$("$BIN" language lift_rest --json)"
same "a whole number" \
'[{"section":"pace and breath","keys":["most_lifts"],"places":["session","level"],"value":"1 to 10 lifts in a row","without":"10","meaning":"at most this many with less than `lift_rest` between them, then a rest","example":"most_lifts = 6","unit":"lifts in a row","low":1,"high":10,"length":false,"whole":true}]' \
    "$("$BIN" language most_lifts --json)"
same "and of one without a range, with a name for each of its keys" \
'[{"section":"cue sets","keys":["breath_only","tall","light"],"places":["cue set"],"value":"pools","without":"","meaning":"said with that `core`","example":"light: { push = \"Out and up, as you push.\" }"}]' \
    "$("$BIN" language light --json)"
same "a key that is like no other" 'walkcoach: there is no key "qqqqqq"; walkcoach language lists them' "$("$BIN" language qqqqqq 2>&1)"

# --- On a terminal ---------------------------------------------------------------------------------------------------

# on_terminal COLUMNS KEY: with \e for what begins a style.
on_terminal() { env -u NO_COLOR TERM=xterm script -qec "stty cols $1; '$BIN' language ${2-}" /dev/null </dev/null | tr -d '\r' | sed 's/\x1b/\\e/g'; }
same "on a terminal the name is bold" '\e[1mlift_rest\e[0m (session, level)' "$(on_terminal 80 lift_rest | head -n 1)"
same "and a section's name, which nothing follows" '\e[1moverriding\e[0m' "$(on_terminal 80 | head -n 1)"
same "a narrow one breaks its lines" \
'    at most this many with less than
    `lift_rest` between them, then a
    rest' "$(on_terminal 40 most_lifts | sed -n 2,4p)"
same "none is broken shorter than for 40 columns" "$(on_terminal 40 most_lifts)" "$(on_terminal 30 most_lifts)"
same "and none is longer than 100" \
'    moves every paced part by as much as it moves the session'"'"'s own pace; `"follow"`: two steps a
    minute more after two easy walks, two fewer after a hard one or a sign, never beyond her level' \
    "$(on_terminal 200 pace | grep -A 1 'moves every')"
