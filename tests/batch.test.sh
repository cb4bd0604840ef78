#!/usr/bin/env bash
# walkcoach batch: the same files from one process, from shards, from several at once, from parallel, and after whatever killed it;
# each different one made once; and what a table may have in it.
. "$(dirname "$0")/lib.sh"
. tests/batch.sh
loud=("${quick[@]/-q/}")

# --- The same set, whoever makes it ----------------------------------------------------------------------------------
walkers 7 40 >"$TMP/walkers.jsonl"
walkers --csv 7 40 >"$TMP/walkers.csv"
"$BIN" batch "$TMP/walkers.jsonl" --to "$TMP/one" ${loud[@]} --report "$TMP/report" >"$TMP/log" 2>&1; got=$?
same "wrong lines are status 1" 1 $got
same "and are named with line and field" "2 2" "$(grep -c '^[^ ]*walkers.jsonl:[0-9]*: walk: error: .*\[too-early\]' "$TMP/log") $(jq -r 'select(.state == "wrong") | .id' "$TMP/report" | wc -l)"
wanted=$(files_of "$TMP/one")
check "many walkers have the same walk" test "$(objects "$TMP/one")" -lt 40
same "each different file is made once" "$(objects "$TMP/one")" "$(made "$TMP/log")"
same "no two files are the same" "$(objects "$TMP/one")" "$(find "$TMP/one/store" -type f -print0 | xargs -0 sha256sum | cut -d' ' -f1 | sort -u | wc -l)"
same "each walker has one" 38 "$(find "$TMP/one/walkers" -name '*.wav' | wc -l)"
same "the report has a line for each walker, with its file" "40 38" "$(wc -l <"$TMP/report") $(jq -r 'select(.object) | .object' "$TMP/report" | sed "s,^,$TMP/one/," | xargs ls 2>/dev/null | wc -l)"
check "hers is that object" test "$TMP/one/walkers/w00001/$(jq -r 'select(.id == "w00001") | .file' "$TMP/report" | sed 's,.*/,,')" -ef "$TMP/one/$(jq -r 'select(.id == "w00001") | .object' "$TMP/report")"
before=$(stat -c %y "$TMP"/one/store/*/*)
batch "$TMP/walkers.csv" "$TMP/one" >/dev/null 2>&1
same "CSV says the same, and what is there stays" "$wanted $before" "$(files_of "$TMP/one") $(stat -c %y "$TMP"/one/store/*/*)"

for shards in 5; do
    : >"$TMP/log"
    for ((i = shards; i > 0; i--)); do "$BIN" batch "$TMP/walkers.jsonl" --to "$TMP/$shards" ${loud[@]} --shard $i/$shards >>"$TMP/log" 2>&1; done
    same "$shards shards make the same" "$wanted" "$(files_of "$TMP/$shards")"
    same "and each file once" "$(objects "$TMP/one")" "$(made "$TMP/log")"
    same "and one of them speaks of the wrong lines" 2 "$(grep -c 'error:' "$TMP/log")"
done
batch "$TMP/walkers.jsonl" "$TMP/race" 2>/dev/null & other=$!
batch "$TMP/walkers.jsonl" "$TMP/race" 2>/dev/null; got=$?
wait $other; got="$got $?"
same "two at once in one folder do too" "1 1 $wanted" "$got $(files_of "$TMP/race")"
kill_and_again "$TMP/walkers.jsonl" "$TMP/killed" 8 0.5 "${quick[@]/-q/}"
same "so does one that was killed eight times" "$wanted" "$(files_of "$TMP/killed")"
if command -v parallel >/dev/null; then
    WALKCOACH=$BIN JOBS=2 scripts/batch/parallel.sh "$TMP/walkers.jsonl" "$TMP/parallel" $day 4 "${quick[@]:2}" >"$TMP/log" 2>&1; got=$?
    same "so does GNU parallel" "1 $wanted" "$got $(files_of "$TMP/parallel")"
else
    skip "so does GNU parallel" "there is no parallel"
fi
batch "$TMP/walkers.jsonl" "$TMP/json" --links json 2>/dev/null
same "--links json makes no links" "0 38" "$(find "$TMP/json/walkers" -type f | wc -l) $(wc -l <"$TMP/json/links.jsonl")"
same "but says where each is" "$(cd "$TMP/one" && find walkers -type f | sort | sha256sum)" "$(jq -r .file "$TMP/json/links.jsonl" | sort | sha256sum)"
"$BIN" batch "$TMP/walkers.jsonl" "${quick[@]}" --dry-run --report "$TMP/planned" >"$TMP/counted" 2>/dev/null
same "a dry run counts them" "40 $(objects "$TMP/one")" "$(awk '$1 == "walkers" { w = $2 } $1 == "files" { f = $2 } END { print w, f }' "$TMP/counted")"
same "and knows the names" "$(jq -c '[.id, .object]' "$TMP/report")" "$(jq -c '[.id, .object]' "$TMP/planned")"

