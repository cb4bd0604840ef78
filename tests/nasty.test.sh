#!/usr/bin/env bash
# Hostile and absurd files through the real program: each gets an answer that says what is wrong, at once and in little memory.
. "$(dirname "$0")/lib.sh"
cd "$TMP" || exit 1

# answers NAME TEXT FILE: `check FILE` says TEXT and ends with 1, within 20 s and (but for sanitisers) 400 MB.
answers() {
    local name=$1 text=$2 file=$3 output got
    output=$([ "$BUILD" = release ] && ulimit -v 400000; timeout 20 "$BIN" check "$file" 2>&1 </dev/null); got=$?
    case "$got $output" in
    "1 "*"$text"*) pass "$name" ;;
    *) fail "$name" "exit $got, and no \"$text\" in:" "$output" ;;
    esac
}
# A whole walk's opening, so that the compiler goes on to what comes after it.
opening='open: { pace = "own"  length = "1:00"  say: { stop_signs = "start" } }'

# --- what is not text --------------------------------------------------------------------------------------------

: >empty.cfg
printf '# nothing yet' >remark.cfg
{ printf '\177ELF\001\n\177\023\n\025'; head -c 20000 "$BIN"; } >binary.cfg
truncate -s 100M sparse.cfg
head -c 270000 /dev/zero | tr '\0' ' ' >blank.cfg
printf 'title = "\377\376"\n' >latin.cfg
printf '\376\377\0t\0i' >utf16.cfg
mkdir folder.cfg
mkfifo pipe.cfg
ln -s loop.cfg loop.cfg
ln -s /dev/zero device.cfg
answers "an empty file is not a session, and the answer shows how one begins" 'phases: {' empty.cfg
answers "a file of remarks is not a session" 'phases: {' remark.cfg
answers "a program is not a session" 'this is not a text file' binary.cfg
answers "100 MB are not read" 'larger than 256 KiB' sparse.cfg
answers "270,000 blanks are not read" 'larger than 256 KiB' blank.cfg
answers "Latin-1 is reported with its place" 'latin.cfg:1:10: error: byte 0xff is not valid UTF-8' latin.cfg
answers "UTF-16 is reported" 'not valid UTF-8' utf16.cfg
answers "a folder is not a file" 'folder.cfg is a folder' folder.cfg
answers "a pipe is not waited for" 'pipe.cfg is a pipe' pipe.cfg
answers "a device that never ends is not read" 'device.cfg is a device' device.cfg
answers "a link to itself leads nowhere" 'a link that leads nowhere' loop.cfg
answers "a file that is not there is reported" 'there is no session' ./nothing.cfg

# --- brackets, names and texts without end -----------------------------------------------------------------------

repeat() { awk -v n="$1" -v text="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'; }
repeat 250000 '{' >braces.cfg
repeat 60000 'a:{' >groups.cfg
{ printf 'a = '; repeat 80000 '['; } >arrays.cfg
repeat 80000 '"a ' >quotes.cfg
repeat 250000 'a' >word.cfg
repeat 20000 '"x"' >texts.cfg
awk 'BEGIN { for (i = 0; i < 30000; i++) printf "k%d=1\n", i }' >names.cfg
printf 'title = "%s"\n' "$(repeat 250000 x)" >title.cfg
answers "250,000 brackets are reported once" 'nested more than 32 deep' braces.cfg
answers "60,000 groups in one another are reported once" 'nested more than 32 deep' groups.cfg
answers "80,000 arrays in one another are reported once" 'nested more than 32 deep' arrays.cfg
answers "80,000 quotes in a line are reported" 'quotes.cfg:1:' quotes.cfg
answers "a word of 250,000 letters is shortened" 'aaa...' word.cfg
answers "20,000 texts side by side are reported" 'texts.cfg:1:' texts.cfg
answers "30,000 names in one group are too many" 'more than 1000 names' names.cfg
answers "a title of 250,000 letters is too long" '300' title.cfg

# --- files that lead to themselves -------------------------------------------------------------------------------

printf '@include "include.cfg"\n' >include.cfg
printf 'extends = "./self.cfg"\n' >self.cfg
printf 'extends = "./two.cfg"\n' >one.cfg
printf 'extends = "./one.cfg"\n' >two.cfg
printf 'extends = "./nowhere.cfg"\n' >orphan.cfg
answers "an include of itself is refused" 'extends = "20min"' include.cfg
answers "a file that extends itself is reported" 'self.cfg:1:11: error' self.cfg
answers "two files that extend each other are reported" ':1:11: error' one.cfg
answers "a file that extends nothing is reported" 'orphan.cfg:1:11: error' orphan.cfg

# --- numbers at the limits ---------------------------------------------------------------------------------------

session() { printf 'level = 3\nphases: { %s\n  walk: { %s }\n}\n' "$opening" "$2" >"$1.cfg"; }
printf 'level = 99999999999999999999\n' >level.cfg
printf 'level = 9223372036854775807\nphases: { %s }\n' "$opening" >level64.cfg
printf 'seed = -1\nphases: { %s }\n' "$opening" >seed.cfg
session pace 'length = "5:00"  pace = 1e308'
session infinite 'length = "5:00"  pace = 1e400'
session zero 'length = "0:00"'
session day 'length = "24h"'
session year 'length = "8760h"'
session wrap 'length = "99999999999999999999h"'
session rounds 'length = "23h"  repeat = 2147483647  phases: { a: { length = "1:00" } }'
session breaths 'length = "999999999 breaths"'
session nested 'repeat = 50  phases: { b: { repeat = 50  phases: { c: { repeat = 50  phases: { d: { length = "1s" } } } } } }'
answers "a number of twenty digits is too large" 'too large a number' level.cfg
answers "a level of 63 bits is out of range" 'level64.cfg:1:9: error' level64.cfg
answers "a seed below nought is out of range" 'seed.cfg:1:8: error' seed.cfg
answers "a pace of 1e308 is out of range" '60..140' pace.cfg
answers "a pace of 1e400 is not a number" 'too large a number' infinite.cfg
answers "a part of no length is reported" 'zero.cfg:3:' zero.cfg
answers "a day and a minute are too long" '24 hours' day.cfg
answers "a year is too long" '24 hours' year.cfg
answers "a length beyond all counting is reported" 'wrap.cfg:3:' wrap.cfg
answers "two thousand million rounds are too many" 'rounds.cfg:3:' rounds.cfg
answers "a thousand million breaths are too long" 'breaths.cfg:3:' breaths.cfg
answers "rounds of rounds of rounds are too many" 'nested.cfg:2:' nested.cfg

# --- all at once -------------------------------------------------------------------------------------------------

awk 'BEGIN { for (i = 0; i < 400; i++) printf "part %d: { length = %d:00 }\n", i, i }' >slips.cfg
answers "800 slips are reported as fifty and a number" 'and 750 more' slips.cfg
