#!/usr/bin/env bash
# What she notes is on the disk, once, whatever happens meanwhile; nobody else can read it; it goes when she says so. The sqlite3
# program reads along.
[ ! -w /dev/shm ] || TMPDIR=/dev/shm                                            # hundreds of syncs
. "$(dirname "$0")/lib.sh"
export SOURCE_DATE_EPOCH=1795910400                                             # 2026-11-29
state=$XDG_STATE_HOME/walkcoach log=$XDG_STATE_HOME/walkcoach/log.sqlite
mkdir -p "$XDG_CONFIG_HOME/walkcoach"
printf 'baby_born = "2026-10-15"\nbirth = "vaginal"\n' >"$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg"
noted() { "$BIN" done -q "$@" >"$TMP/out" 2>"$TMP/err" </dev/null; }
sql() { sqlite3 "$log" "$@"; }
standing="SELECT day, kind, session, feel, signs FROM entries WHERE replaced IS NULL ORDER BY day, place"
standing() { sql "$standing"; }
whole() { [ "$(sql 'PRAGMA integrity_check')" = ok ]; }
begin() { rm -rf "$state"; }

# --- What is noted is there --------------------------------------------------------------------------------------------

says "a walk is noted" "Noted: 5min, easy." "$BIN" done 5min --easy
same "in words" "2026-11-29|walk|5min|easy|" "$(standing)"
same "nobody else may look into it" "700 600" "$(stat -c %a "$state" "$log" | paste -s -d ' ')"
same "nothing is beside it" "log.sqlite" "$(ls -A "$state")"
says "the same walk replaces it, and says so" "It replaces: 5min, easy." "$BIN" done 5min --hard --leaking
same "once" "2026-11-29|walk|5min|hard|leaking" "$(standing)"
says "another day is another walk" "Noted for Saturday 28 November 2026: 5min, good." "$BIN" done 5min --good --on 28.11.2026
status "not in the future" 2 "$BIN" done 5min --on 2026-11-30
status "not before the birth" 2 "$BIN" done 5min --on 2026-10-14
status "but on its day" 0 "$BIN" done 5min --on 2026-10-15
status "not on a day that is not one" 2 "$BIN" done 5min --on 2026-11-31
says "easy or hard" "only one of easy, good and hard" "$BIN" done 5min --easy --hard
status "a walk that there is not" 1 "$BIN" done no-such-walk
says "a sign that there is not has a guess" 'did you mean "chest-pain"?' "$BIN" done 5min --stop chest-pian
same "none of these was noted" 3 "$(standing | wc -l)"
(umask 000; begin; noted 5min); same "whatever the umask" "700 600" "$(stat -c %a "$state" "$log" | paste -s -d ' ')"
chmod 755 "$state"; chmod 644 "$log"; noted 10min
same "rights that were widened are narrowed" "700 600" "$(stat -c %a "$state" "$log" | paste -s -d ' ')"

# --- Signs to stop for -------------------------------------------------------------------------------------------------

begin
for sign in chest-pain breathing seizure fainting bleeding-nonstop leg-and-breath numb-or-weak bleeding-pad leg wound fever headache dizzy \
            stool urine discharge-or-belly; do
    begin; noted 5min --easy --stop $sign
    [ "$(standing)" = "2026-11-29|walk|5min|easy|$sign" ] && grep -q -E "call 112 now|call your provider today" "$TMP/out" || fail "$sign is noted and answered" "$(standing)" "$(cat "$TMP/out")"
done
pass "each sign to stop for is noted, and says whom to call"
noted 5min --easy; same "the same walk again does not take it back" "2026-11-29|walk|5min|easy|discharge-or-belly" "$(standing)"
begin; noted 5min --easy; noted --later --bleeding --stop fever
same "later: a shorter walk's sign goes to the walk, one to stop for to the day" $'2026-11-29|walk|5min|easy|bleeding\n2026-11-29|signs|||fever' "$(standing)"
begin; noted --stop leg --on 2026-11-01
same "a sign without a walk is noted" 1 "$(sql "SELECT count(*) FROM entries WHERE signs = 'leg'")"
printf 'baby_born = "no day"\n' >"$TMP/walkcoach.cfg"
for profile in /dev/null "$TMP/walkcoach.cfg"; do
    mkdir -p "$TMP/other/walkcoach"; cp "$profile" "$TMP/other/walkcoach/walkcoach.cfg"
    says "it says whom to call, whatever the profile ($(basename "$profile"))" "Chest pain: call 112 now." env XDG_CONFIG_HOME="$TMP/other" "$BIN" done --stop chest-pain