# --- Equal names, equal bytes: each file as render makes it for her alone ---------------------------------------------
wrong=
profile=$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg; mkdir -p "${profile%/*}"
for id in $(jq -r 'select(.object) | .id' "$TMP/report" | awk 'NR % 9 == 1'); do
    jq -r --arg id $id 'select(.id == $id) | "weeks = \(.weeks)\nbirth = \"\(.birth)\"\nlevel = \(.level)\npram = \(.pram)\ntalk = \"\(.talk)\"\nvoice = \"silent\""' "$TMP/walkers.jsonl" >"$profile"
    "$BIN" render "$(jq -r --arg id $id 'select(.id == $id) | .walk' "$TMP/walkers.jsonl")" --on $day --mono --sample-rate 8000 -q -o "$TMP/hers.wav" 2>/dev/null
    cmp -s "$TMP/hers.wav" "$TMP"/one/walkers/$id/*.wav || wrong="$wrong $id"
done
same "hers is what render makes with her profile" "" "$wrong"
printf 'weeks = 30\nvoice = "bright"\npram = true\n' >"$profile"
batch "$TMP/walkers.jsonl" "$TMP/other" 2>/dev/null
same "the profile of whoever runs it changes nothing" "$wanted" "$(files_of "$TMP/other")"
rm "$profile"

# --- What a file says ------------------------------------------------------------------------------------------------
printf '%s\n' '{"id":"a","weeks":9,"walk":"5min"}' '{"id":"b","weeks":9,"walk":"5min"}' >"$TMP/two.jsonl"
"$BIN" batch "$TMP/two.jsonl" --to "$TMP/tags" --on $day --voice silent --mono -q --title '{walk} for {id}, week {week}' --album 'Clinic' --beside cue 2>/dev/null
same "with {id} a file is hers alone" 2 "$(objects "$TMP/tags" | awk '{ print $1 / 2 }')"
same "and says so" "Walk, 5 minutes for b, week 9|Clinic" "$(ffprobe -v error -show_entries format_tags=title,album -of default=nw=1:nk=1 "$TMP"/tags/walkers/b/*.mp3 | paste -sd'|')"
same "each with its cover" "png png" \
    "$(for mp3 in "$TMP"/tags/walkers/?/*.mp3; do ffprobe -v error -select_streams v -show_entries stream=codec_name -of default=nw=1:nk=1 "$mp3"; done | paste -sd' ')"
same "the sound is made once, and copied" "" "$(python3 - "$TMP"/tags/walkers/?/*.mp3 <<'P'
import sys
def frames(path):
    data = open(path, "rb").read()
    size = 10 + (data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9])
    return data[size:]
one, other = map(frames, sys.argv[1:])
if one != other or len(one) < 1000000: print("other frames")
P
)"
same "what goes with it names hers" 'FILE "5min-level1-week9.mp3" MP3' "$(grep -h FILE "$TMP"/tags/walkers/a/*.cue)"
batch "$TMP/two.jsonl" "$TMP/split" --split 2>/dev/null
check "--split makes a file for each part" test "$(find "$TMP/split/walkers/a" -name '5min-level1-week9-0*.wav' | wc -l)" -gt 3
status "other braces are a slip" 2 batch "$TMP/two.jsonl" "$TMP/x" --title '{name}'
status "no day is a slip" 2 "$BIN" batch "$TMP/two.jsonl" --to "$TMP/x" --voice calm
status "a shard of none too" 2 batch "$TMP/two.jsonl" "$TMP/x" --shard 5/4
status "nor do numbers go round: it is not the first of 8" 2 batch "$TMP/two.jsonl" "$TMP/x" --shard 4294967297/4294967304
says "a voice is never guessed" "line, or give --voice" "$BIN" batch "$TMP/two.jsonl" --to "$TMP/x" --on $day

# --- What keeps her safe ---------------------------------------------------------------------------------------------
walks_of() { jq -r --arg id "$1" 'select(.id == $id) | .file // .state' "$TMP/safe" | sed 's,.*/,,; s,\.wav$,,' | paste -sd' '; }
cat >"$TMP/safe.jsonl" <<'J'
{"id":"nothing-said","weeks":13,"birth":"vaginal","plan":"hers"}
{"id":"all-said","weeks":13,"birth":"vaginal","plan":"hers","screened":true,"answers":["good","easy","good"]}
{"id":"ahead","weeks":9,"birth":"vaginal","plan":"hers","row":13,"screened":true,"answers":["good","easy","good"]}
{"id":"behind","weeks":13,"birth":"vaginal","plan":"hers","row":3,"screened":true,"answers":["good","easy","good"]}
{"id":"a-sign","weeks":13,"birth":"vaginal","plan":"hers","screened":true,"answers":["good","good","good leaking"]}
{"id":"red","weeks":13,"birth":"vaginal","plan":"hers","screened":true,"red":true}
{"id":"red-sign","weeks":13,"birth":"vaginal","plan":"hers","screened":true,"answers":["good","good","chest-pain"]}
{"id":"red-walk","weeks":13,"birth":"vaginal","walk":"5min","red":true}
{"id":"harm","weeks":13,"birth":"vaginal","walk":"5min","answers":["harm"]}
{"id":"other-plan","weeks":13,"birth":"c-section","plan":"vaginal"}
{"id":"no-weeks","birth":"vaginal","plan":"hers"}
{"id":"too-early","weeks":2,"birth":"vaginal","level":4,"walk":"hills"}
{"id":"two-answers","weeks":13,"birth":"vaginal","plan":"hers","screened":true,"answers":["good","easy"]}
J
"$BIN" batch "$TMP/safe.jsonl" "${quick[@]}" --dry-run --report "$TMP/safe" >/dev/null 2>"$TMP/err"
levels_of() { walks_of "$1" | grep -o 'level[0-9]' | sort -u | paste -sd' '; }
same "a plan line with nothing said stays below level 3" "level2" "$(levels_of nothing-said)"
same "with all said she has her row" "level3 level4" "$(levels_of all-said)"
same "her row is never ahead of her weeks" "level3" "$(levels_of ahead)"
same "nor raised" "level2" "$(levels_of behind)"
same "after a sign she goes back, below level 3" "level2" "$(levels_of a-sign)"
same "and has no drills" "" "$(walks_of a-sign | grep -o -E 'sit-to-stand|open-book')"
same "two answers are not three" "level2" "$(levels_of two-answers)"
for id in red red-sign red-walk harm; do same "$id: no file, and the report says why" red "$(walks_of $id)"; done
for id in other-plan no-weeks too-early; do same "$id is refused" wrong "$(walks_of $id)"; done

