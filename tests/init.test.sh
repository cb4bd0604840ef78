#!/usr/bin/env bash
# init: what she wrote by hand stays, dates are read as people write them, and it ends with what it means for her.
. "$(dirname "$0")/lib.sh"
mine=$XDG_CONFIG_HOME/walkcoach profile=$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg
mkdir -p "$mine"
init() { "$BIN" init --on 2026-11-27 "$@" 2>&1 </dev/null; }
value() { sed -n -E "s/^ *$1 *= *([^ ]+).*/\1/p" "$profile"; }
answers() { local name=$1 code=$2 text=$3 said got; shift 3; said=$(init "$@"); got=$?
            case "$got $said" in "$code "*"$text"*) pass "$name" ;; *) fail "$name" "expected $code and \"$text\"" "$got $said" ;; esac; }

# --- A file that she has written in --------------------------------------------------------------------------------------
cat >"$profile" <<'CFG'
# my own file; do not lose this
pram      = true;   // the red one
talk = "short"
delay=20            # to find a pocket

/* level = 4 was too much
   for me */
level     = 1                    # slowly
emergency = "911"

mine = { notes = [1, 2] }        # a program of my own reads this
birth = "vaginal" level_was = 2  # two on a line
CFG
cp "$profile" "$TMP/before"
init --level 2 --core tall --born "9 March 2026" >/dev/null
same "of what was there only the line of the answer changed" '< level     = 1                    # slowly
> level     = 2                    # slowly' \
     "$(diff "$TMP/before" "$profile" | grep '^[<>]' | grep -v -E '^> (core|baby_born) ')"
same "what is new comes where the template has it, with its remark" 2 "$(grep -c -E '^(baby_born = "2026-03-09" +# or|core      = "tall" +# the most)' "$profile")"
same "before the key that follows it there, if none of those before it is there" "pram talk delay level core emergency mine baby_born birth" \
     "$(grep -o -E '^(baby_born|birth|pram|talk|delay|level|core|emergency|mine)\b' "$profile" | xargs)"
check "every remark is there" grep -q "my own file" "$profile"
check "and every key of others" grep -q '^mine = { notes = \[1, 2\] }        # a program of my own reads this$' "$profile"

cp "$profile" "$TMP/once"
answers "the same answers again" 1 "stays as it is" --level 2 --core tall --born "9 March 2026"
check "leave the same bytes" cmp "$TMP/once" "$profile"
answers "so do the same in other words" 1 "stays as it is" --born 9.3.2026
check "byte for byte" cmp "$TMP/once" "$profile"
sed -i 's/"2026-03-09"/"9 March 2026"/' "$profile"; cp "$profile" "$TMP/once"
init --born 2026-03-09 >/dev/null
check "her own way to write the day stays, where it is the same day" cmp "$TMP/once" "$profile"

printf '\xef\xbb\xbfpram = false\r\ntalk = "short"' >"$profile"
init --pram --level 3 >/dev/null
same "a mark, line ends of Windows and a last line without an end" "$(printf '\xef\xbb\xbflevel     = 3                    # 1 settle, 2 connect, 3 build, 4 brisk; go up after three walks without symptoms\r\npram = true\r\ntalk = "short"' | od -c)" "$(od -c <"$profile")"
printf 'talk = "short" /* in\npieces */ pram = true /* and\nthen */\n' >"$profile"
init --talk full --level 2 --core light >/dev/null
same "remarks over lines" '"full" 2 "light"' "$(value talk) $(value level) $(value core)"
check "and it reads" "$BIN" show 5min --on 2026-11-27

# --- One that it cannot read -----------------------------------------------------------------------------------------------
printf 'pram = true\nlevel = 2 2\n' >"$profile"; cp "$profile" "$TMP/before"
answers "a profile with a mistake is named with its line" 1 "walkcoach.cfg:2:" --core tall
check "and stays" cmp "$TMP/before" "$profile"
printf 'level = [1, 2]\n' >"$profile"; cp "$profile" "$TMP/before"
answers "a list in place of a level is not written over" 1 "nothing was written" --level 2
check "it stays" cmp "$TMP/before" "$profile"
rm "$profile"

