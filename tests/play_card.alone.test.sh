#!/usr/bin/env bash
# The card at the end of a walk, in a real terminal: what is asked, what is noted of it, what is said then. The log is read by the
# sqlite3 shell.
. "$(dirname "$0")/lib.sh"
. tests/sound_server.sh
unset NO_COLOR TMUX
tmux="tmux -L walkcoach-card-$$ -f /dev/null"
trap '$tmux kill-server 2>/dev/null; server_stop; rm -rf "$TMP"' EXIT

screen() { $tmux capture-pane -p -t walk; }
shows()  { screen | grep -q -F -- "$1"; }
key()    { $tmux send-keys -t walk "$@"; }
sees()   { if wait_for 30 shows "$2"; then pass "$1"; else fail "$1" "no \"$2\" on the screen:" "$(screen)"; fi; }
run()    { key -l "clear; $1"; key Enter; }
log()    { "$BIN" log --json --on "$1" 2>/dev/null; }

mkdir -p "$XDG_CONFIG_HOME/walkcoach"
printf '%s\n' 'baby_born = "2026-08-16"' 'birth = "vaginal"' >"$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg"
walk="'$BIN' play 5min --level 2 --voice silent --delay 0 --from 4:57 --on 2026-11-29"

if ! server_start; then fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log")"; exit; fi
$tmux new-session -d -s walk -x 100 -y 50 "PS1='ready> ' exec bash --norc --noprofile --noediting" 2>"$TMP/tmux.err" || { fail "tmux starts" "$(cat "$TMP/tmux.err")"; exit; }
wait_for 10 shows "ready>"

run "$walk"
sees "when the walk is over, the card asks for what needs a person" "Any of these?"
sees "with each sign in words" "hest pain"
key Enter
sees "then for what means a shorter walk" "And of these?"
key Enter
sees "then how it was" "e easy"
key g
sees "and the terminal is hers again" "ready>"
same "one walk is noted" "5min good" "$(log 2026-11-29 | jq -r '[.. | objects | select(.session? == "5min")][0] | "\(.session) \(.feel)"')"

run "$walk --quiet; echo 'end''ed'"
sees "with --quiet nothing is asked" "ended"
if shows "Any of these?"; then fail "with --quiet there is no card" "$(screen)"; else pass "with --quiet there is no card"; fi

run "${walk/-29/-28}"
sees "on another day it asks again" "Any of these?"
key a
sees "a sign that is marked has a star" " * a"
key Enter
sees "a red sign ends the questions with whom to call" "call 112 now"
sees "and with how to go on" "--provider-said-yes"
run "$walk"
sees "from then on it is red" "call 112 now"
