#!/usr/bin/env bash
# What today, plan and its calendar, done and list print, whole, of a plan, days and sessions written here by hand.
. "$(dirname "$0")/lib.sh"
export TZ=Pacific/Kiritimati
unset SOURCE_DATE_EPOCH

# prints NAME COMMAND... <<EXPECTED: both outputs, line by line; blanks at the end of a line do not count.
prints() {
    local name=$1 expected actual; shift
    expected=$(cat)
    actual=$("$@" 2>&1 </dev/null | sed 's/ *$//')
    if [ "$expected" = "$actual" ]; then pass "$name"; else fail "$name" "$(diff <(echo "$expected") <(echo "$actual"))"; fi
}
fresh() { rm -rf "$TMP/home"; mkdir -p "$XDG_CONFIG_HOME/walkcoach"; printf '%s\n' "$@" >"$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg"; }
walked() { "$BIN" done -q "$@" >/dev/null 2>&1 </dev/null || fail "it is noted" "$@"; }

# --- A plan of three weeks ---------------------------------------------------------------------------------------------

fresh 'baby_born = "2026-10-18"' 'birth = "vaginal"'
cat >"$TMP/hers.cfg" <<'CFG'
title = "A plan by hand"
birth = "vaginal"
week_0: { daily = "breathing" }
week_1: { walks = ["5min", "10min", "5min"]  levels = [1, 1, 1]  daily = "pelvic-floor" }
week_2: { walks = ["10min", "10min", "5min", "10min"]  levels = [2, 2, 1, 2]  daily = "pelvic-floor"
          drills = ["wall-bug-press", "wall-bug-press", "breathing"]  check = "week_6" }
CFG
today() { "$BIN" today --plan "$TMP/hers.cfg" --on "$1"; }
plan() { "$BIN" plan "$TMP/hers.cfg" --on "$@"; }
days() { plan "$1" 2>/dev/null | sed -n '/^  [A-Z]/p'; }

prints "before the first walk" today 2026-10-18 <<'E'
Sunday 18 October 2026 · week 0 after the birth

  Daily   breathing                   walkcoach play breathing

Up and about at home, little and often, as the ward told you. Move your ankles.

E
prints "a row is asked for" today 2026-10-25 <<'E'
Sunday 25 October 2026 · week 1 after the birth

  Daily   breathing                   walkcoach play breathing

A few questions first.

How many minutes do you walk now without any sign?
  walkcoach done --start 0, 10, 20 or 30

Are you up and about at home, to the bathroom and the kitchen and back?
  (The first walk is longer than that, and nobody is beside you.)
  walkcoach done --answer up=yes, or =no

Are you at home?
  (In hospital the people around you know best how far you may go.)
  walkcoach done --answer at-home=yes, or =no

If you have a wound or stitches: are they dry and quiet? (No wound is a yes.)
  (A wound that weeps or opens needs rest, and somebody to look at it.)
  walkcoach done --answer wound-dry=yes, or =no

Were you spared all of these: a large loss of blood or a transfusion, high blood
pressure or pre-eclampsia, a clot, an infection, heart or lung trouble, a
headache after a spinal? (Yes also if your provider has said since that you may
walk.)
  (After one of these your midwife or doctor says when the first walk is.)
  walkcoach done --answer risk=yes, or =no
E
prints "days before the answers" days 2026-10-24 <<'E'
  Saturday 24 October 2026     a question first: walkcoach today
  Sunday 25 October 2026       a question first: walkcoach today
  Monday 26 October 2026       a question first: walkcoach today
  Tuesday 27 October 2026      a question first: walkcoach today
  Wednesday 28 October 2026    a question first: walkcoach today
  Thursday 29 October 2026     a question first: walkcoach today
  Friday 30 October 2026       a question first: walkcoach today
E
walked --on 2026-10-25 --answer up=yes --answer at-home=yes --answer wound-dry=yes --answer risk=yes --answer floor=yes --start 10
prints "a walk and the daily five" today 2026-10-25 <<'E'
Sunday 25 October 2026 · week 1 after the birth

  Walk    5min, level 1               walkcoach play 5min --level 1
  Daily   pelvic-floor, easier        walkcoach play pelvic-floor --form easier

Three more easy or good walks without a sign, then come the next week's walks.

Next walk: Tuesday 27 October 2026, 5min at level 1.
E
walked 5min --easy --on 2026-10-25
prints "after the walk" today 2026-10-25 <<'E'
Sunday 25 October 2026 · week 1 after the birth

  Daily   pelvic-floor, easier        walkcoach play pelvic-floor --form easier

You have walked today. That is enough.

