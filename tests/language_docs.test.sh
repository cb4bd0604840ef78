#!/usr/bin/env bash
# scripts/README.md tells the language as it is: every key stands in a table with the places the reader accepts it at and in
# an example, and every example compiles without a warning.
. "$(dirname "$0")/lib.sh"
doc=scripts/README.md
mine=$XDG_CONFIG_HOME/walkcoach
examples=$TMP/examples
mkdir -p "$examples" "$mine"

# --- The tables ----------------------------------------------------------------------------------------------------

# "key|places", of the reader's table and of the document's.
accepted() { sed -n 's/^ *{ "\([a-z0-9_]*\)", *"\([a-z, _]*\)" *}.*/\1|\2/p' src/session/keys.c; }
documented() {
    awk -F' *[|] *' '/^\| key \| where /{ on = 1; next } !/^\|/{ on = 0 } on && !/^\|---/{
        n = split($2, keys, /, */)
        for (i = 1; i <= n; i++) { gsub(/`/, "", keys[i]); print keys[i] "|" $3 }
    }' "$doc"
}
# One line a key and place.
places() { awk -F'|' '{ n = split($2, where, /, */); for (i = 1; i <= n; i++) print $1 " in " where[i] }' | sort -u; }

accepted | places >"$TMP/accepted"
documented | places >"$TMP/documented"
[ "$(wc -l <"$TMP/accepted")" -gt 100 ] && pass "the reader's table of keys is found" ||
    fail "the reader's table of keys is found" "$(head "$TMP/accepted")"
same "every key the reader accepts is in the document, at its places" "" "$(comm -23 "$TMP/accepted" "$TMP/documented")"
same "every key of the document is one the reader accepts" "" "$(comm -13 "$TMP/accepted" "$TMP/documented")"

# --- The examples --------------------------------------------------------------------------------------------------

# Fences to files: NN.cfg, and NN.place where the example is a whole file.
awk -v to="$examples" '/^```cfg/{ n++; name = sprintf("%s/%02d", to, n); if ($2 == "file") print $3 > (name ".place"); on = 1; next }
     /^```/{ on = 0 } on { print > (name ".cfg") }' "$doc"
[ "$(ls "$examples"/*.cfg | wc -l)" -gt 12 ] && pass "the document has examples" || fail "the document has examples" "$(ls "$examples")"

compiles() {
    local example=$1 place=
    [ ! -f "${example%.cfg}.place" ] || place=$(cat "${example%.cfg}.place")
    rm -rf "$mine" && mkdir -p "$mine/scripts/levels" "$mine/scripts/cues"
    case "$place" in
    "")               { echo 'extends = "20min"'; cat "$example"; } >"$mine/scripts/example.cfg"
                      "$BIN" check --strict "$mine/scripts/example.cfg" ;;
    walkcoach.cfg)    cp "$example" "$mine/$place" && "$BIN" check --strict 10min ;;
    scripts/levels/*) cp "$example" "$mine/$place" && "$BIN" check --strict 20min --level "$(basename "$place" .cfg)" ;;
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
same "every key stands in an example" "" "$missing"

# --- The table of walks --------------------------------------------------------------------------------------------

# "name minutes" of what is shipped (minutes rounded down), and of the table.
shipped() { "$BIN" list | sed -n 's/^  \([a-z0-9-]*\)  *\([0-9]*\):[0-9][0-9] .*/\1 \2/p' | sort; }
tabled() { sed -n '/<!-- walks -->/,/<!-- .walks -->/s/^| `\([a-z0-9-]*\)` | \([0-9]*\) |.*/\1 \2/p' "$doc" | sort; }
rm -rf "$mine"
same "the table names every walk with its minutes" "$(shipped)" "$(tabled)"
