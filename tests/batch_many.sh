#!/usr/bin/env bash
# A thousand walkers as MP3: the same set of files from one process, from 4 and 16 shards, from parallel, and after fifty kills; each file
# made once; in the time of its different walks. And equal names, equal bytes, on the whole offer. Run by `make check-batch`.
. "$(dirname "$0")/lib.sh"
. tests/batch.sh
count=${WALKERS:-1000} kills=${KILLS:-50}
mp3=(--on $day --voice calm --format mp3)
walkers 11 "$count" breathing 5min pelvic-tilt >"$TMP/walkers.jsonl"
note() { printf '# %s\n' "$*"; }
cpu() { local TIMEFORMAT='%U %S'; { time "$@" >"$TMP/log" 2>&1; } 2>&1 | awk '{ print $1 + $2 }'; }

"$BIN" batch "$TMP/walkers.jsonl" "${mp3[@]}" --dry-run --report "$TMP/plan" >"$TMP/counted" 2>/dev/null
different=$(awk '$1 == "files" { print $2 }' "$TMP/counted")
"$BIN" batch "$TMP/walkers.jsonl" --to "$TMP/one" "${mp3[@]}" >"$TMP/first" 2>&1      # every phrase is spoken here, and kept
wanted=$(files_of "$TMP/one")
same "the renders are as many as the different files ($different)" "$different $different" "$(objects "$TMP/one") $(made "$TMP/first")"
rm -rf "$TMP/again"; began=$(date +%s.%N)
all=$(cpu "$BIN" batch "$TMP/walkers.jsonl" --to "$TMP/again" "${mp3[@]}"); wall=$(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }')
one=0; began=$(date +%s.%N); tried=6
for object in $(jq -r 'select(.object) | [.object, .walk] | @tsv' "$TMP/plan" | sort -u | awk -F'\t' '{ print $2 }' | awk -v n="$different" -v t=$tried 'NR % int(n / t) == 1' | head -n $tried); do
    one=$(awk -v a="$one" -v b="$(cpu "$BIN" render "$object" --weeks 9 --birth vaginal --level 1 --voice calm --on $day -q -o "$TMP/one.mp3")" 'BEGIN { print a + b }')
done
alone=$(awk -v a="$began" -v b="$(date +%s.%N)" -v t=$tried 'BEGIN { printf "%.2f", (b - a) / t }')
note "$count walkers, $different different files: $all s of CPU in $wall s; one alone $(awk -v o="$one" -v t=$tried 'BEGIN { printf "%.2f", o / t }') s of CPU in $alone s"
# Time, not CPU: two cores at once have less each than one alone. With nothing else running.
check "in no more than 1.1 times what they take one by one" awk -v all="$wall" -v one="$alone" -v d="$different" 'BEGIN { exit !(all <= 1.1 * d * one) }'
rm -rf "$TMP/again"
for shards in 4 16; do
    : >"$TMP/log"
    for ((i = 1; i <= shards; i++)); do "$BIN" batch "$TMP/walkers.jsonl" --to "$TMP/$shards" "${mp3[@]}" --shard $i/$shards >>"$TMP/log" 2>&1; done
    same "$shards shards make the same, each once" "$wanted $different" "$(files_of "$TMP/$shards") $(made "$TMP/log")"
    rm -rf "${TMP:?}/$shards"
done
WALKCOACH=$BIN JOBS=2 scripts/batch/parallel.sh "$TMP/walkers.jsonl" "$TMP/parallel" $day 16 "${mp3[@]:2}" >"$TMP/log" 2>&1
same "so does parallel, in 16 shards" "$wanted $different" "$(files_of "$TMP/parallel") $(made "$TMP/log")"
rm -rf "$TMP/parallel"
# In WAV, where a walk is short enough to be between two kills: each within a fifth of what all takes.
wav=(--on $day --voice silent --format wav --mono --sample-rate 16000)
began=$(date +%s.%N); "$BIN" batch "$TMP/walkers.jsonl" --to "$TMP/whole" "${wav[@]}" >/dev/null 2>&1
within=$(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { print (b - a) / 5 }')
kill_and_again "$TMP/walkers.jsonl" "$TMP/killed" "$kills" "$within" "${wav[@]}"
same "so does one that was killed $kills times" "$(files_of "$TMP/whole")" "$(files_of "$TMP/killed")"
note "killed within $within s each; after that $(made "$TMP/last") of $(objects "$TMP/whole") were left to make"
check "and what was made before a kill was not made again" test "$(made "$TMP/last")" -lt "$(objects "$TMP/whole")"
rm -rf "$TMP/killed" "$TMP/whole" "$TMP/one"
mkdir "$TMP/offer"
for voice in silent calm; do
    same "equal names are equal bytes, on the whole offer ($voice)" "" "$(python3 tests/batch_hash.py "$BIN" "$TMP/offer" "${PAIRS:-120}" $voice 2>"$TMP/looked")"
    note "$(cat "$TMP/looked")"
done
