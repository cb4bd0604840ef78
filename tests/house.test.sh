#!/usr/bin/env bash
# The house keeps its figures: short functions, no state of its own that can change, headers that explain, plain English, a fixed
# top level.
# None of them is a goal. Where one is in the way of clear code, change the number here, and say why in the commit.
. "$(dirname "$0")/lib.sh"

# at_most NAME LIMIT FOUND LIST
at_most() { if [ "$3" -le "$2" ]; then pass "$1 ($3)"; else fail "$1" "found $3" "$4"; fi; }

# --- Functions -------------------------------------------------------------------------------------------------------

# LINES FILE:NAME, the shortest first.
functions() {
    ctags --languages=C --c-kinds=f --fields=+ne -u -o - src/*/*.c | awk -F'\t' '!/^!/ {
        for (i = 4; i <= NF; i++) { if ($i ~ /^line:/) from = substr($i, 6); if ($i ~ /^end:/) to = substr($i, 5) }
        print to - from + 1, $2 ":" $1 }' | sort -n
}
if ctags --version 2>/dev/null | grep -q '^Universal Ctags'; then
    functions >"$TMP/functions"
    count=$(wc -l <"$TMP/functions")
    if [ "$count" -ge 1500 ]; then pass "the functions are found ($count)"; else fail "the functions are found" "only $count"; fi
    at_most "no function is longer than 40 lines" 40 "$(tail -1 "$TMP/functions" | cut -d' ' -f1)" "$(awk '$1 > 40' "$TMP/functions")"
    at_most "nine functions in ten have at most 20 lines" 20 "$(sed -n "$(((count * 9 + 9) / 10))p" "$TMP/functions" | cut -d' ' -f1)" "$(tail -n 30 "$TMP/functions")"
else
    skip "no function is longer than 40 lines" "there is no universal-ctags"
fi

# --- State -----------------------------------------------------------------------------------------------------------

# What may change outside every function: the calls of libraries that are opened when they are needed, and who opens one;
# and where a thread of a host comes back to.
known="base/compose:lib base/json_read:lib base/library:opening library/guard:way_out phone/serve:lib picture/plot_png:lib sink/card:lib voice/espeak:lib"
changeable() {
    local source object
    for source in src/*/*.c; do
        object=$DIR/${source%.c}.o source=${source#src/}
        objdump -t "$object" | awk -v file="${source%.c}" '$3 == "O" && $4 ~ /^\.(data|bss|tdata|tbss)(\.[^r].*)?$|^\*COM\*$/ { sub(/\.[0-9]+$/, "", $NF); print file ":" $NF }
            $2 == "O" && $3 == "*COM*" { print file ":" $NF }
            $3 ~ /^\.t(data|bss)/ && NF == 5 { print file ":" $NF }'
    done | sort | tr '\n' ' ' | sed 's/ $//'
}
if [ "$BUILD" = release ]; then
    same "nothing else outside a function can change" "$known" "$(changeable)"
else
    skip "nothing else outside a function can change" "sanitizers and debuggers add objects of their own"
fi

# --- Headers ---------------------------------------------------------------------------------------------------------

# Of all their lines, those that hold a comment: 32.1 % before the rooms were built, 33.3 % with them.
share=$(cat src/*/*.h | awk '/\/\// { held++ } END { printf "%d", 1000 * held / NR }')
if [ "$share" -ge 330 ]; then pass "a third of the headers' lines explain ($share in 1000)"; else fail "a third of the headers' lines explain" "$share lines in 1000 hold a comment, not 330"; fi

# --- The English -----------------------------------------------------------------------------------------------------

# Four habits that make it read as translated: "told" for reported, "behind" for after, "is no X" for is not an X, "stands" and "lies"
# for is. Counted in comments, in messages, in the documents and in the names of the unit tests; not where a body lies or stands, somebody
# tells somebody, or a cart is before her.
habits() {
    perl -CSD -ne '
        $document = $ARGV =~ /\.md$/; $script = $ARGV =~ /\.(sh|py)$|Makefile$/; $page = $ARGV =~ /config.share/;
        $text = $document ? $_ : $script ? (/(?:^|\s)#[ !](.*)/ ? $1 : "") : (m{(?://|^ \*)(.*)} ? $1 : "");
        $text .= " $1" while !$document && !$script && !$page && $ARGV =~ /^src/ && /"((?:\\.|[^"\\])*)"/g;
        $text .= " $1" =~ tr/_/ /r if /^static void (\w+)\(void \*\*/;
        $text =~ s/`[^`]*`//g if $document;
        $text =~ s/told\.c|#: told|stand-?in|sit[- ]to[- ]stand|lying (?:down|breath|on|in|and)|stand (?:on one|up|tall|and)|behind the pram//gi;
        $text =~ s/as the ward (?:told|tells) you|tell (?:your GP|somebody)|she lies with|there (?:is|are|was|were) no|(?:is|are) no (?:more|longer|higher|earlier)//gi;
        print "$ARGV:$.: $_" if $text =~ /\b(?:told|tells?|behind|(?:is|are|was|were) no|stands?|stood|lies?|laid over|lying)\b/i;
        close ARGV if eof' "$@"
}
habits src/*/*.[ch] src/README.md tests/*.sh tests/*.py Makefile tests/unit/*.[ch] tests/walks/*.[ch] config/share/*.js README.md scripts/*.md CHANGELOG.md >"$TMP/habits"
at_most "four habits of a translator are rare" 20 "$(wc -l <"$TMP/habits")" "$(cat "$TMP/habits")"

# --- The version -----------------------------------------------------------------------------------------------------

# The Makefile says it and its day; the manual pages have it from there, and CHANGELOG.md, once it is released.
version=$(sed -n 's/^VERSION *:= *//p' Makefile) released=$(sed -n 's/^RELEASED *:= *//p' Makefile)
if git rev-parse --show-toplevel 2>/dev/null | grep -q -x "$PWD"; then
    same "no other file says the version" "" "$(git grep -l -w -F -e "$version" | grep -v -x -E 'Makefile|CHANGELOG.md|config/pages/walkcoach\.[15]')"
else
    skip "no other file says the version" "this is not a checkout"
fi
newest=$(sed -n 's/^## \([0-9].*\)$/\1/p' CHANGELOG.md | head -n 1)
same "the newest release of CHANGELOG.md is this one" "${newest:+$version - $released}" "$newest"
same "it keeps a changelog: what is new has a kind" "" "$(sed '1,/^## /d' CHANGELOG.md | grep '^#' | grep -v -x -E '### (Added|Changed|Deprecated|Removed|Fixed|Security)|## [0-9]+\.[0-9]+\.[0-9]+ - [0-9]{4}-[0-9]{2}-[0-9]{2}')"

# --- The faults that were found ----------------------------------------------------------------------------------------

# A change in src may move the lines that a named fault replaces; it could not be planted any more, and nothing would hold it.
check "each fault of tests/faults.txt can be planted (make mutate NAMED=1)" env NAMED=list python3 tests/mutate.py

# --- The top level ---------------------------------------------------------------------------------------------------

if git rev-parse --show-toplevel 2>/dev/null | grep -q -x "$PWD"; then
    same "the top level is as it was" ".ci .gitignore CHANGELOG.md LICENSE Makefile README.md config out scripts src tests voices" \
         "$(git ls-files | cut -d/ -f1 | LC_ALL=C sort -u | tr '\n' ' ' | sed 's/ $//')"
    same "of what is built nothing is kept" "out/.gitkeep" "$(git ls-files out)"
else
    skip "the top level is as it was" "this is not a checkout"
fi
