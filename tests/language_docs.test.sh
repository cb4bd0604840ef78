#!/usr/bin/env bash
# scripts/README.md describes the language as it is: its tables of keys and of rules are the program's own; every key is in
# an example, and every example compiles without a warning; the reader takes each key at each of its places, and refuses what is
# outside of its range. scripts/NUMBERS.md names every number as it is written in the file that sets it.
#   tests/language_docs.test.sh --update    copies the program's tables into the document; review the diff
. "$(dirname "$0")/lib.sh"
doc=scripts/README.md
mine=$XDG_CONFIG_HOME/walkcoach
examples=$TMP/examples
mkdir -p "$examples" "$mine"

# --- The table of rules ----------------------------------------------------------------------------------------------

explained() {
    echo '| rule | is | allow | what it means | what to do |'
    echo '|---|---|---|---|---|'
    "$BIN" check --explain all --json | jq -r '.[] | "| `\(.rule)` | \(if .severity == "either" then "error or warning" else .severity end) | \(if .allow then "yes" else "" end) | \(.why) | \(.mend) |"'
}

# --- The tables of keys ----------------------------------------------------------------------------------------------

"$BIN" language --json >"$TMP/language"
sections() { jq -r '[.[].section] | unique[]' "$TMP/language"; }
# keys_of SECTION: its table.
keys_of() {
    echo '| key | where | value | without it | meaning |'
    echo '|---|---|---|---|---|'
    jq -r --arg section "$1" '.[] | select(.section == $section) |
        "| \(.keys | map("`\(.)`") | join(", ")) | \(.places | join(", ")) | \(.value) | \(.without) | \(.meaning) |"' "$TMP/language"
}
if [ "${1-}" = --update ]; then
    explained >"$TMP/rules"
    sed -i -e "/<!-- rules -->/r $TMP/rules" -e '/<!-- rules -->/,/<!-- .rules -->/{/^|/d}' "$doc"
    sections | while read -r section; do
        keys_of "$section" >"$TMP/keys"
        sed -i -e "/<!-- keys: $section -->/r $TMP/keys" -e "/<!-- keys: $section -->/,/<!-- .keys -->/{/^|/d}" "$doc"
    done
    pass "updated; review the diff"
    exit
fi
check "the table of rules is what the program explains (else: $0 --update)" \
      diff -u <(sed -n '/<!-- rules -->/,/<!-- .rules -->/{/^|/p}' "$doc") <(explained)
same "the document has a table for each section of the language" "$(sections | sort)" "$(sed -n 's/^<!-- keys: \(.*\) -->$/\1/p' "$doc" | sort)"
while read -r section; do
    check "the table of \"$section\" is the program's (else: $0 --update)" \
          diff -u <(sed -n "/<!-- keys: $section -->/,/<!-- .keys -->/{/^|/p}" "$doc") <(keys_of "$section")
done < <(sections)
same "it has no other tables of keys" "" "$(awk '/^<!-- keys: /{ on = 1 } /^<!-- .keys/{ on = 0 } !on && /^\| key /' "$doc")"

# "key in place", a line each.
jq -r '.[] | .places[] as $place | .keys[] | "\(.) in \($place)"' "$TMP/language" | sort >"$TMP/accepted"
[ "$(wc -l <"$TMP/accepted")" -gt 100 ] && pass "the language has keys" || fail "the language has keys" "$(head "$TMP/accepted")"
same "a key is in the language once for each place" "" "$(uniq -d "$TMP/accepted")"

# --- The examples --------------------------------------------------------------------------------------------------