done
for how in "--stop harm" "5min --easy --stop harm,leg" "5min --stop Harm --pain" "--later --stop harm" "5min --stop harm --stop nonsense" "--answer mood=yes"; do
    says "harm is answered at once: $how" "arming yourself or the baby" "$BIN" done $how
done
begin; noted --stop harm
check "harm alone leaves nothing" test ! -e "$log"
noted 5min --easy --stop harm,leg; noted --answer mood=yes; noted --answer mood=no
same "the rest of that answer is kept" "2026-11-29|walk|5min|easy|leg" "$(standing | head -1)"
same "of mood only that it was asked" "mood|skipped mood|skipped" "$(sql "SELECT question, answer FROM entries WHERE kind = 'question'" | paste -s -d ' ')"
same "harm is in no byte of it" "" "$(grep -r -l -i harm "$XDG_STATE_HOME"; "$BIN" log --csv | grep -i harm; "$BIN" log --json | grep -i harm; "$BIN" log 2>&1 | grep -i harm)"

# --- Killed at every moment --------------------------------------------------------------------------------------------

check "the guard compiles" cc -shared -fPIC -O1 -D_GNU_SOURCE -o "$TMP/kill.so" tests/guard/kill_guard.c -ldl
export ASAN_OPTIONS="${ASAN_OPTIONS:-}${ASAN_OPTIONS:+:}verify_asan_link_order=0"  # the guard comes before its library
killed=0 lost=
# dies NAME BEFORE AFTER COMMAND...: killed at each of its moments, it leaves what was before or what is after, whole; and AFTER once
# it has said so. Each time from the state kept in $TMP/kept.
dies() {
    local name=$1 before=$2 after=$3 at now ended; shift 3
    for ((at = 1; at < 200 && ${#lost} < 1000; at++)); do
        rm -rf "$state"; [ ! -d "$TMP/kept" ] || cp -a "$TMP/kept" "$state"
        { LD_PRELOAD=$TMP/kill.so KILL_AT=$at "$BIN" "$@" >"$TMP/out" 2>&1 </dev/null; ended=$?; } 2>/dev/null
        [ $ended != 0 ] || break
        killed=$((killed + 1))
        ! grep -q -E '^(Noted|Taken back)' "$TMP/out" || before=$after
        now=$(if [ -s "$log" ]; then sql "PRAGMA integrity_check; $standing" 2>"$TMP/none"; else echo ok; fi)
        [ "$now" = "ok${before:+$'\n'$before}" ] || [ "$now" = "ok"$'\n'"$after" ] || lost="$lost; $name, moment $at: $now"
        [ $((at % 4)) = 1 ] || continue
        "$BIN" "$@" -q >/dev/null 2>&1 </dev/null
        [ "$name" = "taken back" ] || [ "$(standing)" = "$after" ] || lost="$lost; $name, moment $at, and again: $(standing)"
        [ "$(ls -A "$state")" = log.sqlite ] || lost="$lost; $name, moment $at: $(ls -A "$state")"
    done
    same "$name: at last it is there" "$after" "$(standing)"
}
first="2026-11-29|walk|5min|easy|" second=$'\n2026-11-29|walk|10min|hard|heavy leaking'
dies "the first" "" "$first" done 5min --easy
rm -rf "$TMP/kept"; cp -a "$state" "$TMP/kept"
dies "another" "$first" "$first$second" done 10min --hard --leaking --heavy
rm -rf "$TMP/kept"; cp -a "$state" "$TMP/kept"
dies "in place of another" "$first$second" "2026-11-29|walk|5min|good|pain$second" done 5min --good --pain
dies "taken back" "$first$second" "$first" log --undo
same "killed at $killed moments, nothing is lost, doubled or broken" "" "$lost"
if [ $killed -ge 100 ]; then pass "these are a hundred or more"; else fail "these are a hundred or more" "$killed"; fi

# What a power cut needs: the journal is on the disk before the database is touched, the database before the journal goes, and that
# before the program says so.
rm -f "$TMP/changes"; env LD_PRELOAD="$TMP/kill.so" CHANGE_LOG="$TMP/changes" "$BIN" done -q 20min --easy >/dev/null 2>&1
same "everything is synced in its order" "write journal, sync journal, sync folder, write journal, sync journal, write log, sync log, unlink journal, sync folder" \
     "$(sed -n 's/^pwrite log.sqlite$/write log/p; s/^sync log.sqlite$/sync log/p; s/^pwrite log.sqlite-journal$/write journal/p; s/^sync log.sqlite-journal$/sync journal/p
               s/^unlink log.sqlite-journal$/unlink journal/p; s/^sync walkcoach$/sync folder/p' "$TMP/changes" | uniq | paste -s -d , | sed 's/,/, /g')"

# --- Two at once -------------------------------------------------------------------------------------------------------

begin
twenty() { for day in $(seq 1 20); do "$BIN" done -q "$1" --easy --on "2026-11-$day" >>"$TMP/out.$1" 2>&1 || echo "failed"; done; }
twenty 5min >"$TMP/failed.1" & twenty 10min >"$TMP/failed.2" & wait
same "two writers: none fails" "" "$(cat "$TMP"/failed.?)"
same "forty are noted, each once" "40 40" "$(sql "SELECT count(*), count(DISTINCT day || session) FROM entries" | tr '|' ' ')"
check "and it is whole" whole
mkfifo "$TMP/held"; sqlite3 "$log" <"$TMP/held" >"$TMP/holds" & exec 7>"$TMP/held"
echo "BEGIN EXCLUSIVE; SELECT 'held';" >&7; while ! grep -q held "$TMP/holds"; do sleep 0.02; done
"$BIN" done -q 5min --easy >"$TMP/out" 2>&1 & writer=$!
sleep 0.5; echo "COMMIT;" >&7; exec 7>&-
wait $writer; same "who comes while another writes waits" 0 $?
same "and is noted" 41 "$(sql 'SELECT count(*) FROM entries')"
# Interrupted while it waits for another who writes: the program has the log open by then.
interrupted() {
    local name=$1 writer got tries; shift
    sqlite3 "$log" <"$TMP/held" >"$TMP/holds" & exec 7>"$TMP/held"
    echo "BEGIN EXCLUSIVE; SELECT 'held';" >&7; while ! grep -q held "$TMP/holds"; do sleep 0.02; done
    "$BIN" "$@" >"$TMP/out" 2>&1 </dev/null & writer=$!
    for ((tries = 1000; tries > 0; tries--)); do ! ls -l /proc/$writer/fd 2>/dev/null | grep -q 'log\.sqlite$' || break; sleep 0.02; done
    kill -TERM $writer; echo "COMMIT;" >&7; exec 7>&-
    wait $writer; got=$?
    same "$name: who is interrupted while it waits goes through with it" 0 $got
}
begin; noted 5min --easy; noted 10min --easy
interrupted "taken back" log --undo
check "and it says so" grep -q "^Taken back" "$TMP/out"
same "and it is taken back" "2026-11-29|walk|5min|easy|" "$(standing)"
interrupted "forgotten" log --forget --yes
check "and nothing is left" test ! -e "$state"

begin
for writer in 1 2 3 4; do "$BIN" done -q 5min --easy >/dev/null 2>&1 & "$BIN" log --undo >/dev/null 2>&1 & done; wait
check "the first note and undoing by eight at once: whole" whole

# --- No room, no right -------------------------------------------------------------------------------------------------

# fails NAME TEXT COMMAND...: status 3 and one line that holds TEXT
fails() {
    local name=$1 text=$2 got; shift 2
    "$@" >"$TMP/out" 2>"$TMP/err" </dev/null; got=$?
    if [ $got = 3 ] && [ "$(wc -l <"$TMP/err")" = 1 ] && grep -q -- "$text" "$TMP/err"; then pass "$name"; else fail "$name" "exit $got, wanted: $text" "$(cat "$TMP/out" "$TMP/err")"; fi
    if grep -q '^Noted' "$TMP/out"; then fail "$name: it does not say that it was noted" "$(cat "$TMP/out")"; fi
}
begin; for day in $(seq 1 9); do noted 5min --easy --on 2026-11-0$day; done
before=$(standing)
limited() { (ulimit -f 4; "$BIN" done -q 10min --easy); }
fails "past a limit on file size" "log.sqlite: " limited
same "past a limit on file size: what was there is there" "$before" "$(standing)"
disk=$TMP/disk
mkdir "$disk"
if mount -t tmpfs -o size=256k none "$disk" 2>/dev/null; then
    trap 'umount "$disk" 2>/dev/null; rm -rf "$TMP"' EXIT
    XDG_STATE_HOME=$disk "$BIN" done -q 5min --easy >/dev/null 2>&1
    for room in 0 4096 8192; do
        rm -f "$disk/fill"; head -c "$room" /dev/zero >"$disk/gap"; cat /dev/zero >"$disk/fill" 2>/dev/null; rm "$disk/gap"
        if XDG_STATE_HOME=$disk "$BIN" done -q 10min --easy >"$TMP/out" 2>"$TMP/err"; then
            XDG_STATE_HOME=$disk "$BIN" log -q --undo >/dev/null
        else
            check "a full disk with $room bytes left is named" grep -q "No space left on device" "$TMP/err"
        fi
        same "a full disk with $room bytes left: what was there is there, whole" "ok 5min" "$(sqlite3 "$disk/walkcoach/log.sqlite" 'PRAGMA integrity_check; SELECT session FROM entries' | paste -s -d ' ')"
    done
    rm "$disk/fill"
    check "with room again it is noted" env XDG_STATE_HOME="$disk" "$BIN" done 10min --easy
    umount "$disk"
else
    skip "a full disk" "no small disk may be mounted here"
fi
as_nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/nonexistent XDG_CONFIG_HOME="$XDG_CONFIG_HOME" XDG_STATE_HOME="$XDG_STATE_HOME" "$@"; }
begin; noted 5min --easy
if [ "$(id -u)" = 0 ] && as_nobody "$BIN" --version >/dev/null 2>&1; then
    chmod 711 "$TMP"; chmod -R a+rX "$HOME"
    fails "a folder that may only be read" "log.sqlite: " as_nobody "$BIN" done -q 10min --easy
    says "it can be read" "5 of" as_nobody "$BIN" log
    chmod 700 "$state"
    fails "a folder that may not be read" "log.sqlite: Permission denied" as_nobody "$BIN" log
    says "whom to call is said all the same" "Chest pain: call 112 now." as_nobody "$BIN" done 5min --stop chest-pain
elif [ "$(id -u)" != 0 ]; then
    chmod 500 "$state"; chmod 400 "$log"
    fails "a folder that may only be read" "log.sqlite: " "$BIN" done -q 10min --easy
    chmod 700 "$state"; chmod 600 "$log"
else
    skip "a folder that may only be read" "nobody else may run the program here"
fi
same "what was there is there" "2026-11-29|walk|5min|easy|" "$(standing)"
fails "a folder that cannot be made" "Not a directory" env XDG_STATE_HOME="$TMP/err" "$BIN" done -q 5min
fails "no home at all" "HOME is not an absolute path" env -u HOME -u XDG_STATE_HOME "$BIN" done -q 5min
fails "nor one that is not a whole path" "HOME is not an absolute path" env -C "$TMP" -u XDG_STATE_HOME HOME=here "$BIN" done -q 5min
check "and nothing is put there" test ! -e "$TMP/here"

# --- Damaged, newer ----------------------------------------------------------------------------------------------------

begin; for day in $(seq 1 20); do noted "5min" --easy --leaking --on "2026-11-$day"; done
touch -d 2026-11-20 "$log"; cp -a "$log" "$TMP/good"
damage() { case $1 in
    head) printf 'not a database at all' | dd of="$log" conv=notrunc status=none ;;
    page) head -c 3000 /dev/urandom | dd of="$log" bs=1 seek=4096 conv=notrunc status=none ;;
    cut) truncate -s 5000 "$log" ;;
    zeros) head -c 8192 /dev/zero >"$log" ;;
    other) sqlite3 "$log" 'PRAGMA application_id = 7' ;;
