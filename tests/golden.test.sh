#!/usr/bin/env bash
# Each tests/golden/NAME.cfg has neighbours, and the suffix picks the check:
#   NAME.timeline   what is to happen when         NAME.err   what is to be said about it; after warnings both
#   NAME.plan  .json  .svg                         what show, show --json and plot make of it
#   NAME.vtt  .srt  .lrc  .cue  .chapters  .sheet  what render writes beside the sound (.sheet is --beside txt)
# The first two are made by tests/golden_main.c; a case must have one. The others are made by the program, and are read by
# readers that are not walkcoach's. A line `#$ COMMAND OPTIONS` in a case gives that command these options.
# To add a case: its .cfg, an empty file for each other neighbour it should have, then --update.
#   tests/golden.test.sh --update    rewrites the neighbours; review the diff
. "$(dirname "$0")/lib.sh"

golden=$DIR/golden
check "the golden cases' compiler is built (make units)" test -x "$golden"

found=$TMP/found
mkdir -p "$found"
(cd tests/golden && "$golden" "$found" *.cfg) || fail "the golden cases are compiled to the last"

# --- What the program makes of a case --------------------------------------------------------------------------------

# An installation that holds only what the cases share: words that change in scripts/ change no case, and no path of this
# machine comes in. The voice hums, nothing depends on the day, and the sample rate is low because nobody listens.
place=$TMP/place
mkdir -p "$place/bin" "$place/share"
cp "$BIN" "$place/bin/walkcoach"
cp -RL tests/golden/root "$place/share/walkcoach"
cp tests/golden/*.cfg "$place"

# of COMMAND NAME OPTION...: COMMAND of that case, with the options that the case asks for.
of() {
    local command=$1 name=$2; shift 2
    (cd "$place" && env -u COLUMNS bin/walkcoach "$command" "$name.cfg" -q "$@" $(sed -n "s/^#\$ $command //p" "$name.cfg") </dev/null)
}
# One object a line, so that a difference can be read.
in_lines() { sed 's/},{"/},\n{"/g'; }

written="lrc vtt srt chapters cue sheet"        # by --beside
outputs="plan json svg $written"
make_outputs() {
    local name=$1 kinds= kind
    [ ! -e "tests/golden/$name.plan" ] || of show "$name" >"$found/$name.plan"
    [ ! -e "tests/golden/$name.json" ] || of show "$name" --json | in_lines >"$found/$name.json"
    [ ! -e "tests/golden/$name.svg" ] || of plot "$name" -o - >"$found/$name.svg"
    for kind in $written; do [ ! -e "tests/golden/$name.$kind" ] || kinds=$kinds,${kind/sheet/txt}; done
    [ -n "$kinds" ] || return 0
    of render "$name" --sample-rate 8000 -o "$name.wav" --beside "${kinds#,}"
    for kind in $written; do
        case "$kind" in sheet) ending=txt ;; chapters) ending=chapters.json ;; *) ending=$kind ;; esac
        [ ! -e "$place/$name.$ending" ] || in_lines <"$place/$name.$ending" >"$found/$name.$kind"
    done
    rm -f "$place/$name.wav"
}
with_outputs=$(cd tests/golden && for ending in $outputs; do ls *."$ending" 2>/dev/null; done | sed 's/\.[a-z]*$//' | sort -u)
for name in $with_outputs; do make_outputs "$name"; done 2>"$TMP/said"
same "the program says nothing while it makes them" "" "$(grep -v '\[silent-voice\]' "$TMP/said" | sed '/\[\(unvouched-words\|left-unsaid\)\]$\|: note: /,+2d')"

if [ "${1-}" = --update ]; then
    rm -f tests/golden/*.timeline tests/golden/*.err
    cp "$found"/* tests/golden/
    pass "updated; review the diff"
    exit
fi

# --- As expected -----------------------------------------------------------------------------------------------------

differing=$(diff -rq -x '*.cfg' -x root -x '*.md' tests/golden "$found" | tr '\n' ' ')
as_expected() {
    case "$differing" in
        *"/$1 "*|*": $1 "*) check "${1%.*}: its ${1##*.} is as expected" diff -u "tests/golden/$1" "$found/$1" ;;
        *) pass "${1%.*}: its ${1##*.} is as expected" ;;
    esac
}
for case in tests/golden/*.cfg; do
    name=${case##*/} name=${name%.cfg} compared=0
    for ending in timeline err $outputs; do
        [ -e "tests/golden/$name.$ending" ] || [ -e "$found/$name.$ending" ] || continue
        case "$ending" in timeline|err) compared=1 ;; esac
        as_expected "$name.$ending"
    done
    [ $compared = 1 ] || fail "$name: has a .timeline or an .err beside it"
done
for ending in $outputs; do
    cases=$(ls tests/golden/*."$ending" 2>/dev/null | wc -l)
    if [ "$cases" -ge 3 ]; then pass "at least three cases have a .$ending"; else fail "at least three cases have a .$ending" "$cases have"; fi
done

# --- Accepted by others ----------------------------------------------------------------------------------------------

python3 tests/golden_readers.py "$found" tests/golden $with_outputs || fail "the readers read to the end"
for name in $with_outputs; do
    for ending in json chapters; do
        [ ! -e "$found/$name.$ending" ] || check "$name: jq reads its $ending" jq -e 'type == "object"' "$found/$name.$ending"
    done
    [ ! -e "$found/$name.svg" ] || check "$name: xmllint finds its svg well-formed" xmllint --noout "$found/$name.svg"
done
same "nothing names a day or a path of this machine" "" \
     "$(cd "$found" && grep -l -E "\"(/[a-z]|\.\./)|$TMP|$PWD|20[0-9][0-9]-[0-9][0-9]-" $(for ending in $outputs; do ls *."$ending" 2>/dev/null; done))"

# --- Every rule has a case, and is as severe as the table says ----------------------------------------------------

"$BIN" check --explain all --json | jq -r '.[] | "\(.rule) \(.severity)"' | sed 's/ either$/ error warning/' >"$TMP/rules"
# "rule severity" of every message.
cat tests/golden/*.err | sed -nE 's/^([^ ]+: )?(error|warning): .* \[([a-z-]+)\]$/\3 \2/p' | sort -u >"$TMP/cases"

# Not to be had from a file that is here: a file that vanishes while it is read, what the scan should have explained, and what
# only an option of a command brings about (tests/signs.test.sh).
out_of_reach=" file syntax signs-cut "

[ "$(wc -l <"$TMP/rules")" -gt 100 ] && pass "the program lists its rules" || fail "the program lists its rules" "$(head "$TMP/rules")"
while read -r rule severity; do
    found=$(sed -n "s/^$rule //p" "$TMP/cases" | paste -s -d ' ')
    case "$out_of_reach" in
    *" $rule "*) same "no golden case can have [$rule]" "" "$found" ;;
    *)           same "a golden case has [$rule], as: $severity" "$severity" "$found" ;;
    esac
done <"$TMP/rules"
broken=$(find tests/golden -maxdepth 1 -name '*.err' | wc -l)
whole=$(find tests/golden -maxdepth 1 -name '*.timeline' | wc -l)
if [ "$broken" -ge 60 ]; then pass "at least 60 broken sessions"; else fail "at least 60 broken sessions" "there are $broken"; fi
if [ "$whole" -ge 60 ]; then pass "at least 60 whole sessions"; else fail "at least 60 whole sessions" "there are $whole"; fi
