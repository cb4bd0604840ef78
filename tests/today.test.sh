#!/usr/bin/env bash
# What is for today, and what the plan makes of it: today, plan, the calendar; play, render and export of "today"; what a red sign
# does. The day is always said (--on); the calendar is read by icalendar, the log by sqlite3.
. "$(dirname "$0")/lib.sh"
export TZ=Pacific/Kiritimati
unset SOURCE_DATE_EPOCH

fields() { jq -r "$1"; }
today() { "$BIN" today --json --on "$1"; }
# is NAME JQ EXPECTED DAY
is() { same "$1" "$3" "$(today "$4" | jq -r "$2")"; }
fresh() { rm -rf "$TMP/home" "$TMP/out"; mkdir -p "$XDG_CONFIG_HOME/walkcoach" "$TMP/out"; cd "$TMP/out" || exit; }
profile() { printf '%s\n' "$@" >"$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg"; }
answers() { local day=$1 one; shift; for one; do "$BIN" done -q --on "$day" --answer "$one" >/dev/null 2>&1 || fail "an answer is noted" "$one on $day"; done; }
first_walk() { answers "$1" up=yes at-home=yes wound-dry=yes risk=yes; "$BIN" done -q --on "$1" --start 0 >/dev/null 2>&1; }

# As installed: files go where she is.
mkdir -p "$TMP/prefix/bin" "$TMP/prefix/share/walkcoach"
cp "$BIN" "$TMP/prefix/bin/"; cp -r scripts voices config "$TMP/prefix/share/walkcoach/"
BIN=$TMP/prefix/bin/walkcoach

# --- Without a profile -------------------------------------------------------------------------------------------------
fresh
status "without a profile there is nothing for today" 2 "$BIN" today --on 2026-11-29
says "and it is said what to do" "walkcoach init" "$BIN" today --on 2026-11-29
says "an own walk called today would be named by its path" "walkcoach init" "$BIN" render today --on 2026-11-29

# --- A pram too early --------------------------------------------------------------------------------------------------
fresh
profile 'baby_born = "2026-10-18"' 'birth = "c-section"' 'pram = true'
first_walk 2026-10-25
is "who pushes a pram is offered her first walk after a C-section" .walk.session first-walk-after-c-section 2026-10-25
check "and has it" "$BIN" render today -q --voice silent --to 0:20 --on 2026-10-25
says "without the pram" "no pushing the pram before week 3 after a C-section: this walk is without it" "$BIN" check 5min --level 1 --on 2026-10-25
status "a pram that she asks for is refused" 1 "$BIN" check 5min --level 1 --pram --on 2026-10-25

# --- The first days ----------------------------------------------------------------------------------------------------
fresh
profile 'baby_born = "2026-10-18"' 'birth = "vaginal"'
is "the day of the birth is at home" .state at-home 2026-10-18
is "with breathing" .daily breathing 2026-10-18
is "and no walk" .walk null 2026-10-18
status "so there is none to render" 1 "$BIN" render today -q --on 2026-10-18
is "questions come before the first walk" .state ask 2026-10-25
same "each with the line that answers it" 0 "$("$BIN" today --on 2026-10-25 </dev/null | grep -c -E 'done --answer (up|at-home|wound-dry|risk)=yes' | awk '{ print ($1 == 4) ? 0 : $1 }')"
first_walk 2026-10-25
is "then the first walk is offered" .walk.session 5min 2026-10-25
is "at level 1" .walk.level 1 2026-10-25
is "in week 1, by row 1 of the plan" "\"\(.week) \(.row) \(.day)\"" "1 1 2026-10-25" 2026-10-25
is "the day after is a day off" .state day-off 2026-10-26
is "which says when the next one is" .next 2026-10-27 2026-10-26
says "and says so in words" "5min" "$BIN" today --on 2026-10-25
says "with the day in words" "Sunday 25 October 2026" "$BIN" today --on 2026-10-25
status "a day before the birth is wrong" 2 "$BIN" today --on 2026-10-01