Next walk: Tuesday 27 October 2026, 10min at level 1.
E
prints "the weeks, and the days to come" plan 2026-10-25 <<'E'
A plan to talk over with your provider. Three easy or good walks without a sign earn the next week.
A plan by hand · week 1 after the birth

   0     0 min  at home, little and often
>  1    20 min  2 × 5min L1, 1 × 10min L1
   2+   35 min  3 × 10min L2, 1 × 5min L1  2 × wall-bug-press, 1 × breathing
                the 6 to 8 week check first

The days to come:
  Sunday 25 October 2026       walked
  Monday 26 October 2026       a day off
  Tuesday 27 October 2026      10min, level 1
  Wednesday 28 October 2026    a day off
  Thursday 29 October 2026     5min, level 1
  Friday 30 October 2026       a day off
  Saturday 31 October 2026     a day off
E
prints "and for programs" plan 2026-10-25 --json <<'E'
{"plan":"hers","title":"A plan by hand","row":1,"week":1,"rows":[{"week":0,"minutes":0,"walks":[],"drills":[]},{"week":1,"minutes":20,"walks":[{"session":"5min","level":1,"minutes":5,"day":1},{"session":"10min","level":1,"minutes":10,"day":3},{"session":"5min","level":1,"minutes":5,"day":5}],"drills":[]},{"week":2,"minutes":35,"walks":[{"session":"10min","level":2,"minutes":10,"day":1},{"session":"10min","level":2,"minutes":10,"day":3},{"session":"5min","level":1,"minutes":5,"day":5},{"session":"10min","level":2,"minutes":10,"day":7}],"drills":["wall-bug-press","wall-bug-press","breathing"]}]}
E
for day in 10-27 10-29 10-31; do walked 5min --easy --on 2026-$day; done
walked --answer check-6=yes --on 2026-11-01
prints "a day with a drill" today 2026-11-02 <<'E'
Monday 2 November 2026 · week 2 after the birth

  Daily   pelvic-floor, easier        walkcoach play pelvic-floor --form easier
  Drill   wall-bug-press              walkcoach play wall-bug-press

A day without a walk is part of the plan: this is when your body builds.

Next walk: Tuesday 3 November 2026, 10min at level 2.
E
prints "days with drills" days 2026-11-01 <<'E'
  Sunday 1 November 2026       10min, level 2
  Monday 2 November 2026       wall-bug-press
  Tuesday 3 November 2026      10min, level 2
  Wednesday 4 November 2026    wall-bug-press
  Thursday 5 November 2026     5min, level 1
  Friday 6 November 2026       breathing
  Saturday 7 November 2026     10min, level 2
E

# --- The calendar, read by icalendar -----------------------------------------------------------------------------------

cat >"$TMP/read.py" <<'P'
import sys, icalendar
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
print(calendar["VERSION"], calendar["PRODID"], calendar["COMMENT"], sep="|")
for event in calendar.walk("VEVENT")[:2]:
    alarm, = event.walk("VALARM")
    print(event["UID"], event["SEQUENCE"], event["TRANSP"], event["SUMMARY"], event.decoded("DTSTAMP"), event.decoded("DTSTART"), sep="|")
    print(repr(str(event["DESCRIPTION"])))
    print(alarm["ACTION"], alarm.decoded("TRIGGER"), alarm["DESCRIPTION"], sep="|")
print(len(calendar.walk("VEVENT")), calendar.walk("VEVENT")[-1].decoded("DTSTART"))
P
calendar() { plan 2026-11-01 --ics "$TMP/plan.ics" && python3 "$TMP/read.py" "$TMP/plan.ics"; }
# Four walks a week for 18 weeks, beginning on the day.
prints "walks for a calendar" calendar <<E
$TMP/plan.ics: the walks of 18 weeks, if all goes well. Import it again whenever the plan has moved.
2.0|-//walkcoach//walkcoach//EN|Made by walkcoach
walk-5-of-2026-10-18@walkcoach|14|TRANSPARENT|Walk: 10min, level 2|2026-11-01 00:00:00+00:00|2026-11-01
'walkcoach play 10min --level 2\nThis is the last week of the plan; it goes on as long as it does you good.'
DISPLAY|9:00:00|Walk: 10min, level 2
walk-6-of-2026-10-18@walkcoach|14|TRANSPARENT|Walk: 10min, level 2|2026-11-01 00:00:00+00:00|2026-11-03
'walkcoach play 10min --level 2\nThis is the last week of the plan; it goes on as long as it does you good.'
DISPLAY|9:00:00|Walk: 10min, level 2
72 2027-03-06
E
same "a calendar goes where it is asked for" "$(cat "$TMP/plan.ics")" "$(plan 2026-11-01 --ics -)"

