#!/usr/bin/env bash
# The picture of a walk: a valid SVG whose words are words, a PNG of the same, and clear lines where neither can be.
. "$(dirname "$0")/lib.sh"

check "a walk is drawn as SVG" "$BIN" plot 20min --voice silent -o "$TMP/a.svg"
check "and with what was rendered as PNG" "$BIN" plot 5min --voice silent --wave -o "$TMP/wave.png"
check "and as a cover" "$BIN" plot hills --voice silent --cover -o "$TMP/cover.svg"
check "SVGs are well-formed" xmllint --noout "$TMP/a.svg" "$TMP/cover.svg"
"$BIN" plot 20min --voice silent -o - >"$TMP/b.svg" 2>/dev/null </dev/null
check "the same walk is the same picture, on standard output too" cmp "$TMP/a.svg" "$TMP/b.svg"
same "a PNG is a PNG" "89504e470d0a1a0a" "$(head -c 8 "$TMP/wave.png" | od -An -tx1 | tr -d ' \n')"

"$BIN" show 20min --voice silent --json >"$TMP/show.json" 2>/dev/null </dev/null
words() { xmllint --xpath '//*[local-name()="title"]/text()' "$TMP/a.svg"; }
missing=
while IFS= read -r title; do
    words | grep -q -F -- "$title" || missing="$missing $title;"
done < <(jq -r '.phases[].title' "$TMP/show.json" | sed 's/&/\&amp;/g')
same "every part's title can be read" "" "$missing"

# labels Y: the texts of that row
labels() { xmllint --xpath '//*[local-name()="text" and @y="'"$1"'"]/text()' "$TMP/a.svg" | sort | xargs; }
same "under each part is its breath" "3:3 3:3 3:4 free free free free free" "$(labels 469.0)"
same "and each part has its length" 8 "$(labels 195.0 | wc -w)"

status "another ending is wrong usage" 2 "$BIN" plot 20min -o "$TMP/a.gif"
status "a folder that is not there is the world's failure" 3 "$BIN" plot 20min --voice silent -o "$TMP/no/where.svg"