# --- The walk of the day is a walk -------------------------------------------------------------------------------------
check "today's walk is rendered" "$BIN" render today -q --voice silent --to 0:20 --on 2026-10-25
same "into a file of that name" today.wav "$(ls)"
says "with its level" '"level":1' "$BIN" show 5min --json --level 1 --on 2026-10-25
says "it can be read first" "Walk, 5 minutes, 5:00, level 1" "$BIN" show today --on 2026-10-25
check "and drawn" "$BIN" plot today -q --on 2026-10-25 -o today.svg; rm -f today.svg
status "on a day off there is none to read" 1 "$BIN" show today --on 2026-10-26
check "and exported" "$BIN" export today -q --voice silent --to "$TMP/out/phone" --format wav --on 2026-10-25
same "by its own name" "5min-level1-week1.wav" "$(cd phone && ls *.wav)"
check "and so is the week" "$BIN" export week -q --voice silent --to "$TMP/out/week" --format wav --on 2026-10-25
same "a file a walk, in the order of days" "2026-10-25-5min-level1-week1.wav 2026-10-27-5min-level1-week1.wav 2026-10-29-5min-level1-week1.wav 2026-10-31-10min-level1-week1.wav" "$(cd week && ls *.wav | xargs)"

# --- Red ---------------------------------------------------------------------------------------------------------------
check "a red sign is noted" "$BIN" done -q 5min --on 2026-10-25 --stop leg
is "then it is red" .state red 2026-10-26
is "nothing is offered" '[.walk, .daily, .drill] | map(. == null) | all' true 2026-10-26
is "not the week after either" .state red 2026-11-05
for command in "render 5min -o x.wav --voice silent" "render today" "export 5min --to $TMP/out/red" "export week --to $TMP/out/red" "play 5min --voice silent"; do
    status "while it is red no ${command%% *}: $command" 1 "$BIN" $command --on 2026-10-27
    says "the signs are printed: $command" "a red, swollen or painful leg or calf" "$BIN" $command -q --on 2026-10-27
    says "with the number: $command" "call 112" "$BIN" $command -q --on 2026-10-27
done
status "while it is red today's is not shown" 1 "$BIN" show today --on 2026-10-27
check "but any other can be read" "$BIN" show 5min --on 2026-10-27
says "what she noted is said first, with its day" "You noted on Sunday 25 October 2026: a red, swollen or painful leg or calf." "$BIN" today --on 2026-10-27
status "weeks that are typed do not get around it" 1 "$BIN" render 5min -o x.wav --voice silent --weeks 30 --birth vaginal --on 2026-10-27
mv "$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg" "$TMP/kept.cfg"
status "nor is it forgotten without the profile" 1 "$BIN" render 5min -o x.wav --voice silent --on 2026-10-27
mv "$TMP/kept.cfg" "$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg"
same "and nothing is made" "" "$(ls -d x.wav red 2>/dev/null)"
check "with --anyway it is made" "$BIN" render 5min -q -o x.wav --voice silent --to 0:10 --anyway --on 2026-10-27
says "after the signs" "a red, swollen or painful leg or calf" "$BIN" render 5min -q -o x.wav --voice silent --to 0:10 --anyway --on 2026-10-27
left=$XDG_STATE_HOME/walkcoach/place
printf '60000000 5min\n--anyway\n--voice=silent\n' >"$left"
status "a walk that was begun with it is not gone on with by itself" 1 "$BIN" play --resume --on 2026-10-27
says "the signs are printed there, too" "a red, swollen or painful leg or calf" "$BIN" play --resume -q --on 2026-10-27
case "$("$BIN" play --resume --on 2026-10-27 --anyway 2>&1)" in *"because you said --anyway"*) pass "but where she says it again" ;; *) fail "but where she says it again" ;; esac
rm "$left"
status "but today's walk is not" 1 "$BIN" render today --anyway --on 2026-10-27
check "her provider says yes" "$BIN" done -q --provider-said-yes --on 2026-10-28
same "then it is red no more" false "$(today 2026-10-29 | jq '.state == "red"')"
check "and a walk is made" "$BIN" render 5min -q -o y.wav --voice silent --to 0:10 --on 2026-10-29

# --- The plan ----------------------------------------------------------------------------------------------------------
same "the plan has its weeks" 17 "$("$BIN" plan --json --on 2026-10-25 | jq '.rows | length')"
same "week 9 is 120 minutes" 120 "$("$BIN" plan --json --on 2026-10-25 | jq '.rows[9].minutes')"
says "she sees where she is" ">  1" "$BIN" plan --on 2026-10-29
says "another birth has another plan" "C-section" "$BIN" plan --on 2026-10-25 --birth c-section

