#!/usr/bin/env bash
# Keys in a real terminal: sent by tmux, answered on the screen; the terminal is put back even after kill -9.
. "$(dirname "$0")/lib.sh"
. tests/sound_server.sh
unset NO_COLOR TMUX
tmux="tmux -L walkcoach-$$ -f /dev/null"
trap '$tmux kill-server 2>/dev/null; server_stop; rm -rf "$TMP"' EXIT

screen()  { $tmux capture-pane -p -t walk; }
shows()   { screen | grep -q -F -- "$1"; }
lacks()   { ! shows "$1"; }
key()     { $tmux send-keys -t walk "$@"; }
sees()    { if wait_for 15 shows "$2"; then pass "$1"; else fail "$1" "no \"$2\" on the screen:" "$(screen)"; fi; }
run()     { key -l "$1"; key Enter; }
echoes()  { stty -F "$($tmux display -p -t walk '#{pane_tty}')" -a | grep -q -E '(^| )echo( |;|$)'; }
raw()     { ! echoes; }

if ! server_start; then fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log")"; exit; fi
$tmux new-session -d -s walk -x 100 -y 30 "PS1='ready> ' exec bash --norc --noprofile --noediting" 2>"$TMP/tmux.err" || { fail "tmux starts" "$(cat "$TMP/tmux.err")"; exit; }
wait_for 10 shows "ready>"

run "'$BIN' play 20min --level 3 --delay 0 --from connect"
sees "the part and what comes next are on the screen" "next: "
sees "the time left is on the screen" " left"
check "keys come one by one" wait_for 10 raw
key Space
sees "space pauses" "paused"
key Space
check "space goes on" wait_for 15 lacks "paused"
key 9
sees "9 is quieter" "volume 95 %"
key 0
check "0 is louder" wait_for 15 lacks "volume 95 %"
key m
sees "m mutes a layer" "voice muted"
key ']'
sees "] is faster from the next breath on" "pace 102 from the next breath on"
sees "the new pace is taken up at a breath" ", 102 a minute"
key v
sees "v is less talk" "talk: short"
key Escape
key '['
sees "Esc and then a key is that key, not the beginning of an arrow" "pace 100 from the next breath on"
key Right
sees "right goes to the next part" "Shake out  "
key Left
wait_for 5 shows "Breath and steps  " || key Left       # more than 3 s into the part it goes to its start first
sees "left goes back" "Breath and steps  "
key Right Right
sees "right twice goes on by two parts" "A little quicker  "
key '?'
sees "? lists the keys" "these keys"
key '?'
check "and ? again puts them away" wait_for 15 lacks "these keys"
check "all keys fit 80 columns" test "$(screen | grep -o 'space pause .*q stop' | wc -m)" -le 80
one_screen() { [ "$(screen | grep -c ' left$') $(screen | grep -c 'q stop')" = "1 1" ]; }
for size in "20 5" "200 50" "40 12" "80 24" "44 24" "100 30"; do
    $tmux resize-window -t walk -x "${size% *}" -y "${size#* }"
    check "a terminal of $size has the walk once, and no trail" wait_for 15 one_screen
    key '?'
    check "and the keys" wait_for 15 shows "space"
    key '?'; sleep 0.3                                                     # gone, or another page
    while shows "quieter" || shows "these"; do key '?'; sleep 0.3; done
    check "then the walk alone again" wait_for 15 one_screen
done
key C-z
sees "Ctrl-Z stops the program" "Stopped"
check "the terminal is as it was while it is stopped" wait_for 10 echoes
run "clear; fg"
sees "fg brings it back, and says how it goes on" "press space to continue"
check "paused" shows "paused"
check "keys come one by one after fg" wait_for 10 raw
check "the screen has the walk once" wait_for 15 one_screen
key Space
check "space goes on with it" wait_for 15 lacks "paused"
key Space
sees "one that she has paused" "paused"
key C-z
check "stops like any" wait_for 10 echoes
run "clear; fg"
sees "and comes back" "press space to continue"
check "paused still" shows "paused"
key Space
check "until she goes on with it" wait_for 15 lacks "paused"
key q
sees "q says how to go on" "play --resume continues from there"
check "the terminal is as it was after q" wait_for 10 echoes

run "clear; '$BIN' play 20min --level 3 --delay 60"
check "it waits for her to set out" wait_for 15 raw
key C-z
check "and may be stopped meanwhile" wait_for 10 echoes
run "clear; fg"
sees "then fg brings it back paused, too" "paused"
key q
check "and q ends it" wait_for 10 echoes
run "clear; '$BIN' play --resume --delay 0 --level 3"
sees "--resume goes on" "next: "
check "keys come one by one again" wait_for 10 raw
pkill -9 -P "$($tmux display -p -t walk '#{pane_pid}')"
check "after kill -9 the terminal is as it was" wait_for 10 echoes
run "clear; '$BIN' play 20min --level 3 --delay 0 --from 5:00"
check "the walk plays" wait_for 15 raw
key C-c
sees "Ctrl-C is the same as q" "play --resume continues from there"
run "clear; TERM=dumb '$BIN' play 20min --level 3 --delay 0 --from 5:00"
sees "a dumb terminal gets a line a part" "for "
key q
sees "a dumb terminal can stop too" "play --resume continues from there"