esac; touch -d 2026-11-20 "$log"; }
number=
for how in head page cut zeros other; do
    cp -a "$TMP/good" "$log"; damage $how; cp "$log" "$TMP/damaged"
    says "a damaged log is said ($how)" "it is kept as $log.damaged-2026-11-20${number:+-$number}, and a new log begins" "$BIN" log -q
    check "and kept as it was ($how)" cmp "$TMP/damaged" "$log.damaged-2026-11-20${number:+-$number}"
    check "a new one begins ($how)" "$BIN" done 10min --easy
    same "with what was noted since ($how)" "2026-11-29|walk|10min|easy|" "$(standing)"
    number=$((${number:-1} + 1))
done
walked() { "$BIN" render 5min --voice silent --to 0:02 -o "$TMP/walked.wav" 2>&1 </dev/null | grep -c "What you noted cannot be read"; }
cp -a "$TMP/good" "$log"
same "what she noted is read for a walk, and not spoken of" 0 "$(walked)"
cp -a "$TMP/good" "$log"; damage head
"$BIN" done -q 5min --good >/dev/null 2>&1; same "done begins a new one too, and notes" "2026-11-29|walk|5min|good|" "$(standing)"
cp -a "$TMP/good" "$log"; damage head
exec 8<"$state"; flock 8                                      # both find it damaged before one may keep it aside
"$BIN" done -q 10min --easy >/dev/null 2>&1 8<&- & one=$!
"$BIN" done -q 20min --easy >/dev/null 2>&1 8<&- & two=$!
for ((tries = 600; tries > 0; tries--)); do [ "$(grep -c -E -- "-> FLOCK .* ($one|$two) " /proc/locks)" != 2 ] || break; sleep 0.05; done
check "two find it damaged at once" test $tries -gt 0
exec 8<&-; wait $one $two
same "and one keeps it aside, once" 7 "$(ls "$state" | grep -c damaged)"
same "both are noted in the new one" $'2026-11-29|walk|10min|easy|\n2026-11-29|walk|20min|easy|' "$(standing | sort)"

