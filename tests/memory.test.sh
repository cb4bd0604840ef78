#!/usr/bin/env bash
# Memory does not grow with length, nor does a cover of ten hours take more than 64 MiB with eight jobs.
. "$(dirname "$0")/lib.sh"
name="20 minutes and 10 hours differ by less than 16 MiB of resident memory at their peaks"
case "$BUILD" in asan|tsan) skip "$name" "a sanitizer's own memory would be measured"; exit ;; esac

cp tests/long.cfg "$TMP"
# The peak of one child, in KiB, as the kernel counted it.
peak() {
    python3 -c 'import os, sys
pid = os.spawnvp(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(pid, 0)
sys.exit("it failed") if status else print(usage.ru_maxrss)' "$BIN" render "$@" -q
}
short=$(peak 20min --sample-rate 22050 --mono -o /dev/null) long=$(peak "$TMP/long.cfg" --sample-rate 22050 --mono -o /dev/null)
echo "# 20 minutes $short KiB, 10 hours $long KiB"
if [ -n "$short" ] && [ -n "$long" ] && [ $((long - short)) -lt 16384 ]; then pass "$name"; else fail "$name" "20 minutes: $short KiB" "10 hours: $long KiB"; fi

# A cover of all ten hours, and three minutes of their sound: each job has begun a piece.
for ending in mp3 flac; do
    name="the cover of ten hours and eight jobs that make .$ending take at most 64 MiB"
    whole=$(peak "$TMP/long.cfg" --to 3:00 --jobs 8 -o "$TMP/long.$ending")
    echo "# $ending: $whole KiB"
    if [ -n "$whole" ] && [ "$whole" -le 65536 ]; then pass "$name"; else fail "$name" "$whole KiB"; fi
done
