#!/usr/bin/env bash
# No warnings, with gcc and with clang, under the flags of the Makefile.
. "$(dirname "$0")/lib.sh"
for compiler in gcc clang; do
    if [ "$BUILD" != release ]; then skip "$compiler has no warnings" "the release build looked"
    elif ! command -v $compiler >/dev/null; then skip "$compiler has no warnings" "$compiler is not here"
    else check "$compiler has no warnings" make -s lint CC=$compiler; fi
done