walked 10min --heavy --on 2026-11-01
prints "after a sign" today 2026-11-03 <<'E'
Tuesday 3 November 2026 · week 2 after the birth

  Walk    5min, level 2               walkcoach play 5min --level 2
  Daily   pelvic-floor, easier        walkcoach play pelvic-floor --form easier

Shorter after a sign, until a walk has gone by without one.

If you see or feel a bulge: call your midwife or GP this week.

Next walk: Thursday 5 November 2026, 5min at level 2.
E

# --- What it means -----------------------------------------------------------------------------------------------------

red='Any of these: call 112 now.
  - chest pain
  - trouble breathing
  - a seizure
  - fainting
  - bleeding that does not stop, or makes you faint
  - a painful leg together with breathlessness
  - numbness between the legs or in both legs, new weakness in a leg, or
    suddenly no control of bladder or bowel
  - thoughts of harming yourself or the baby

Any of these: call your provider today. No answer within an hour, or it gets
worse: 112.
  - bleeding that soaks a pad in an hour, or clots the size of an egg
  - a red, swollen or painful leg or calf
  - a wound that opens, weeps, smells or gets redder
  - a temperature of 38 °C or more
  - a bad headache, or a change in how you see
  - dizziness
  - new leaking of stool
  - you cannot pass urine
  - a bad-smelling discharge, or strong belly pain

No walk until your provider has said yes. Then:
  walkcoach done --provider-said-yes'
fresh 'baby_born = "2026-10-18"' 'birth = "vaginal"'
export SOURCE_DATE_EPOCH=1795910400                                             # 2026-11-29
prints "signs of both kinds" "$BIN" done --stop leg,chest-pain --on 2026-11-28 <<E
Noted for Saturday 28 November 2026: chest pain; a red, swollen or painful leg
or calf.
Chest pain: call 112 now.
A red, swollen or painful leg or calf: call your provider today. No answer
within an hour, or it gets worse: 112.
You noted on Saturday 28 November 2026: chest pain; a red, swollen or painful
leg or calf.
Call 112 now, if nobody has looked at it yet.

$red
E
prints "the day is red" "$BIN" today <<E
Sunday 29 November 2026 · week 6 after the birth

You noted on Saturday 28 November 2026: chest pain; a red, swollen or painful
leg or calf.
Call 112 now, if nobody has looked at it yet.

$red
E
prints "no day to come has a walk" days 2026-11-29 <<'E'
  Sunday 29 November 2026      nothing, until your provider says yes
  Monday 30 November 2026      nothing, until your provider says yes
  Tuesday 1 December 2026      nothing, until your provider says yes
  Wednesday 2 December 2026    nothing, until your provider says yes
  Thursday 3 December 2026     nothing, until your provider says yes
  Friday 4 December 2026       nothing, until your provider says yes
  Saturday 5 December 2026     nothing, until your provider says yes
E
prints "her provider's yes" "$BIN" done --provider-said-yes <<'E'
Noted: your provider said yes.
You continue where you were in the plan, and the walks get longer as before. In
a week you will be asked whether you are still well. If the same sign comes
again: stop, and call.
A few questions first: walkcoach today
E
prints "a yes that nothing waited for" "$BIN" done --provider-said-yes <<'E'
Noted: your provider said yes.
Nothing was waiting for your provider's yes.
A few questions first: walkcoach today
E

fresh 'baby_born = "2026-10-18"' 'birth = "vaginal"' 'emergency = "999"'
prints "a walk with a sign" "$BIN" done 5min --on 2026-11-28 --leaking <<'E'
Noted for Saturday 28 November 2026: 5min; leaking.
A few questions first: walkcoach today
E
prints "a sign later, and one to stop for" "$BIN" done --later --heavy --stop fever <<E
Noted for Saturday 28 November 2026: 5min; heaviness, dragging or a bulge;
leaking.
It replaces: 5min; leaking.
Noted: a temperature of 38 °C or more.
A temperature of 38 °C or more: call your provider today. No answer within an
hour, or it gets worse: 999.
You noted on Sunday 29 November 2026: a temperature of 38 °C or more.
Call your provider today, if nobody has looked at it yet. No answer within an
hour, or worse: 999.

