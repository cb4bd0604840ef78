#!/usr/bin/env bash
# A file is never half there: whatever goes wrong, one clear line, status 3, no litter, and the old file untouched.
. "$(dirname "$0")/lib.sh"
place=$TMP/place
mkdir "$place"

# What render left in the folder, hidden files included.
left() { (cd "${1:-$place}" && find . -mindepth 1 -printf '%P ' | sort); }
# fails_whole NAME TEXT FILE COMMAND...: status 3, one line that holds TEXT, FILE as it was, nothing else in its folder.
fails_whole() {
    local name=$1 text=$2 file=$3 before after lines got; shift 3
    before=$(cksum <"$file" 2>/dev/null; left "$(dirname "$file")")
    "$@" >"$TMP/out" 2>"$TMP/err" </dev/null; got=$?
    after=$(cksum <"$file" 2>/dev/null; left "$(dirname "$file")")
    sed -i "/\\[silent-voice\\]/d" "$TMP/err"            # said of the voice that makes it quick
    lines=$(grep -c . "$TMP/err")
    same "$name: status 3" 3 "$got"
    if [ "$lines" = 1 ] && grep -q -- "$text" "$TMP/err"; then pass "$name: one clear line"; else fail "$name: one clear line" "expected: $text" "$(cat "$TMP/err")"; fi
    same "$name: no litter, the old file untouched" "$before" "$after"
}
render() { "$BIN" render 5min -q "$@"; }

check "a new file appears" render --to 0:05 -o "$place/new.wav"
same "and nothing beside it" "new.wav " "$(left)"
echo old >"$place/walk.wav"; chmod 640 "$place/walk.wav"
check "an old file is replaced" render --to 0:05 -o "$place/walk.wav"
same "and stays as readable as it was" "640" "$(stat -c %a "$place/walk.wav")"
rm "$place/new.wav"
ln -s walk.wav "$place/link.wav"
check "through a symbolic link" render --to 0:06 -o "$place/link.wav"
same "the file it points to is replaced, and the link stays" "walk.wav 264600" "$(readlink "$place/link.wav") $(soxi -s "$place/walk.wav")"
rm "$place/link.wav"; echo old >"$place/walk.wav"

# --- The disk is full: a limit on file size everywhere, a small disk where one may be mounted, /dev/full ---------------
limited() { (ulimit -f 100000; "$BIN" render 20min -q -o "$place/walk.wav"); }      # 1,024 bytes each
fails_whole "past the limit on file size" "too large" "$place/walk.wav" limited
fails_whole "a device that is always full" "No space left" "$place/walk.wav" render -o /dev/full
disk=$TMP/disk
mkdir "$disk"
if mount -t tmpfs -o size=8m none "$disk" 2>/dev/null; then
    trap 'umount "$disk"; rm -rf "$TMP"' EXIT
    echo old >"$disk/walk.wav"
    fails_whole "a full disk" "No space left" "$disk/walk.wav" render -o "$disk/walk.wav"
    fails_whole "a full disk, MP3" "No space left" "$disk/walk.wav" sh -c 'cp /dev/zero "$2/fill" 2>/dev/null; "$1" render 5min -q -o "$2/walk.wav"; s=$?; rm "$2/fill"; exit $s' - "$BIN" "$disk"
else
    skip "a full disk" "no small disk may be mounted here"
fi

# --- Nobody can write there ---------------------------------------------------------------------------------
fails_whole "the target is a folder" "is a folder" "$place/walk.wav" render -o "$place"
fails_whole "the folder is not there" "No such file" "$place/walk.wav" render -o "$place/none/walk.wav"
fails_whole "the folder is a file" "Not a directory" "$place/walk.wav" render -o "$place/walk.wav/a.wav"
as_nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/nonexistent "$@"; }
if [ "$(id -u)" = 0 ] && as_nobody "$BIN" --version >/dev/null 2>&1; then
    chmod 711 "$TMP"; chmod 755 "$place"; chmod 644 "$place/walk.wav"
    fails_whole "the folder may not be written" "Permission denied" "$place/walk.wav" as_nobody "$BIN" render 5min -q -o "$place/new.wav"
    fails_whole "the file may not be replaced" "Permission denied" "$place/walk.wav" as_nobody "$BIN" render 5min -q -o "$place/walk.wav"
elif [ "$(id -u)" != 0 ]; then
    chmod 555 "$place"
    fails_whole "the folder may not be written" "Permission denied" "$place/walk.wav" render -o "$place/new.wav"
    chmod 755 "$place"
else
    skip "the folder may not be written" "nobody else may run the program here"
fi

# --- Interrupted: a walk of ten hours is still being written when the signal comes; /proc shows when its file is open ---
cp tests/long.cfg "$TMP"
is_writing() {
    local link
    for link in "/proc/$1/fd/"*; do
        case "$(readlink "$link")" in "$place"/*) [ "$(stat -L -c %s "$link" 2>/dev/null || echo 0)" -gt 1000000 ] && return 0 ;; esac
    done
    return 1
}
interrupted() {
    local signal=$1; shift
    env --default-signal=INT,TERM "$BIN" render "$TMP/long.cfg" -q -o "$place/walk.wav" &
    local pid=$!
    while kill -0 $pid 2>/dev/null && ! is_writing $pid; do sleep 0.02; done
    kill -s "$signal" $pid
    wait $pid
}
fails_whole "Ctrl-C while writing" "interrupted" "$place/walk.wav" interrupted INT
fails_whole "SIGTERM while writing" "interrupted" "$place/walk.wav" interrupted TERM
before=$(cksum <"$place/walk.wav")
interrupted KILL 2>/dev/null
same "SIGKILL while writing leaves no litter" "walk.wav " "$(left)"
same "and the old file untouched" "$before" "$(cksum <"$place/walk.wav")"

# While speaking: a voice that never answers.
mkdir -p "$XDG_CONFIG_HOME/walkcoach/voices"
printf 'title = "Slow"\nlanguage = "en"\ncommand: { argv = ["sh", "-c", "echo > %s/speaking; exec sleep 60"]  timeout = "60s" }\n' "$TMP" \
    >"$XDG_CONFIG_HOME/walkcoach/voices/slow.cfg"
while_speaking() {
    rm -f "$TMP/speaking"
    env --default-signal=INT "$BIN" render 5min --voice slow -q -o "$place/walk.wav" &
    local pid=$!
    while kill -0 $pid 2>/dev/null && [ ! -e "$TMP/speaking" ]; do sleep 0.02; done
    kill -s INT $pid
    wait $pid
}
fails_whole "Ctrl-C while speaking" "interrupted" "$place/walk.wav" while_speaking

# --- Pipes and devices ------------------------------------------------------------------------------------------------------
check "/dev/null takes it all" render -o /dev/null
same "and is still a device" "character special file" "$(stat -c %F /dev/null)"
mkfifo "$place/pipe.wav"
cat "$place/pipe.wav" >"$TMP/read.wav" &
check "a named pipe takes it all" render --to 0:10 -o "$place/pipe.wav"
wait
check "and is still a pipe" test -p "$place/pipe.wav"
same "what came through has the true length" "441000" "$(soxi -s "$TMP/read.wav")"
"$BIN" render 5min -q -o - 2>"$TMP/err" | head -c 100 >/dev/null
same "a reader that goes away needs no word" 0 "$(grep -c . "$TMP/err")"
