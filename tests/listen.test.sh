#!/usr/bin/env bash
# Listens to real renders, as a walker with closed eyes would: tests/listen.py measures, nothing is asked of the program but
# when things ought to happen.
. "$(dirname "$0")/lib.sh"

for python in python3 /usr/bin/python3 ""; do
    [ -n "$python" ] && "$python" -c 'import numpy' 2>/dev/null && break
done
[ -n "$python" ] || { skip "listening to renders" "no python3 here has numpy"; exit; }
BIN=$BIN TMP=$TMP "$python" tests/listen.py