${red//112/999}
If you see or feel a bulge: call your midwife or GP this week.
E
prints "a walk that is noted, and nothing new" "$BIN" done 5min --on 2026-11-28 <<E
It is noted for Saturday 28 November 2026: 5min; heaviness, dragging or a bulge;
leaking.
You noted on Sunday 29 November 2026: a temperature of 38 °C or more.
Call your provider today, if nobody has looked at it yet. No answer within an
hour, or worse: 999.

${red//112/999}
E
prints "what she had to stop for stays" "$BIN" done 10min --stop wound --on 2026-11-27 <<E
Noted for Friday 27 November 2026: 10min; a wound that opens, weeps, smells or
gets redder.
A wound that opens, weeps, smells or gets redder: call your provider today. No
answer within an hour, or it gets worse: 999.
You noted on Sunday 29 November 2026: a wound that opens, weeps, smells or gets
redder; a temperature of 38 °C or more.
Call your provider today, if nobody has looked at it yet. No answer within an
hour, or worse: 999.

${red//112/999}
E
same "though the walk is noted again" "Noted for Friday 27 November 2026: 10min, good.
It replaces: 10min; a wound that opens, weeps, smells or gets redder.
What you had to stop for stays noted." "$("$BIN" done 10min --good --on 2026-11-27 2>&1 | head -3)"

fresh 'baby_born = "2026-10-18"' 'birth = "vaginal"'
prints "no walk that it could be" "$BIN" done <<'E'
walkcoach: no walk is planned for that day: say which one it was, as in walkcoach done 10min
E
prints "a walk without how it was" "$BIN" done 5min <<'E'
How was it? walkcoach done --easy, --good or --hard; walkcoach done --help lists what else you can note.
Noted: 5min.
A few questions first: walkcoach today
E
prints "heaviness says what to look for" "$BIN" done 5min --hard --heavy <<'E'
Noted: 5min, hard; heaviness, dragging or a bulge.
It replaces: 5min.
A few questions first: walkcoach today
If you see or feel a bulge: call your midwife or GP this week.
E
prints "thoughts of harm" "$BIN" done --stop harm <<'E'
Thoughts of harming yourself or the baby: call 112 now. You are not alone, and
it is treatable. If you can, have somebody stay with you until help is there.
This is not noted anywhere.
E
prints "a day that has not come" "$BIN" done 5min --on 2026-11-30 <<'E'
walkcoach: --on 2026-11-30 has not come yet
E
prints "a day before the birth" "$BIN" done 5min --on 2026-10-17 <<'E'
walkcoach: 2026-10-17 is before the birth
E

# --- The list ----------------------------------------------------------------------------------------------------------

mkdir -p "$TMP/prefix/bin" "$TMP/prefix/share/walkcoach/scripts"
cp "$BIN" "$TMP/prefix/bin/"; BIN=$TMP/prefix/bin/walkcoach
cp -r voices config "$TMP/prefix/share/walkcoach/"
data=$TMP/prefix/share/walkcoach/scripts
cp -r scripts/levels scripts/cues scripts/walk.cfg scripts/20min.cfg "$data/"
cp scripts/wall-bug-press.cfg "$data/press.cfg"
sed 's/^about .*/about = ""/; s/^title .*/title = "Up and down"/' scripts/hills.cfg >"$data/up.cfg"
sed 's/^about .*/about = "Round the corner."/; s/^title .*/title = "Corner"/' scripts/5min.cfg >"$data/round-the-corner.cfg"
prints "sessions by level, with what waits" "$BIN" list --weeks 4 --birth vaginal <<'E'
* fits you now.
You can ask for any length: walkcoach render 25min. --level picks another level.
Level 1, settle
* round-the-corner      5:00  Round the corner.

Level 3, build
* 20min                20:00  Settle, connect breath and core, walk in quiet, cool down.

Level 4, brisk
  up                   20:00  from week 12: Up and down

Drills, on a mat
* press                 5:40  Wakes the deep belly muscle, lying on your back. Five presses a side.

E
prints "sessions for programs" "$BIN" list --json --weeks 4 --birth vaginal <<'E'
[{"name":"20min","title":"Walk, 20 minutes","about":"Settle, connect breath and core, walk in quiet, cool down.","kind":"walk","level":3,"length":1200,"offered":"now"},{"name":"press","title":"Wall Bug Press","about":"Wakes the deep belly muscle, lying on your back. Five presses a side.","kind":"drill","level":0,"length":340,"offered":"now"},{"name":"round-the-corner","title":"Corner","about":"Round the corner.","kind":"walk","level":1,"length":300,"offered":"now"},{"name":"up","title":"Up and down","about":"","kind":"walk","level":4,"length":1200,"offered":"later","from_week":12}]
E
prints "voices with their titles" "$BIN" list voices <<'E'
  bright         Bright (American, woman)
  calm           Calm (American, woman)
  silent         Silent: a hum in place of each phrase, for tests and for laying out a walk
  soft           Soft (British, woman, slower)
  steady         Steady (British, man)
  warm           Warm (American, woman)
E
prints "what list does not know" "$BIN" list walks <<'E'
walkcoach: list knows sessions, voices and sounds, not "walks"
E
