#!/usr/bin/env bash
# Where the machine gives out: nothing that was there is lost, and one line says what happened.
. "$(dirname "$0")/lib.sh"
guard() { ${CC:-cc} -shared -fPIC -o "$TMP/$1.so" "tests/guard/$1_guard.c"; }
# grows_no_file COMMAND...: the disk is full, for files. In a shell of its own: it becomes the command.
grows_no_file() { trap '' XFSZ; ulimit -f 0; exec "$@"; }

# --- The address of share --------------------------------------------------------------------------------------------

mkdir "$TMP/walks"
head -c 1000 /dev/zero >"$TMP/walks/01.mp3"
# share_briefly COMMAND...: until it has said its address, then Ctrl-C; what it said is in share.out and share.err.
share_briefly() {
    [ -p "$TMP/said" ] || mkfifo "$TMP/said" "$TMP/complained"
    cat "$TMP/complained" >"$TMP/share.err" &
    local reader=$!
    "$@" >"$TMP/said" 2>"$TMP/complained" </dev/null &
    local pid=$!
    grep -m 1 '^http' <"$TMP/said" >"$TMP/share.out"
    kill -INT $pid; wait $pid $reader
}
kept() { cat "$XDG_STATE_HOME"/walkcoach/shares/* 2>/dev/null; }
share_briefly "$BIN" share "$TMP/walks" --bind 127.0.0.1
before=$(kept)
check "share keeps its address" grep -q '^http://127.0.0.1' <<<"$before"
share_briefly grows_no_file "$BIN" share "$TMP/walks" --bind 127.0.0.1 --new-address
says "a full disk: the address is not saved, and it says so" "cannot be saved: $XDG_STATE_HOME/walkcoach/shares/" cat "$TMP/share.err"
same "and the old one is still there" "$before" "$(kept)"

# --- Threads ---------------------------------------------------------------------------------------------------------

guard thread
unthreaded() { env LD_PRELOAD="$TMP/thread.so" "$BIN" "$@"; }
case "$BUILD" in asan | tsan) skip "no thread can be started" "the sanitizer needs its own" ;; *)
    said=$(unthreaded say "Lift" --voice calm -o "$TMP/lift.wav" 2>&1 </dev/null); got=$?
    same "no thread can be started: status 3 and one line" "3 1" "$got $(grep -c error: <<<"$said")"
    says "the line says so" "espeak-ng needs a thread, and none can be started" echo "$said" ;;
esac

# --- Two exports into one folder -------------------------------------------------------------------------------------

mkdir "$TMP/phone"
exec 8<"$TMP/phone"
flock 8
"$BIN" export 5min --voice silent --to "$TMP/phone" >"$TMP/export.out" 2>&1 </dev/null 8<&- &
for _ in $(seq 200); do grep -q waiting "$TMP/export.out" && break; sleep 0.05; done
same "the second one waits for the first" "Another export is filling $TMP/phone; waiting for it." "$(head -1 "$TMP/export.out")"
same "and writes nothing meanwhile" "" "$(ls "$TMP/phone")"
rmdir "$TMP/phone"
exec 8<&-
wait $!
same "a folder that the first one took away is made anew" "0 1" "$? $(ls "$TMP/phone" | grep -c '\.mp3$')"

# --- Names -----------------------------------------------------------------------------------------------------------

long=$(printf 'x%.0s' $(seq 251)).wav
for time in first second; do
    status "a name of 255 bytes can be written, the $time time" 0 "$BIN" render 5min --voice silent --to 0:20 -q -o "$TMP/$long"
done
status "and a file that is there is replaced under it" 0 "$BIN" render 5min --voice silent --to 0:10 -q -o "$TMP/$long"
same "nothing else is left" 1 "$(ls -A "$TMP" | grep -c xxx)"