# --- A hostile table -------------------------------------------------------------------------------------------------
python3 - "$TMP" <<'P'
import sys
fine = b'{"id":"fine%d","weeks":9,"walk":"5min"}\n'
bad = [b'{"id":"' + b"x" * 10_000_000 + b'"}\n', b'{"id":"a\0b","weeks":9,"walk":"5min"}\n', b'{"id":"\xff\xfe","walk":"5min"}\n',
       b'{"id":"fine0","weeks":9,"walk":"5min"}\n', b'{"id":"../../etc/x","weeks":9,"walk":"5min"}\n', b'{"id":"a/b","weeks":9,"walk":"5min"}\n',
       b'{"id":"..","weeks":9,"walk":"5min"}\n', b'{"id":".hidden","weeks":9,"walk":"5min"}\n', b'[1,2]\n', b'{"id":"n","weeks":{"a":1},"walk":"5min"}\n',
       b'{"id":"m","weeks":9e99,"walk":"5min"}\n', b'{"id":"o","weeks":9,"walk":"../../../../etc/passwd"}\n', b'{"id":"p","weeks":9,"walk":"5min","plan":"hers"}\n',
       b'{"id":"q\\u0000","weeks":9,"walk":"5min"}\n', b'{"id":"t","weeks":9,"walk":"\\u001b[2J"}\n', b'{"id":"u","weeks":9,"walk":"5min\\"\\nlevel=3"}\n', b'{"id":"r","weeks":9,"walk":"5min","voice":"/dev/zero"}\n', b'{' * 5000 + b'\n', b'{"id":"s","walk":"5m']
with open(sys.argv[1] + "/bad.jsonl", "wb") as out:
    out.write(b"\xef\xbb\xbf")
    for number, line in enumerate(bad):
        out.write(fine % number + line)
    # the last one is half a line
rows = [b'\xef\xbb\xbfid,weeks,walk\r\n', b'c1,9,5min\r\n', b'"c2","9","5min"\r\n', b'c3,9,"5""min"\r\n', b'c4,9,"5min\r\n', b'c5,9\r\n', b'c6,9,5min,more\r\n', b'\r\n',
        b'c7,nine,5min\r\n', b'c8,9,5mi"n\r\n', b'c1,9,5min\r\n', b'c9,9,5min']
