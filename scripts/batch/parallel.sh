#!/bin/sh
# The files of many walkers by GNU parallel, on this computer or on several.
#
#     parallel.sh WALKERS DIR DATE SHARDS [OPTION OF WALKCOACH BATCH...]
#
# On several: PARALLEL='--sshlogin one,two,: --workdir .' parallel.sh ... where each has walkcoach of the same
# version, and WALKERS and DIR are on a disk that all of them see. JOBS: how many at once (default: one for each core).
# Run it again after whatever stopped it: what is there stays. Status 1: lines of WALKERS are wrong, and were reported.
set -eu
walkers=$1 dir=$2 date=$3 shards=$4
shift 4
mkdir -p "$dir"
wrong=$dir/wrong-lines
rm -f "$wrong"
# A wrong line is not a reason to make a shard again: only what the machine could not do (3) is tried twice more.
seq "$shards" | parallel --quote --jobs "${JOBS:-100%}" --retries 3 --halt soon,fail=1 \
    sh -c '"$@" || { [ $? -eq 1 ] && touch "$0"; }' "$wrong" \
    "${WALKCOACH:-walkcoach}" batch "$walkers" --to "$dir" --on "$date" --jobs 1 --shard "{}/$shards" "$@"
[ ! -e "$wrong" ] || { rm -f "$wrong"; exit 1; }
