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
shared=$DIR/lib/libwalkcoach.so
check "so are those of the library" grep -q BIND_NOW <<<"$(readelf -d "$shared")"
if [ "$(uname -m)" = x86_64 ]; then
    for file in "$BIN" "$shared"; do
        check "$(basename "$file") says that jumps and returns may be watched" grep -q 'IBT, SHSTK' <<<"$(readelf -n "$file")"
    done
fi
for file in "$BIN" "$shared" "$DIR/lib/libwalkcoach.a"; do
    same "the folder of the build is not in $(basename "$file")" 0 "$(strings -a "$file" | grep -c -F "$PWD")"
done

# --- The same sources, the same bytes --------------------------------------------------------------------------------

# As the Makefile compiles them: one that has debug lines of a header, one whose messages name its file, one with the versions.
for folder in one "another folder"; do
    mkdir -p "$TMP/$folder"
    cp -r Makefile src "$TMP/$folder"
    check "it is compiled in $folder" make -s -C "$TMP/$folder" OUT=out BUILD=release out/build/release/src/{base/arena,base/whole,app/help}.o
done
for object in base/arena base/whole app/help; do
    check "two folders, the same bytes: $object" cmp "$TMP/one/out/build/release/src/$object.o" "$TMP/another folder/out/build/release/src/$object.o"
done
if git rev-parse HEAD >/dev/null 2>&1; then
    for time in first second; do check "the archive is made from git, the $time time" make -s dist OUT="$TMP/$time"; done
    archive=$(basename "$TMP"/first/*.tar.gz)
    check "it is the same" cmp "$TMP/first/$archive" "$TMP/second/$archive"
    check "as its sum says" sh -c "cd '$TMP/second' && sha256sum -c $archive.sha256"
    same "nothing that git does not know is in it" "" \
        "$(comm -13 <(git ls-tree -r --name-only HEAD | sort) <(tar -tf "$TMP/first/$archive" | grep -v '/$' | sed 's,^[^/]*/,,' | sort))"
else
    skip "the archive is made from git" "this is not a git checkout"
fi
