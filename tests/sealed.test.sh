#!/usr/bin/env bash
# What is shipped notices an overrun, cannot be written over where it is bound, and says nothing of where it was built.
. "$(dirname "$0")/lib.sh"

if [ "$BUILD" != release ]; then skip "the shipped program is sealed" "this is the $BUILD build"; exit 0; fi
dynamic=$(readelf -d "$BIN") names=$(nm -D "$BIN")
case "$dynamic" in *BIND_NOW*) pass "all is bound at the start" ;; *) fail "all is bound at the start" "$dynamic" ;; esac
case "$dynamic" in *PIE*) pass "it may lie anywhere" ;; *) fail "it may lie anywhere" "$dynamic" ;; esac
check "and what was bound is read-only" grep -q GNU_RELRO <<<"$(readelf -lW "$BIN")"
check "no code runs on the stack" grep -q -E 'GNU_STACK.* RW +0x' <<<"$(readelf -lW "$BIN")"
check "stacks have a guard" grep -q __stack_chk_fail <<<"$names"
for call in memcpy snprintf fread; do
    check "$call is checked against the room" grep -q "__${call}_chk" <<<"$names"
done
if [ "$(uname -m)" = x86_64 ]; then check "jumps land where they may" grep -q endbr64 <<<"$(objdump -d --disassemble=main "$BIN")"; fi
same "the folder of the build is not in it" 0 "$(strings -a "$BIN" | grep -c -F "$PWD")"
