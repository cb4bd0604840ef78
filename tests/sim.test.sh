#!/usr/bin/env bash
# A number gives a small world of its own: her profile, a walk, days, keys, a sound device that dies and comes back, and calls that
# fail (tests/sim/main.c). Here the seeds that once found a fault, and a hundred others; `make sim SEEDS=10000` takes more.
. "$(dirname "$0")/lib.sh"
case "$BUILD" in release|debug) ;; *) skip "small worlds" "a sanitizer has calls of its own in front of the C library's"; exit ;; esac
sim=$DIR/sim
lines() { sed 's/^/# /' <<<"$1" | cut -c1-300; }

# kept NAME COMMAND...: no promise was broken in any of them.
kept() {
    local name=$1 output; shift
    if output=$(timeout 110 "$@" 2>&1); then pass "$name"; lines "$(tail -n 2 <<<"$output")"; else fail "$name" "$output"; fi
}
kept "the seeds that once found a fault find none" "$sim" --list tests/sim/seeds.txt
kept "nor do others" "$sim" 1 100
same "the same seed gives the same trace" "$("$sim" 7)" "$("$sim" 7)"