# --- Anew, and again --------------------------------------------------------------------------------------------------------
answers "it says her week, and level" 0 "week 11 after birth" --born "11 September 2026" --birth vaginal --level 3
same "what was not answered says nothing" "" "$(grep -E '^(tear|cleared|core|own_pace|pram|talk|voice|sound)\b' "$profile")"
same "the emergency number is there" '"112"' "$(value emergency)"
answers "later answers take the place of their silent lines" 0 "is written" --core tall --tear --emergency 999 --floor-cleared
same "each once" "1 1 1 1" "$(for key in core tear emergency floor_cleared; do grep -c -E "^#? ?$key\b" "$profile"; done | xargs)"
same "with what it says" '"tall" true "999" true' "$(value core) $(value tear) $(value emergency) $(value floor_cleared)"
said=$(init --level 3)
case "$said" in *"Your walks: "*20min*"On a mat: "*breathing*"What to do today: walkcoach today"*) pass "it ends with her walks, and today" ;; *) fail "it ends with her walks, and today" "$said" ;; esac
same "her walks are what list marks" "$("$BIN" list --on 2026-11-27 2>/dev/null | sed -n '/^Drills/q; s/^\* \([a-z0-9-]*\) .*/\1/p' | sort | xargs)" \
     "$(echo "$said" | sed -n 's/^Your walks: \(.*\)\./\1/p' | tr -d ' ' | tr , '\n' | sort | xargs)"
answers "a quote in a name does no harm" 0 "written" --emergency 'a"b\c'
same "it is read back" 'a"b\c' "$("$BIN" stop-signs 2>/dev/null | sed -n -E 's/^Stop, and call ([^ ]*):$/\1/p')"

for word in c-section caesarean cesarean Caesarean "c section" section c C "caesarean section"; do
    rm -f "$profile"; init --birth "$word" --born "1 May 2026" >/dev/null
    same "birth: $word" '"c-section"' "$(value birth)"
done
rm -f "$profile"

# --- Days -------------------------------------------------------------------------------------------------------------------
answers "a day that could be two" 2 '--born "9/3/2026" is 9 March 2026 or 3 September 2026: write 2026-03-09 or 2026-09-03' --born 9/3/2026
answers "of which only one has been" 0 "written" --born 9/12/2025 --on 2025-12-01
same "is that" '"2025-09-12"' "$(value baby_born)"; rm "$profile"
answers "the future" 2 'is still to come: today is Friday 27 November 2026' --born "28 November 2026"
answers "today is a birthday" 0 "written" --born 2026-11-27; rm "$profile"
answers "31 September" 2 "September has 30 days" --born "31 September 2026"
check "nothing was written" test ! -e "$profile"

# --- What is written, every other command reads ---------------------------------------------------------------------------
mv "$profile" "$TMP/aside"
# refused NAME STATUS TEXT ARGUMENT...: init says so, and there is no profile
refused() {
    local name=$1 status=$2 text=$3 said got; shift 3
    said=$("$BIN" init --on 2026-11-27 "$@" 2>&1 </dev/null); got=$?
    case "$said" in *"$text"*) ;; *) got="$got $said" ;; esac
    same "$name" "$status no" "$got $([ -e "$profile" ] && echo yes || echo no)"
}
refused "a voice that there is not" 2 'no voice "nosuch"' --born 2026-10-01 --birth vaginal --voice nosuch
refused "a sound pack that there is not" 2 'no sound pack "nosuch"' --born 2026-10-01 --birth vaginal --sound nosuch
refused "two lines" 2 "--emergency takes one line of text" --emergency $'1\n2'
refused "what is not UTF-8" 2 "--emergency takes UTF-8" --emergency $'\351'
refused "a text that is too long to be read" 2 "--emergency takes a shorter text" --emergency "$(printf '%0301d' 1)"
mkdir -p "$TMP/place/q"; cp voices/calm.cfg "$TMP/place/q/v.cfg"; printf 'engine = "none"\nkaputt = 1\n' >"$TMP/place/bad.cfg"
cp config/sounds/air.cfg "$TMP/place/q/s.cfg"; cp voices/calm.cfg "$HOME/own.cfg"
refused "a voice whose file has mistakes" 2 "kaputt" --voice "$TMP/place/bad.cfg"
(cd "$TMP/place" && "$BIN" init --on 2026-11-27 --born 2026-10-01 --birth vaginal --voice q/v.cfg --sound q/s.cfg -q)
same "a path is kept whole" "\"$(realpath "$TMP/place")/q/v.cfg\" \"$(realpath "$TMP/place")/q/s.cfg\"" "$(value voice) $(value sound)"
status "so that it is found from elsewhere" 0 "$BIN" show 5min --on 2026-11-27
"$BIN" init --on 2026-11-27 --voice '~/own.cfg' -q; same "a path in her home as it was typed" '"~/own.cfg"' "$(value voice)"
status "which is found, too" 0 "$BIN" show 5min --on 2026-11-27

