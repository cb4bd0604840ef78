#!/usr/bin/env bash
# walkcoach in other programs: what the library shows, what it asks of the system, its examples, and two threads of one host.
. "$(dirname "$0")/lib.sh"
lib=$DIR/lib/libwalkcoach.so.0 static=$DIR/lib/libwalkcoach.a header=src/library/walkcoach.h
declared() { grep -o -E '\bwalkcoach_[a-z_]+\(' "$header" | tr -d '(' | sort -u; }
check "the header declares functions" test "$(declared | wc -l)" -ge 15
same "the shared library has the header's names and no others" "$(declared)" \
     "$(nm -D --defined-only "$lib" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | sort)"
same "each with its version" "$(declared | wc -l)" "$(nm -D --defined-only "$lib" | grep -c '@@WALKCOACH_0$')"
same "so has the other one" "$(declared)" "$(nm -g --defined-only "$static" | awk 'NF == 3 { print $3 }' | sort)"
same "its number is in its name" "libwalkcoach.so.0" "$(objdump -p "$lib" | awk '/SONAME/ { print $2 }')"
if [ "$BUILD" = release ]; then
    same "it can neither print nor end its host" "" "$(nm -D --undefined-only "$lib" |
        grep -E ' (stdout|stderr|exit|quick_exit|puts|putchar|perror|(__)?v?printf(_chk)?)(@|$)')"
fi

prefix=$TMP/usr
make -s install PREFIX="$prefix" BUILD="$BUILD" OUT="${OUT:-out}" >"$TMP/log" 2>&1 || fail "it installs" "$(cat "$TMP/log")"
export PKG_CONFIG_PATH=$prefix/lib/pkgconfig
asks() { pkg-config "$@" walkcoach; }
built=$(case "$BUILD" in asan) echo "-fsanitize=address,undefined" ;; tsan) echo "-fsanitize=thread" ;; esac)
cc=${CC:-cc}
check "the C example builds with pkg-config" $cc $built -Wall -Wextra -Werror scripts/library/walk.c $(asks --cflags --libs) -Wl,-rpath,"$prefix/lib" -o "$TMP/walk"
check "and makes a walk" "$TMP/walk" "$TMP/c.mp3"
check "it builds as C++ too" g++ $built -x c++ -fsyntax-only -Wall -Werror $(asks --cflags) - <<<'#include <walkcoach.h>'
if [ -z "$built" ]; then
    check "it builds without the shared library" $cc scripts/library/walk.c $(asks --cflags) "$prefix/lib/libwalkcoach.a" \
        $(pkg-config --libs libconfig soxr libebur128) -lm -pthread -ldl -o "$prefix/bin/static"
    check "and makes the same" sh -c '"$1/bin/static" "$2/static.mp3" && cmp "$2/c.mp3" "$2/static.mp3"' - "$prefix" "$TMP"
    check "the example in Python makes the same" sh -c 'python3 scripts/library/walk.py "$2/python.mp3" "$1/lib/libwalkcoach.so.0" && cmp "$2/c.mp3" "$2/python.mp3"' - "$prefix" "$TMP"
    printf 'title = "Round the pond"\nextends = "5min"\nbed = "none"\n' >"$TMP/pond.cfg"
    mkdir -p "$XDG_CONFIG_HOME/walkcoach"; printf 'weeks = 9\nlevel = 1\nvoice = "calm"\n' >"$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg"
    check "and so does the command" sh -c '"$1" render "$2/pond.cfg" --on 2026-11-27 -q -o "$2/command.mp3" && cmp "$2/c.mp3" "$2/command.mp3"' - "$BIN" "$TMP"
else
    skip "the example in Python makes the same" "Python is built without the sanitizer"
fi
check "the host of the tests builds" $cc $built -g -Wall -Wextra tests/library/threads.c $(asks --cflags --libs) -pthread -Wl,-rpath,"$prefix/lib" -o "$TMP/threads"
same "two threads at once make the bytes of one after the other, and what is wrong is a status" "" \
     "$("$TMP/threads" "$PWD" "$BIN" ${built:+no-memory-test} 2>&1)"