# --- The calendar ------------------------------------------------------------------------------------------------------
cat >"$TMP/read.py" <<'P'
import sys, datetime, icalendar
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
events = calendar.walk("VEVENT")
for event in events:
    alarms = event.walk("VALARM")
    print(event["UID"], event.decoded("DTSTART").isoformat(), len(alarms), alarms[0].decoded("TRIGGER").total_seconds(), event["SEQUENCE"], event["SUMMARY"], sep="|")
P
calendar() { "$BIN" plan -q --ics "$1" --on "$2" && python3 "$TMP/read.py" "$1" >"$1.read"; }
fresh
profile 'baby_born = "2026-10-18"' 'birth = "vaginal"'
first_walk 2026-10-25
check "a calendar is written" calendar one.ics 2026-10-25
same "the first walk is today" "2026-10-25" "$(head -1 one.ics.read | cut -d'|' -f2)"
if [ "$(wc -l <one.ics.read)" -ge 60 ]; then pass "it has the walks of four months"; else fail "it has the walks of four months" "$(cat one.ics.read)"; fi
same "each with one reminder, at nine" "1|32400.0" "$(cut -d'|' -f3,4 one.ics.read | sort -u)"
same "each known by a name of its own" "" "$(cut -d'|' -f1 one.ics.read | sort | uniq -d)"
same "no day twice" "" "$(cut -d'|' -f2 one.ics.read | sort | uniq -d)"
check "after a walk it is written again" "$BIN" done -q 5min --on 2026-10-25 --easy
calendar two.ics 2026-10-26
same "what is still to come is the same" "$(tail -n +2 one.ics.read | cut -d'|' -f1,2,6)" "$(cut -d'|' -f1,2,6 two.ics.read | head -n "$(($(wc -l <one.ics.read) - 1))")"
"$BIN" done -q 5min --on 2026-10-27 --heavy
calendar three.ics 2026-10-28
same "a sign changes what is to come" "one: Walk: 10min, level 2 three: Walk: 5min, level 1" \
     "one: $(grep '^walk-5-' one.ics.read | cut -d'|' -f6) three: $(grep '^walk-5-' three.ics.read | cut -d'|' -f6)"
calendar four.ics 2026-10-30
same "a walk that was not walked moves, and keeps its name" "walk-3-of-2026-10-18@walkcoach|2026-10-31" "$(head -1 four.ics.read | cut -d'|' -f1,2)"
same "from where it was" "2026-10-29" "$(grep '^walk-3-' one.ics.read | cut -d'|' -f2)"
if [ "$(head -1 four.ics.read | cut -d'|' -f5)" -gt "$(head -1 one.ics.read | cut -d'|' -f5)" ]; then pass "with a later number"; else fail "with a later number"; fi
echo "mine" >mine.ics
status "a calendar of hers is not replaced" 3 "$BIN" plan -q --ics mine.ics --on 2026-10-28
same "it is as it was" mine "$(cat mine.ics)"
check "ours is" "$BIN" plan -q --ics one.ics --on 2026-10-28

# --- Her pace follows what she notes -----------------------------------------------------------------------------------
fresh
profile 'baby_born = "2026-07-05"' 'birth = "vaginal"' 'pace = "follow"'
# The slowest and the quickest pace of the walk, by the sheet to print.
paces() {
    "$BIN" render 20min -q --voice silent --level 3 --to 0:20 --beside txt -o pace.wav --on 2026-11-20 >/dev/null 2>&1
    sed -n -E 's/.*; ([0-9]+) to ([0-9]+) steps a minute;.*/\1 \2/p' pace.txt
}
same "as written it is" "100 106" "$(paces)"
"$BIN" done -q 20min --easy --on 2026-11-15; "$BIN" done -q 20min --good --on 2026-11-16
same "after an easy walk and a good one it is as written" "100 106" "$(paces)"
"$BIN" done -q 20min --easy --on 2026-11-17; "$BIN" done -q 20min --easy --on 2026-11-18
same "after two easy ones two steps more" "102 108" "$(paces)"
"$BIN" done -q 20min --hard --on 2026-11-19
same "and after a hard one back" "100 106" "$(paces)"
for day in 05 06 07 08 09 10 11 12; do "$BIN" done -q 20min --easy --on 2026-11-$day; done
same "never beyond her level" "108 110" "$(paces)"
