#!/usr/bin/env bash
# No process forks while it has threads. Only the speaker has one beside it: espeak-ng's own, which sleeps.
# A library in front of the program writes down every fork and spawn, with the number of threads.
. "$(dirname "$0")/lib.sh"
. tests/sound_server.sh
if [ "$BUILD" != release ] && [ "$BUILD" != debug ]; then
    skip "forks are counted" "sanitizers fork and watch threads on their own"
    exit
fi
unset NO_COLOR TMUX
tmux="tmux -L walkcoach-forks-$$ -f /dev/null"
trap '$tmux kill-server 2>/dev/null; [ -z "${share-}" ] || kill "$share" 2>/dev/null; server_stop; rm -rf "$TMP"' EXIT
check "the guard compiles" cc -shared -fPIC -O1 -o "$TMP/forks.so" tests/guard/fork_guard.c -ldl

log=$TMP/forks
watched()  { rm -f "$log"; rm -rf "$XDG_CACHE_HOME"; env LD_PRELOAD="$TMP/forks.so" FORK_LOG="$log" "$@"; }
speakers() { awk '$NF == "@speaker"' "$log"; }
hosts()    { awk '$NF != "@speaker"' "$log"; }
# all_well NAME FORKS SPAWNS: how often the program itself forks and spawns; nobody forks with more threads than it may.
all_well() {
    same "$1: nobody but the speaker forks with threads" "" "$(hosts | awk '$1 != "spawn" && $2 > 1')"
    same "$1: the program itself forks and spawns" "$2 and $3" "$(hosts | grep -c fork) and $(hosts | grep -c spawn)"
    same "$1: the speaker has one thread beside it, or none in what it forked" "1 2" "$(speakers | awk '{ print $2 }' | sort -u | paste -s -d ' ')"
    check "$1: it forks for each phrase" test "$(speakers | wc -l)" -gt 20
}

# --- render, export, share -----------------------------------------------------------------------------------------------

check "a walk is rendered" watched "$BIN" render 5min -q -o "$TMP/walk.wav"
all_well render 0 1
check "two walks are exported" watched "$BIN" export 5min 10min -q --jobs 2 --to "$TMP/phone"
all_well export 2 2

watched "$BIN" share 5min --bind 127.0.0.1 >"$TMP/share.out" 2>"$TMP/share.err" </dev/null &
wait_for 60 grep -q 'http://' "$TMP/share.out" || fail "share starts" "$(cat "$TMP/share.err")"
share=$(pgrep -P $!) || share=$!
all_well share 1 1
kill -INT "$share"; wait; share=

# --- play, with keys that have it built anew while it plays --------------------------------------------------------------

screen() { $tmux capture-pane -p -t walk; }
shows()  { screen | grep -q -F -- "$1"; }
key()    { $tmux send-keys -t walk "$@"; }
sees()   { if wait_for 20 shows "$2"; then pass "$1"; else fail "$1" "no \"$2\" on the screen:" "$(screen)"; fi; }
said_more() { [ "$(speakers | wc -l)" -gt "$said" ]; }

if ! server_start; then fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log")"; exit; fi
# play [NAME=VALUE]: in a terminal of its own, until it plays.
play() {
    rm -f "$log"; rm -rf "$XDG_CACHE_HOME"
    $tmux kill-server 2>/dev/null        # which takes a moment to go, and takes a new session with it
    wait_for 10 $tmux new-session -d -s walk -x 100 -y 30 "env LD_PRELOAD='$TMP/forks.so' FORK_LOG='$log' ${1-} '$BIN' play 20min --level 3 --delay 0 --from connect; cat"
}
play
sees "it plays" "next: "
said=$(speakers | wc -l)
key v
sees "v is less talk" "talk: short"
check "v has more words spoken while it plays" wait_for 20 said_more
key ']'
sees "] is faster" "pace 102"
key '['
sees "[ is slower" "pace 100"
key q
sees "q ends it" "play --resume continues from there"
all_well play 1 1                       # the guard of the terminal; the speaker

play FORK_BREAKS=1
sees "it plays again" "next: "
check "the guard sees a fork beside threads" grep -q -E '^fork ([2-9]|[1-9][0-9]) .*play' "$log"
