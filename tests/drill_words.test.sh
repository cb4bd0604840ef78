#!/usr/bin/env bash
# A move of a drill is known by its words, however a trainer says it: each waits for its week, and has its dose. Typed by hand.
. "$(dirname "$0")/lib.sh"

# In the first week after a C-section nothing but breath may be asked of her.
drill() {
    cat <<CFG
title = "Mat"
kind = "drill"
walker: { weeks = 1  birth = "c_section" }
breath = "4s:6s"
phases: {
  setup: { length = "1:00"  say: { welcome = "start"  stop_signs = "start"  lie = "0:30" } }
  one:   { reps = 6  each: { ready = "in"  go = "out"  pause = "rest 10s" } }
  close: { length = "0:30"  say: { body_check = "start" } }
}
words: { lie = "Lie on your back, knees bent."  ready = "Breathe in"  go = "$1"  pause = "Rest." }
CFG
}
rules() { drill "$1" >"$TMP/drill.cfg"; "$BIN" check "$TMP/drill.cfg" 2>&1 | grep -o '\[[a-z-]*\]$' | LC_ALL=C sort -u | tr '\n' ' ' | sed 's/ $//'; }

while IFS='|' read -r words wanted; do
    same "\"$words\"" "$wanted" "$(rules "$words")"
done <<'WORDS'
Lift your hips|[dose] [drill-waits]
Hips lift|[dose] [drill-waits]
Lift your bottom|[dose] [drill-waits]
Raise your pelvis|[dose] [drill-waits]
Lift your pelvis from the mat|[dose] [drill-waits]
Peel your spine off the mat|[dose] [drill-waits]
Hover your knees|[dose] [drill-waits]
Stay straight like a board|[dose] [drill-waits]
Right hand against right knee|[drill-waits]
Push your palm into your thigh|[drill-waits]
Belly button down|[drill-waits]
Chin to chest, reach for your knees|[drill-waits]
Shoulder blades off the mat|[drill-waits]
Roll up, bone by bone|[drill-waits]
Float one knee above the hip|[drill-waits]
Rise from the chair|[drill-waits]
Come to standing|[drill-waits]
Close from back to front|[dose]
Draw up inside|[dose]
Gently gather from the inside|[dose]
Open your chest to the ceiling|[too-early]
Breathe out|
Let it all go soft|
Shoulders soft, jaw soft|
WORDS
