#!/usr/bin/env bash
# `make compilers`: what makes samples, compiled by two compilers (TWIN is by the other), gives the same bytes: speech, every
# sound pack, every bed, one channel, 24 bits.
. "$(dirname "$0")/lib.sh"

twin=$(dirname "$BIN")/walkcoach-twin                      # where it finds the walks
trap 'rm -rf "$TMP" "$twin"' EXIT
cp "$TWIN" "$twin" || exit 3

# sum PROGRAM ARGUMENTS...: of the WAV. Each program speaks for itself.
sum() {
    local program=$1; shift
    XDG_CACHE_HOME=$TMP/$(basename "$program") timeout 120 "$program" render "$@" --quiet -o - --format wav </dev/null | sha256sum
}
alike() {
    local ours; ours=$(sum "$BIN" "$@")
    if [ "$ours" = "$(sum /bin/true)" ]; then fail "$* is rendered"; return; fi
    same "the same from both compilers: $*" "$ours" "$(sum "$twin" "$@")"
}
alike 20min
alike breathing
alike 10min --to 4:00 --voice soft --mono
for sound in tone bowl sea mono; do alike 10min --to 4:00 --sound $sound; done
for bed in brown rain sea; do alike 5min --to 1:00 --bed $bed --bits 24; done