open(sys.argv[1] + "/bad.csv", "wb").write(b"".join(rows))
open(sys.argv[1] + "/wide.csv", "wb").write(b"id," * 1_000_000 + b"walk\n1,2\n")
open(sys.argv[1] + "/columns.csv", "wb").write(b",".join(b"k%d" % i for i in range(1000)) + b"\n1,2\n")
open(sys.argv[1] + "/unknown.csv", "wb").write(b"id,wekes,walk\na,9,5min\n")
P
mkdir "$TMP/hostile" && cp "$TMP"/bad.* "$TMP/hostile" && ls -A "$TMP/hostile" >"$TMP/names"
(cd "$TMP/hostile" && batch bad.jsonl here >"$TMP/out" 2>"$TMP/err"); got=$?; cp "$TMP/err" "$TMP/err0"
same "a hostile table is status 1" 1 $got
same "each of its 19 bad lines is named" 19 "$(grep -o '^bad.jsonl:[0-9]*: .*error: ' "$TMP/err" | sort -u -t: -k2,2 | wc -l)"
same "and the 19 others are made" 19 "$(find "$TMP/hostile/here/walkers" -name '*.wav' | wc -l)"
(cd "$TMP/hostile" && batch bad.csv here2 >"$TMP/out" 2>"$TMP/err")
same "CSV with BOM, CRLF, quotes and half lines: each bad one is named" "4 5 6 7 9 10 11" "$(sed -n 's/^bad.csv:\([0-9]*\): .*error: .*/\1/p' "$TMP/err" | sort -nu | paste -sd' ')"
same "and the others are made" "c1 c2 c9" "$(ls "$TMP/hostile/here2/walkers" | paste -sd' ')"
same "no escape reaches a terminal" 0 "$(grep -c -P '\x1b' "$TMP/err0")"
same "nothing is written outside of the folder" "$(printf '%s\n' bad.csv bad.jsonl here here2)" "$(ls -A "$TMP/hostile")"
for table in wide columns unknown; do
    status "a header that is none ($table) makes nothing" 1 batch "$TMP/$table.csv" "$TMP/none"
    says "and is named with its line" "$table.csv:1: " batch "$TMP/$table.csv" "$TMP/none"
done
mkdir -p "$TMP/trap/walkers" "$TMP/elsewhere"; ln -s "$TMP/elsewhere" "$TMP/trap/walkers/a"
status "a walker's folder that leads elsewhere is refused" 3 batch "$TMP/two.jsonl" "$TMP/trap"
ln -s "$TMP/elsewhere" "$TMP/trap2"; mkdir "$TMP/trap3"; ln -s "$TMP/elsewhere" "$TMP/trap3/store"
status "so is a store that does" 3 batch "$TMP/two.jsonl" "$TMP/trap3"
same "and nothing is there" "" "$(ls -A "$TMP/elsewhere")"

# --- The disk is full half way through -------------------------------------------------------------------------------
disk=$TMP/disk
mkdir "$disk"
if mount -t tmpfs -o size=40m none "$disk" 2>/dev/null; then
    trap 'umount "$disk"; rm -rf "$TMP"' EXIT
    status "a full disk is status 3" 3 batch "$TMP/walkers.jsonl" "$disk/d"
    kept=$(cd "$disk/d/store" && find . -type f | sort | xargs sha256sum)
    check "what was finished is there" test "$(wc -l <<<"$kept")" -ge 3
    same "and is right" "" "$(cd "$TMP/one/store" && sha256sum --quiet -c <<<"$kept" 2>&1)"
    mount -o remount,size=400m "$disk"
    batch "$TMP/walkers.jsonl" "$disk/d" 2>/dev/null
    same "with room it goes on from there" "$wanted" "$(files_of "$disk/d")"
else
    skip "a full disk loses nothing that was finished" "no small disk may be mounted here"
fi

# --- A hundred thousand ----------------------------------------------------------------------------------------------
walkers 3 1000 | awk '{ line[NR] = substr($0, index($0, ", ")) } END { for (i = 0; i < 100000; i++) printf "{\"id\": \"m%d\"%s\n", i, line[i % NR + 1] }' >"$TMP/many.jsonl"
if [ "$BUILD" != release ]; then skip "a hundred thousand lines in less than 64 MiB" "the $BUILD build needs more"; exit 0; fi
same "a hundred thousand lines in less than 64 MiB" "" "$(python3 - "$BIN" "$TMP/many.jsonl" <<'P'
import resource, subprocess, sys
done = subprocess.run([sys.argv[1], "batch", sys.argv[2], "--on", "2026-11-27", "--voice", "silent", "--dry-run"], capture_output=True, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
if "walkers         100000" not in done.stdout: print(done.stdout, done.stderr[-300:])
if used.ru_maxrss > 64 * 1024: print(used.ru_maxrss, "KiB")
if used.ru_utime + used.ru_stime > 30: print(used.ru_utime, "s: more than 0.3 ms a line")
P
)"