# Fences to files: NN.cfg, and NN.place where the example is a whole file.
awk -v to="$examples" '/^```cfg/ && $2 != "wrong" { n++; name = sprintf("%s/%02d", to, n); if ($2 == "file") print $3 > (name ".place"); on = 1; next }
     /^```/{ on = 0 } on { print > (name ".cfg") }' "$doc"
[ "$(ls "$examples"/*.cfg | wc -l)" -gt 12 ] && pass "the document has examples" || fail "the document has examples" "$(ls "$examples")"

# What the examples name: a program, a sound file.
mkdir -p "$TMP/programs"
for program in flite pico2wave say festival; do
    printf '#!/bin/sh\n' >"$TMP/programs/$program"
    chmod +x "$TMP/programs/$program"
done
"$BIN" render breathing --voice silent -q --to 0:02 -o "$TMP/drop.wav" 2>"$TMP/said"

compiles() {
    local example=$1 place= strict=--strict
    ! grep -q '^silent' "$example" || strict=    # that nothing is spoken is a warning, and meant
    [ ! -f "${example%.cfg}.place" ] || place=$(cat "${example%.cfg}.place")
    rm -rf "$mine" && mkdir -p "$mine/scripts/levels" "$mine/scripts/cues" "$mine/scripts/plans"
    case "$place" in
    "")               { echo 'extends = "20min"'; cat "$example"; } >"$mine/scripts/example.cfg"
                      "$BIN" check --strict "$mine/scripts/example.cfg" ;;
    walkcoach.cfg)    cp "$example" "$mine/$place" && "$BIN" check --strict 10min ;;
    scripts/levels/*) cp "$example" "$mine/$place" && "$BIN" check --strict 20min --level "$(basename "$place" .cfg)" ;;
    voices/*)         mkdir -p "$mine/voices/my-voice" && cp "$example" "$mine/$place" &&
                      PATH=$TMP/programs:$PATH "$BIN" check $strict 10min --voice "$(basename "$place" .cfg)" ;;
    config/sounds/*)  mkdir -p "$mine/config/sounds" && cp "$example" "$mine/$place" && cp "$TMP/drop.wav" "$mine/config/sounds" &&
                      "$BIN" check --strict 10min --sound "$(basename "$place" .cfg)" ;;
    scripts/cues/*)   cp "$example" "$mine/$place" && "$BIN" check --strict 20min ;;
    *)                cp "$example" "$mine/$place" && "$BIN" check --strict "$mine/$place" ;;
    esac
}
for example in "$examples"/*.cfg; do
    title=$(grep -m 1 -o -E '[a-z_]+ *[:=].*' "$example" | cut -c 1-40)
    check "example $(basename "$example" .cfg) compiles ($title)" compiles "$example"
done

missing=$(cut -d' ' -f1 "$TMP/accepted" | sort -u | while read -r key; do
    cat "$examples"/*.cfg | sed 's/#.*//' | grep -q -E "(^|[ {])$key *[:=]" || echo "$key"
done)
same "every key is in an example" "" "$missing"

# --- The table of walks --------------------------------------------------------------------------------------------

# "name minutes" of what is shipped (minutes rounded down), and of the table.
shipped() { "$BIN" list | sed -n 's/^  \([a-z0-9-]*\)  *\([0-9]*\):[0-9][0-9] .*/\1 \2/p' | sort; }
tabled() { sed -n '/<!-- walks -->/,/<!-- .walks -->/s/^| `\([a-z0-9-]*\)` | \([0-9]*\) |.*/\1 \2/p' "$doc" | sort; }
rm -rf "$mine"
same "the table names every walk with its minutes" "$(shipped)" "$(tabled)"

# --- NUMBERS.md ----------------------------------------------------------------------------------------------------

# Rows whose third cell is `file`: `words` `words`, of which the file does not hold the words. Spaces may be more, or line ends.
astray() {
    python3 - scripts/NUMBERS.md <<'END'
import re, sys
rows = 0
for line in open(sys.argv[1], encoding='utf-8'):
    cells = [cell.strip() for cell in re.split(r'(?<!\\)\|', line)[1:-1]]
    if len(cells) != 4 or not cells[2].startswith('`'):
        continue
    rows += 1
    file, *words = re.findall('`([^`]+)`', cells[2])
    try:
        text = ' '.join(open(file, encoding='utf-8').read().split())
    except OSError as trouble:
        print(f'{cells[0]}: {trouble}')
        continue
    for word in words:
        if word not in text:
            print(f'{cells[0]}: {file} does not hold {word}')
print(rows)
END
}
found=$(astray)
same "every number is in the file that NUMBERS.md names, as it is written there" "" "$(printf '%s\n' "$found" | sed '$d')"
[ "$(printf '%s\n' "$found" | tail -n 1)" -gt 70 ] && pass "NUMBERS.md has rows" || fail "NUMBERS.md has rows" "$found"

# "part seconds" of each walk, of the table of lengths and of the walks themselves, written out whole.
table_lengths() { awk -F' *[|] *' -v walk="$1" '/^\| part \|/{ for (i = 1; i <= NF; i++) if ($i == walk) column = i; on = 1; next }
                                              !/^\|/{ on = 0 } on && $column ~ /^[0-9]+$/{ print $2, $column }' scripts/NUMBERS.md; }
walk_lengths() {
    "$BIN" show "$1" --whole 2>/dev/null | awk '/^phases:/{ on = 1 } /^}/{ on = 0 } on && /^  [a-z_0-9]+: *\{/{ part = $1; sub(/:.*/, "", part) }
        on && /^(  |    )[^ ]/ && match($0, /(^|[ {])length = "[0-9:]+"/) && part != "" { split(substr($0, RSTART, RLENGTH), piece, "\""); split(piece[2], clock, ":")
            print part, clock[1] * 60 + clock[2]; part = "" }'
}
for walk in 5min 10min 20min 30min 45min; do
    same "the lengths of $walk are those of NUMBERS.md" "$(walk_lengths $walk | sort)" "$(table_lengths $walk | sort)"
done
sources=$(sed -e '/^## Sources/,$d' -e 's/`[^`]*`//g' scripts/NUMBERS.md | grep -oE '\[[^][]+\]' | grep -v -E '^\[(Name|levels|weeks|lengths|pace|breath|lifts|drills|words|lead times|sound|sources|at the end)\]$' | tr -d '[]' | sed 's/, /\n/g' | sort -u)
listed=$(sed -n '/^## Sources/,$p' scripts/NUMBERS.md | grep -E '^\| \[' | cut -d'|' -f2 | grep -oE '\[[^][]+\]' | tr -d '[]' | sort -u)
same "the list of sources is that of the sources of the numbers" "$sources" "$listed"
same "no document is taken for a walk" "" "$("$BIN" list --names | grep -i -E 'numbers|readme')"
