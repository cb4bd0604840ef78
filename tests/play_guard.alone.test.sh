#!/usr/bin/env bash
# The audio callback calls no memory, lock, file or terminal function: a library in front of the program watches it.
. "$(dirname "$0")/lib.sh"
. tests/sound_server.sh
if [ "$BUILD" != release ] && [ "$BUILD" != debug ]; then
    skip "the audio callback is guarded" "sanitizers bring a malloc of their own"
    exit
fi
check "the guard compiles" cc -shared -fPIC -O1 -o "$TMP/guard.so" tests/guard/callback_guard.c -ldl

export ALSA_CONFIG_PATH=/usr/share/alsa/alsa.conf:$TMP/file.conf
printf 'pcm.!default { type file slave.pcm "null" file "%s" format "wav" }\n' "$TMP/alsa.wav" >"$TMP/file.conf"
status "nothing forbidden is called while a walk plays" 0 \
    env LD_PRELOAD="$TMP/guard.so" timeout 60 "$BIN" play tests/play.cfg --level 3 --delay 0 --verbose --record "$TMP/r.wav"
says "the guard really watches" "callback guard: watching" \
    env LD_PRELOAD="$TMP/guard.so" timeout 60 "$BIN" play tests/play.cfg --level 3 --delay 0 --verbose
says "the guard catches a callback that allocates" "malloc inside the audio callback" \
    env LD_PRELOAD="$TMP/guard.so" GUARD_BREAKS=1 timeout 60 "$BIN" play tests/play.cfg --level 3 --delay 0