rm -rf "$state"/*; cp -a "$TMP/good" "$log"; sqlite3 "$log" 'PRAGMA user_version = 99'; before=$(cksum "$log"; stat -c %Y "$log"; ls -A "$state")
for command in "done 5min --easy" log "log --csv" "log --undo"; do
    fails "a newer log is refused ($command)" "was made by a newer walkcoach, and stays as it is" "$BIN" $command -q
done
same "a walk says that it cannot be read" 1 "$(walked)"
same "and is as it was" "$before" "$(cksum "$log"; stat -c %Y "$log"; ls -A "$state")"

# --- Read, taken back, forgotten ---------------------------------------------------------------------------------------

begin; noted 5min --easy --on 2026-11-20; noted 10min --hard --leaking --heavy
mkdir -p "$XDG_CONFIG_HOME/walkcoach/scripts"; cp scripts/5min.cfg "$XDG_CONFIG_HOME/walkcoach/scripts/a \"quiet\", long one.cfg"
noted 'a "quiet", long one' --good --left-early
noted pelvic-floor --pain; noted --answer check-6=yes --start 25
says "the log has the weeks, and the signs in words" "heaviness, dragging or a bulge; leaking" "$BIN" log
says "and the minutes of this one" "10 of " "$BIN" log
says "and the weeks in a row" "2 weeks in a row" "$BIN" log
"$BIN" log --csv >"$TMP/log.csv"
same "the table, read by another reader" "[('walk', '5min', '5', 'easy', '', ''), ('walk', '10min', '10', 'hard', 'heavy leaking', ''), ('walk', 'a \"quiet\", long one', '5', 'good', '', ''), ('drill', 'pelvic-floor', '', '', 'pain', ''), ('question', '', '', '', '', 'check-6'), ('start', '', '20', '', '', '')]" \
     "$(python3 -c 'import csv, sys; print([tuple(r[k] for k in ("kind", "session", "minutes", "feel", "signs", "question")) for r in csv.DictReader(open(sys.argv[1], newline=""))])' "$TMP/log.csv")"
same "each of its lines ends as RFC 4180 says" 7 "$(grep -c $'\r$' "$TMP/log.csv")"
same "and as JSON" "6 10 [\"heavy\",\"leaking\"] true 2 10" \
     "$("$BIN" log --json | jq -r -c '"\(.entries | length) \(.entries[1].minutes) \(.entries[1].signs) \(.entries[2].left_early) \(.streak) \(.weeks[-1].minutes)"')"
same "the row's minutes are the plan's: four walks of twenty, where she said that she begins with that" 80 "$("$BIN" log --json | jq '.weeks[-1].planned')"
"$BIN" plot log -q -o "$TMP/log.svg"; "$BIN" plot log -q -o "$TMP/log.png"
check "a picture of it is SVG" xmllint --noout "$TMP/log.svg"
check "with the minutes of a week, and its signs" grep -q "week 6, from Thursday 26 November 2026: 10 of 80 minutes; heaviness, dragging or a bulge; leaking" "$TMP/log.svg"
same "or PNG" PNG "$(head -c 4 "$TMP/log.png" | tail -c 3)"
says "the last is taken back" "Taken back, from Sunday 29 November 2026: you begin with 20 minutes." "$BIN" log --undo
same "and only that" 5 "$(standing | wc -l)"
noted 10min --easy; "$BIN" log --undo >/dev/null
check "what it had replaced counts again" grep -q '|walk|10min|hard|heavy leaking' <<<"$(standing)"
for i in 1 2 3 4 5; do "$BIN" log --undo >/dev/null; done
says "until there is nothing" "Nothing is noted." "$BIN" log --undo
noted 5min --stop discharge-or-belly; check "it is in the file" grep -q discharge "$log"
"$BIN" log --undo >/dev/null; check "what was taken back is in no byte of it" eval "! grep -q discharge '$log'"

noted 5min --easy; cp "$log" "$log.damaged-2026-01-01"; cp "$log" "$log.damaged-2026-01-01-2"; : >"$log.damaged-2026-01-01-journal"; : >"$log-wal"
mkdir "$state/shares"
status "it is not forgotten unasked" 2 "$BIN" log --forget
check "nothing is gone" test -s "$log"
says "forgotten, it says what may be left" "On the phone an answer may still be waiting" "$BIN" log --forget --yes
same "nothing of it is left" "$state $state/shares" "$(find "$state" | sort | paste -s -d ' ')"
rmdir "$state/shares"; noted 5min; "$BIN" log --forget --yes >/dev/null
check "nor the folder, where nothing else is in it" test ! -e "$state"
status "there may be nothing to forget" 0 "$BIN" log --forget --yes

# --- Five years --------------------------------------------------------------------------------------------------------

noted 5min --easy --on 2026-10-15
sql "INSERT INTO entries (place, day, kind, session, minutes, level, left_early, feel, signs)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1870)
     SELECT 1, date('2026-10-15', '+' || i || ' days'), 'walk', '20min', 20, 3, 0, 'good', iif(i % 40 = 0, 'pain', NULL) FROM n"
five() { env SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 5 * 365 * 86400)) "$BIN" "$@"; }
same "five years are read" "1872 268" "$(five log --csv | wc -l) $(five log --json | jq '.streak')"
if five done 10min --easy >/dev/null 2>&1; then same "and noted in" 1872 "$(sql 'SELECT count(*) FROM entries')"; else fail "and noted in"; fi