printf 'baby_born = "26-3-9"\nbirth = "vaginal"\n' >"$profile"; cp "$profile" "$TMP/once"
status "a slip of hers in the file is one" 1 "$BIN" init --on 2026-11-27 --voice warm
says "it is said where it is" "walkcoach.cfg:1:13: error:" "$BIN" init --on 2026-11-27 --voice soft
same "and stays hers" '"26-3-9" "soft"' "$(value baby_born) $(value voice)"
status "quietly, too" 1 "$BIN" init --on 2026-11-27 --voice soft -q
status "until it is mended" 0 "$BIN" init --on 2026-11-27 --born 2026-03-09 --voice warm
same "and all of it is kept" '"2026-03-09" "warm"' "$(value baby_born) $(value voice)"

# Another command writes while this one waits: both answers are kept.
exec 9<"${profile%/*}"; flock 9; cp "$profile" "$TMP/once"
"$BIN" init --on 2026-11-27 --talk short -q 9<&- & writer=$!
sleep 0.5; check "a second one waits" kill -0 "$writer"
cp "$TMP/once" "$profile"; printf 'level = 2\n' >>"$profile"; flock -u 9; wait "$writer"; exec 9<&-
same "and loses nothing" '2 "short"' "$(value level) $(value talk)"
mv "$TMP/aside" "$profile"

# --- Asked on a terminal ------------------------------------------------------------------------------------------------
# dialogue ANSWER...: types each when it is asked for, as she would.
dialogue() {
    python3 - "$BIN" "$@" <<'P'
import os, pty, sys
program, answers = sys.argv[1], sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execv(program, [program, "init", "--on", "2026-11-27"])
text, seen = b"", 0
try:
    while piece := os.read(terminal, 4096):
        text += piece
        while text[seen:].rstrip(b" ").endswith((b"]:", b"?")) and text.endswith(b" ") and answers:
            seen = len(text)
            os.write(terminal, answers.pop(0).encode() + b"\n")
except OSError:
    pass
print(text.decode().replace("\r", ""))
print("left:", *answers)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
P
}
said=$(dialogue "31 September 2026" "1 December 2026" 9/3/2026 2 vaginal maybe no yes 7 2 light 78 no short 911 nobody soft)
same "all that was typed was asked for" "left:" "$(tail -n 1 <<<"$said")"
same "the profile has it" '"2026-09-03" "vaginal" false true 2 "light" 78 false "short" "911" "soft"' \
     "$(for key in baby_born birth tear cleared level core own_pace pram talk emergency voice; do value $key; done | xargs -d '\n')"
for text in "September has 30 days" "is still to come: today is Friday 27 November 2026" "1: Monday 9 March 2026, or 2: Thursday 3 September 2026?" \
            'yes or no, not "maybe"' 'no voice "nobody" works here: ' 'level is 1 to 4, not "7"'; do
    case "$said" in *"$text"*) pass "she reads: $text" ;; *) fail "she reads: $text" "$said" ;; esac
done
case "$said" in *"pelvic-floor work"*) fail "without a tear the floor is not asked" ;; *) pass "without a tear the floor is not asked" ;; esac
cp "$profile" "$TMP/once"
said=$(dialogue "" "" "" "" "" "" "" "" "" "" "")
same "Enter keeps each" "left:" "$(tail -n 1 <<<"$said")"
check "to the byte" cmp "$TMP/once" "$profile"
said=$(dialogue "" "" yes "" yes "" "" "" "" "" "" "")
case "$said" in *"pelvic-floor work"*) pass "after a tear it is" ;; *) fail "after a tear it is" "$said" ;; esac
same "and kept" "true true" "$(value tear) $(value floor_cleared)"
