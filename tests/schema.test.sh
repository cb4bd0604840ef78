#!/usr/bin/env bash
# What programs read: `schema`, held against every file that is shipped and against wrong ones; `check --json`, whose shape is promised.
. "$(dirname "$0")/lib.sh"

"$BIN" schema >"$TMP/schema.json"
fits() { python3 tests/schema.py "$TMP/schema.json" "$@" 2>&1; }
same "a file is a session, unless an editor says otherwise" '#/$defs/session' "$(jq -r '."$ref"' "$TMP/schema.json")"
same "every session fits" "" "$(fits session $(ls scripts/*.cfg | grep -v /walk.cfg))"
same "every level" "" "$(fits level scripts/walk.cfg scripts/levels/*.cfg)"
same "the cues" "" "$(fits cue_set scripts/cues/en.cfg)"
same "the profile" "" "$(fits profile config/walkcoach.cfg)"
same "it knows every key of the language" "$("$BIN" language --json | jq -r '.[] | . as $e | .places[] | select(IN("session", "level", "way", "part", "cue set", "profile", "pool", "weeks", "gain", "signs", "direction", "questions", "must_say", "drill steps")) as $p | $e.keys[] | "\($p | gsub(" "; "_")) \(.)"' | sort -u)" \
     "$(jq -r '."$defs" | to_entries[] | .key as $p | .value.properties | keys[] | "\($p) \(.)"' "$TMP/schema.json" | sort -u)"
same "a key says what it means, then what is written" "the parts in order; in a part, its inner parts: group of parts" \
     "$(jq -r '."$defs".session.properties.phases.description' "$TMP/schema.json")"
wrong=
while IFS='|' read -r place line; do
    printf '%s\n' "$line" >"$TMP/wrong.cfg"
    [ -n "$(fits "$place" "$TMP/wrong.cfg")" ] || wrong="$wrong${wrong:+; }$line"
done <<'T'
session|titel = "Park"
session|level = 7
session|kind = "wolk"
session|title = 5
session|phases: { park: { lenght = "4:00" } }
session|phases: { park: "4:00" }
session|words: { up: { gap = 3 } }
profile|birth = "c section, I think"
profile|weeks = 2.5
profile|pram = "yes"
T
same "a slip does not" "" "$wrong"

printf 'title = "Bad"\nextends = "5min"\npace = 400\nagee = 3\n' >"$TMP/bad.cfg"
"$BIN" check --json "$TMP/bad.cfg" 5min >"$TMP/json"; got=$?
same "check --json ends as check does" 1 $got
same "its lists are one for each file" "2 array" "$(jq -r '"\(length) \(.[0] | type)"' "$TMP/json")"
same "each message has these members" "column file line message rule severity width" "$(jq -r '[.[][] | keys[]] | unique | join(" ")' "$TMP/json")"
same "of these kinds" "number string number string string string number" "$(jq -r '.[0][0] | [.column, .file, .line, .message, .rule, .severity, .width] | map(type) | join(" ")' "$TMP/json")"
same "and says where" "$TMP/bad.cfg 3 pace-range error|$TMP/bad.cfg 4 unknown-key error" "$(jq -r '[.[0][] | select(.severity == "error") | "\(.file) \(.line) \(.rule) \(.severity)"] | sort | join("|")' "$TMP/json")"
