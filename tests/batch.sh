# Sourced by the tests of `walkcoach batch`, after lib.sh: tables of walkers, and what became of them.
day=2026-11-27
quick=(--on $day --voice silent --format wav --mono --sample-rate 8000 -q)     # a walk in 30 ms
walkers() { python3 tests/batch_walkers.py "$@"; }
# batch TABLE DIR [OPTION...]
batch() { local table=$1 dir=$2; shift 2; "$BIN" batch "$table" --to "$dir" "${quick[@]}" "$@"; }
# The files of a folder by name and bytes, also the hidden ones. What is linked is read once.
files_of() {
    (cd "$1" && find . -type f -printf '%i %p\n' | LC_ALL=C sort -k 2 >"$TMP/names" && awk '!seen[$1]++ { print $2 }' "$TMP/names" | xargs sha256sum >"$TMP/sums"
     awk 'NR == FNR { sum[$2] = $1; next } !($1 in of) { of[$1] = sum[$2] } { print of[$1], $2 }' "$TMP/sums" "$TMP/names" | sha256sum)
}
objects() { find "$1/store" -type f | wc -l; }
# made LOG: how many files the runs say they made, all together.
made() { sed -n 's/.*: \([0-9]*\) files made.*/\1/p' "$@" | awk '{ sum += $1 } END { print sum + 0 }'; }
# kill_and_again TABLE DIR TIMES SECONDS: ends it at random moments, with all that it started.
kill_and_again() {
    local table=$1 dir=$2 times=$3 within=$4; shift 4
    for ((i = 0; i < times; i++)); do
        (timeout --signal=KILL "$(awk -v most="$within" -v seed="$i" 'BEGIN { srand(seed + 1); print 0.02 + rand() * most }')" \
            "$BIN" batch "$table" --to "$dir" "$@" >/dev/null 2>&1; :) 2>/dev/null
    done
    "$BIN" batch "$table" --to "$dir" "$@" >"$TMP/last" 2>&1
}
