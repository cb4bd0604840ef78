#!/usr/bin/env bash
# Whatever reads a stranger's bytes can do no more than read them: a thief in the place of the library that reads
# (tests/cell/thief.c) tries, and says what it could.
. "$(dirname "$0")/lib.sh"

mkdir "$TMP/thief" "$TMP/walks"
: >"$TMP/secret"; : >"$TMP/walks/01.mp3"; : >"$TMP/thief/own"
export THIEF_FILE=$TMP/secret THIEF_LISTED=$TMP/walks/01.mp3 THIEF_SOCKET=walkcoach-thief-$$
${CC:-cc} -w -DALONE -o "$TMP/thief/alone" tests/cell/thief.c || { fail "the thief is built"; exit 1; }
${CC:-cc} -w -fno-builtin -shared -fPIC -o "$TMP/thief/libsndfile.so.1" tests/cell/thief.c || { fail "the thief is built"; exit 1; }
cp "$TMP/thief/libsndfile.so.1" "$TMP/thief/libmicrohttpd.so.12"

# Somebody who would answer it.
coproc python3 -c 'import os, socket, sys
s = socket.socket(socket.AF_UNIX); s.bind("\0" + os.environ["THIEF_SOCKET"]); s.listen(9); print("ready", flush=True); sys.stdin.read()'
read -r _ <&"${COPROC[0]}"
trap 'kill "$COPROC_PID" 2>/dev/null; rm -rf "$TMP"' EXIT

all="read write write-listed cut make folder rename connect bind abstract signal privileges core read-listed"
same "where nothing stops it, the thief can do all of it" "did: $all" "$(THIEF_FILE=$TMP/thief/own THIEF_LISTED=$TMP/thief/own "$TMP/thief/alone")"

abi=$("$BIN" --version | sed -n 's/^cell Landlock ABI \([0-9]*\) .*/\1/p')
if [ -z "$abi" ]; then
    says "the version says that there are limits only" "cell limits only" "$BIN" --version
    skip "the thief can do nothing in the cell" "this kernel has no Landlock"
    exit 0
fi
# What an older kernel cannot refuse to a process that may still open things.
left=
[ "$abi" -ge 3 ] || left="$left cut"
[ "$abi" -ge 4 ] || left="$left connect bind"
[ "$abi" -ge 6 ] || left="$left abstract signal"
shared=$left closed=
[ "$abi" -ge 3 ] || closed="$closed cut"
[ "$abi" -ge 6 ] || closed="$closed signal"

robbed() { timeout 60 env LD_LIBRARY_PATH="$TMP/thief" "$BIN" "$@" 2>&1 </dev/null | grep -o 'did:[a-z -]*' | sed 's/ *$//' | sort -u; }
cp /usr/share/sounds/alsa/Noise.wav "$TMP/bed.wav" 2>/dev/null || head -c 100000 /dev/urandom >"$TMP/bed.wav"
same "her own sound, read by a thief" "did:$closed" "$(robbed render 5min --voice silent --bed "$TMP/bed.wav" -o "$TMP/out.wav")"
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:handle_segv=0 TSAN_OPTIONS="${TSAN_OPTIONS:-} handle_segv=0"   # a sanitizer would end it otherwise
says "a file that crashes what reads it is refused" "bed.wav cannot be read: the process that reads it crashed (" \
    env THIEF_CRASH=y LD_LIBRARY_PATH="$TMP/thief" "$BIN" render 5min --voice silent --bed "$TMP/bed.wav" -o "$TMP/out.wav"

mkdir -p "$XDG_CONFIG_HOME/walkcoach/voices/mine"
cp "$TMP/bed.wav" "$XDG_CONFIG_HOME/walkcoach/voices/mine/one.wav"
printf 'title = "Mine"\nrecordings: { folder = "mine" }\n' >"$XDG_CONFIG_HOME/walkcoach/voices/mine.cfg"
same "her recordings, read by a thief" "did:$closed" "$(robbed say One --voice mine -o "$TMP/out.wav")"
printf 'title = "Program"\ncommand: { argv = [ "cat", "%s" ] }\n' "$TMP/bed.wav" >"$XDG_CONFIG_HOME/walkcoach/voices/program.cfg"
same "what a voice's program made, read by a thief" "did:$closed" "$(robbed say One --voice program -o "$TMP/out.wav")"
same "the server of share, taken by a thief" "did:$shared read-listed" "$(robbed share "$TMP/walks" --bind 127.0.0.1)"
same "and nothing was stolen" "0 1" "$(stat -c %s "$TMP/secret" | tr '\n' ' ')$(ls "$TMP" | grep -c secret)"
