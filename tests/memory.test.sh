#!/usr/bin/env bash
# Memory does not grow with length.
. "$(dirname "$0")/lib.sh"
name="20 minutes and 10 hours differ by less than 16 MiB of resident memory at their peaks"
case "$BUILD" in asan|tsan) skip "$name" "a sanitizer's own memory would be measured"; exit ;; esac

cp tests/long.cfg "$TMP"
# The peak of one child, in KiB, as the kernel counted it.
peak() {
    python3 -c 'import os, sys
pid = os.spawnvp(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(pid, 0)
sys.exit("it failed") if status else print(usage.ru_maxrss)' "$BIN" render "$@" -q --sample-rate 22050 --mono -o /dev/null
}
short=$(peak 20min) long=$(peak "$TMP/long.cfg")
echo "# 20 minutes $short KiB, 10 hours $long KiB"
if [ -n "$short" ] && [ -n "$long" ] && [ $((long - short)) -lt 16384 ]; then pass "$name"; else fail "$name" "20 minutes: $short KiB" "10 hours: $long KiB"; fi
