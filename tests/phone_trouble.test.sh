#!/usr/bin/env bash
# walkcoach export when it goes wrong: one clear line however many processes work, nothing half, lists that are true.
. "$(dirname "$0")/lib.sh"

# walk NAME SECONDS: a short walk.
walk() {
    cat >"$TMP/$1.cfg" <<T
title = "Walk $1"
say: { halfway = "off"  coming = "off"  minutes_left = "off" }
phases: {
  first:  { length = "20s"  pace = "own"  say: { stop_signs = "start" } }
  second: { length = "$2s"  pace = "own" }
}
T
}
one=$TMP/one.cfg two=$TMP/two.cfg
walk one 4
walk two 5
export_() { "$BIN" export -q --mono --jobs 2 --voice silent "$@" </dev/null; }
names() { (cd "$1" && ls -A) | tr '\n' ' '; }
sums() { (cd "$1" && sha256sum -- $(ls | grep -v feed.template.xml)); }    # a feed has a name of its own and dates
stands() { [ ! -e "$1/index.json" ] || (cd "$1" && jq -r '.walks[] | .file, .data, .cover, .captions' index.json | xargs ls >/dev/null); }
hidden() { find "$1" -name '.?*' | wc -l; }
# fails NAME TEXT FOLDER COMMAND...: ends with 3 and one line that holds TEXT; what the folder's index names is there, nothing is hidden.
fails() {
    local name=$1 text=$2 folder=$3 got said; shift 3
    said=$("$@" 2>&1); got=$?
    said=$(grep -v '\[silent-voice\]$' <<<"$said")
    case "$said" in *"$text"*) ;; *) fail "$name: says why" "no \"$text\" in: $said"; return ;; esac
    same "$name: one line, status 3, nothing half" "1 line, status 3, 0 hidden" \
         "$(wc -l <<<"$said") line, status $got, $(if [ -d "$folder" ]; then hidden "$folder"; else echo 0; fi) hidden"
    if [ -d "$folder" ]; then check "$name: all that the index names is there" stands "$folder"; fi
}
export_ "$one" "$two" --to "$TMP/right"
right=$(sums "$TMP/right" | grep -v mp3; cd "$TMP/right" && stat -c '%n %s' -- *.mp3)                # the date is in the sound
completes() {   # NAME FOLDER: the same command again
    export_ "$one" "$two" --to "$2" 2>&1
    same "$1: the next run completes it" "$right" "$(sums "$2" | grep -v mp3; cd "$2" && stat -c '%n %s' -- *.mp3)"
}

# --- The disk is full, may not be written, or is gone --------------------------------------------------------------------

limited() { (ulimit -f "$1"; shift; export_ "$@"); }
fails "past a limit on file size" "File too large" "$TMP/full" limited 50 "$one" "$two" --to "$TMP/full"
check "past a limit on file size: the folder that was made has gone" test ! -e "$TMP/full"
completes "past a limit on file size" "$TMP/full"
before=$(sums "$TMP/full")
walk one 6 && walk two 7
fails "past that limit, with files there" "File too large" "$TMP/full" limited 50 "$one" "$two" --to "$TMP/full"
same "past that limit, with files there: they stay" "$before" "$(sums "$TMP/full")"
walk one 4 && walk two 5

disk=$TMP/disk
mkdir "$disk"
if mount -t tmpfs -o size=600k none "$disk" 2>/dev/null; then
    trap 'umount "$disk" 2>/dev/null; rm -rf "$TMP"' EXIT
    fails "a full disk" "No space left" "$disk" sh -c 'head -c 450000 /dev/zero >"$1/fill"; shift; "$@"' - "$disk" \
          "$BIN" export -q "$one" "$two" --mono --voice silent --jobs 2 --to "$disk"
    rm "$disk/fill"; mount -o remount,size=8m "$disk"
    completes "a full disk" "$disk"
    # Sound has room, what goes with it has not: for each size the folder is as true as before.
    for room in 90 110 180 220; do
        rm -f "$disk"/*; mount -o remount,size=${room}k "$disk"
        export_ "$one" "$two" --to "$disk" 2>/dev/null
        if stands "$disk" 2>/dev/null && [ "$(hidden "$disk")" = 0 ] &&
           [ "$(ls "$disk" | grep -c 'mp3$')" = "$(ls "$disk" | grep -v index | grep -c '[0-9a-z]\.json$' | xargs -I @ expr @ / 2)" ]; then continue; fi
        fail "a disk that is full at $room KB: a walk is there with all or not at all" "$(names "$disk")"
    done
    pass "a disk full at other places: a walk is there with all or not at all"
    mount -o remount,size=8m "$disk"
    completes "a disk full at other places" "$disk"
    umount "$disk"
else
    skip "a full disk" "no small disk may be mounted here"
fi

fails "a folder that cannot be made" "/proc/nowhere: " "$TMP/right" export_ "$one" --to /proc/nowhere
fails "a folder that is a file" "Not a directory" "$TMP/right" export_ "$one" --to "$one"
as_nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/nonexistent "$@"; }
mkdir "$TMP/locked"
if [ "$(id -u)" = 0 ] && as_nobody "$BIN" --version >/dev/null 2>&1; then
    chmod 711 "$TMP"; chmod 755 "$TMP/locked"
    fails "a folder that may not be written" "Permission denied" "$TMP/locked" \
          as_nobody "$BIN" export -q "$one" "$two" --mono --voice silent --jobs 2 --to "$TMP/locked"
elif [ "$(id -u)" != 0 ]; then
    chmod 555 "$TMP/locked"
    fails "a folder that may not be written" "Permission denied" "$TMP/locked" export_ "$one" "$two" --to "$TMP/locked"
else
    skip "a folder that may not be written" "nobody else may run the program here"
fi

# --- Interrupted ---------------------------------------------------------------------------------------------------------

# The walks last three hours each: they are still being written when the signal comes.
long() { sed "s/^title.*/title = \"Walk $1\"/; s/9h59min/2h59min/" tests/long.cfg >"$TMP/$1.cfg"; }
is_writing() {   # FOLDER PID: a child of it has a file open there, with something in it
    local child link
    for child in $(pgrep -P "$2"); do
        for link in "/proc/$child/fd/"*; do
            case "$(readlink "$link")" in "$1"/*) [ "$(stat -L -c %s "$link" 2>/dev/null || echo 0)" -gt 100000 ] && return ;; esac
        done
    done
    return 1
}
while_writing() {   # FOLDER COMMAND...: runs the command when an export there is in the middle; "pid" in it is the export's
    local folder=$1 pid; shift
    setsid env --default-signal=INT,TERM "$BIN" export -q "$one" "$two" --mono --voice silent --jobs 2 --to "$folder" </dev/null &
    pid=$!
    while kill -0 $pid 2>/dev/null && ! is_writing "$folder" $pid; do sleep 0.05; done
    "${@//pid/$pid}"
    wait $pid
}
long one && long two
fails "SIGINT while writing" "interrupted; run the same command to continue" "$TMP/writing" while_writing "$TMP/writing" kill -INT pid
check "SIGINT while writing: the folder that was made has gone" test ! -e "$TMP/writing"
walk one 4 && walk two 5
completes "SIGINT while writing" "$TMP/writing"
before=$(sums "$TMP/writing")
long one && long two
fails "Ctrl-C on a terminal, with files there" "interrupted; run the same command to continue" "$TMP/writing" while_writing "$TMP/writing" kill -INT -- -pid
same "Ctrl-C on a terminal, with files there: they stay" "$before" "$(sums "$TMP/writing")"
fails "SIGTERM while writing" "interrupted; run the same command to continue" "$TMP/writing" while_writing "$TMP/writing" kill -TERM pid
while_writing "$TMP/writing" kill -KILL pid 2>/dev/null
same "killed outright: no litter, and what was there stays" "$before $(names "$TMP/right")" "$(sums "$TMP/writing") $(names "$TMP/writing")"

fails "the folder goes away" "$TMP/writing disappeared while it was being filled" "$TMP/writing" while_writing "$TMP/writing" mv "$TMP/writing" "$TMP/elsewhere"
if mount -t tmpfs -o size=300m none "$disk" 2>/dev/null; then
    fails "a card is taken out" "$disk disappeared while it was being filled" "$disk" while_writing "$disk" umount -l "$disk"
    same "a card is taken out: nothing is written where it was" "" "$(names "$disk")"
else
    skip "a card is taken out" "no small disk may be mounted here"
fi

# While speaking: a voice that never answers.
walk one 4 && walk two 5
mkdir -p "$XDG_CONFIG_HOME/walkcoach/voices"
printf 'title = "Slow"\nlanguage = "en"\ncommand: { argv = ["sh", "-c", "echo > %s/speaking; exec sleep 600"]  timeout = "600s" }\n' "$TMP" \
    >"$XDG_CONFIG_HOME/walkcoach/voices/slow.cfg"
while_speaking() {
    rm -f "$TMP/speaking"
    setsid env --default-signal=INT "$BIN" export -q "$one" "$two" --voice slow --jobs 2 --to "$TMP/speaks" </dev/null &
    local pid=$!
    while kill -0 $pid 2>/dev/null && [ ! -e "$TMP/speaking" ]; do sleep 0.05; done
    kill -INT -- "${1/pid/$pid}"
    wait $pid
}
fails "SIGINT while speaking" "interrupted; run the same command to continue" "$TMP/speaks" while_speaking pid
fails "Ctrl-C while speaking" "interrupted; run the same command to continue" "$TMP/speaks" while_speaking -pid
check "and the folder that was made has gone" test ! -e "$TMP/speaks"
# Whoever works for a command that was killed outright ends with it, and not when its voice answers.
workers() { pgrep -f -- "--to $TMP/speaks" | wc -l; }
killed_outright() {
    rm -f "$TMP/speaking"
    "$BIN" export -q "$one" "$two" --voice slow --jobs 2 --to "$TMP/speaks" </dev/null >/dev/null 2>&1 &
    local pid=$! tries
    while kill -0 $pid 2>/dev/null && [ ! -e "$TMP/speaking" ]; do sleep 0.05; done
    echo "$(workers) at work"
    kill -KILL $pid; wait $pid 2>/dev/null
    for ((tries = 600; tries > 0 && $(workers) > 0; tries--)); do sleep 0.05; done
    echo "$(workers) left"; pkill -KILL -f -- "--to $TMP/speaks"
}
same "killed outright while speaking: its two workers end" "3 at work
0 left" "$(killed_outright)"

# --- The bar -------------------------------------------------------------------------------------------------------------

walk one 120 && walk two 140
same "on a terminal there is one bar for the whole, with the time left" \
     "bars: Exporting|rises: True|shows the time left: True|lines: 1 cleared: 1|status: 0" \
     "$(python3 tests/phone_bar.py "$BIN" export "$one" "$two" --jobs 2 --to "$TMP/bar" | paste -s -d '|')"
same "and where nothing is to be done" "bars: Exporting|rises: True|shows the time left: False|lines: 1 cleared: 1|status: 0" \
     "$(python3 tests/phone_bar.py "$BIN" export "$one" "$two" --jobs 2 --to "$TMP/bar" | paste -s -d '|')"
