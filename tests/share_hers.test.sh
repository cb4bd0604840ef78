#!/usr/bin/env bash
# Her own export: the page has her day, and what she answers there comes into her log, read back with sqlite3.
. "$(dirname "$0")/lib.sh"
. tests/shared.sh

mkdir -p "$TMP/bin" "$TMP/share/walkcoach" "$TMP/clients/ann"
cp -r scripts voices config "$TMP/share/walkcoach/"     # as if installed: its walks are in the folder it runs in
ln "$BIN" "$TMP/bin/walkcoach" 2>/dev/null || cp "$BIN" "$TMP/bin/walkcoach"
here=$PWD BIN=$TMP/bin/walkcoach log=$XDG_STATE_HOME/walkcoach/log.sqlite
cd "$TMP" || exit
mkdir walks
for folder in walks clients/ann; do
    echo sound >"$folder/20min.mp3"
    echo '{"walks":[{"walk":"20min","file":"20min.mp3","title":"Twenty minutes","about":"","level":2,"seconds":1200}]}' >"$folder/index.json"
done
begin() {
    local name=$1; shift
    share_start "$@" || { fail "$name" "$(cat "$TMP/share.err")"; exit; }
}
code() { curl -s -o /dev/null -w '%{http_code}' "$@"; }
today() { curl -s "${address}today.json" | jq -r "$1"; }
say() {       # say ID SIGN...: an answer about a walk of today
    local id=$1; shift
    curl -s -w ' %{http_code}' -H "Origin: $(cut -d / -f 1-3 <<<"$address")" -H 'Content-Type: application/json' "${address}checkin" \
        -d "{\"id\":\"00000000-0000-4000-8000-00000000000$id\",\"day\":\"$(date +%F)\",\"walk\":\"20min\",\"level\":2,\"minutes\":20,\"left_early\":false,\"feel\":\"good\",\"signs\":[$*]}"
}
noted() { sqlite3 -readonly "$log" "select count(*) from entries"; }

begin "share starts without a profile"
same "without a profile nothing is hers" "404 405" "$(code "${address}today.json") $(code -d '{}' "${address}checkin")"
share_stop

"$BIN" init --born "$(date -d '40 days ago' +%F)" --birth vaginal >/dev/null 2>&1 </dev/null
begin "share starts with a profile"
same "her day is there" "$(date +%F) 5" "$(today '.day + " " + (.week | tostring)')"
same "with all the signs, in words" "22 8 9 5 harm" "$(today '.signs as $all | [($all | length), ([$all[] | select(.group == ("emergency", "provider", "shorter")) | .group] | group_by(.) | map(length) | .[0, 1, 2]), ([$all[] | select(.words == "" | not) | .id] | .[7])] | join(" ")')"
same "an answer is noted" '{"noted":"new"} 200' "$(say 1 '"leaking"')"
same "once" '{"noted":"before"} 200' "$(say 1 '"leaking"')"
same "in her log" 1 "$(noted)"
same "which only she can read" "600 700" "$(stat -c %a "$log" "$(dirname "$log")" | xargs)"
same "a red sign is noted" '{"noted":"new"} 200' "$(say 2 '"fever"')"
same "and from then on there is no walk" red "$(today .state)"
same "harm is refused" 400 "$(say 3 '"harm"' | grep -o '[0-9]*$')"
same "and is nowhere" "" "$(grep -rl '"harm"\|harm' "$XDG_STATE_HOME" 2>/dev/null)"
same "a day that is to come is refused" 400 "$(code -H "Origin: $(cut -d / -f 1-3 <<<"$address")" -H 'Content-Type: application/json' "${address}checkin" \
     -d "{\"id\":\"00000000-0000-4000-8000-000000000004\",\"day\":\"$(date -d '3 days' +%F)\",\"walk\":\"20min\",\"level\":2,\"minutes\":20,\"left_early\":false,\"feel\":\"\",\"signs\":[]}")"
keeper=$(pgrep -P "$sharing" -n)
check "the one that writes is a process of its own" test -n "$keeper"
share_stop
check "which ends with the server" eval '! kill -0 "$keeper" 2>/dev/null'

begin "share starts once more"
keeper=$(pgrep -P "$sharing" -n)
kill -9 "$sharing"; wait "$sharing" 2>/dev/null; sharing=
for _ in $(seq 100); do kill -0 "$keeper" 2>/dev/null || break; read -r -t 0.05 <> <(:); done
check "and if that is killed, too" eval '! kill -0 "$keeper" 2>/dev/null'

for arguments in "--no-log" "walks" "clients --for ann"; do
    begin "share starts with $arguments" $arguments
    same "with \"$arguments\" nothing is hers" "404 405" "$(code "${address}today.json") $(code -d '{}' "${address}checkin")"
    share_stop
done
begin "share starts as if it were another day" --on "$(date -d 2\ days +%F)"
same "its day is that one" "$(date -d '2 days' +%F)" "$(today .day)"
share_stop

for part in strangers nonsense once flood; do
    begin "share starts for $part"
    python3 "$here/tests/share_checkin.py" $part "$address" sqlite3 -readonly "$log" "select count(*) from entries" || fail "the client that speaks came to its end"
    share_stop
done

# --- Who writes it ---------------------------------------------------------------------------------------------------
powers() { sed -nE 's/^(Uid|CapEff|NoNewPrivs):[\t ]*/\1 /p' "/proc/$1/status" | tr '\t\n' '  ' | sed 's/ *$//; s/  */ /g'; }
if [ "$(id -u)" = 0 ] && [ "$(cut -c 1-30 /proc/self/uid_map | awk '{ print $1 + $2 }')" = 0 ]; then
    begin "share starts as root"
    keeper=$(pgrep -P "$sharing" -n)
    same "of her own profile root keeps no power, and the server is nobody" \
         "Uid 0 0 0 0 CapEff 0000000000000000 NoNewPrivs 1, Uid 65534 65534 65534 65534 CapEff 0000000000000004 NoNewPrivs 1" "$(powers "$keeper"), $(powers "$sharing/task/$(ls "/proc/$sharing/task" | tail -n 1)")"
    share_stop
    chmod 711 "$TMP"; rm -rf "$XDG_STATE_HOME"; chown -R 12345:23456 "$HOME"
    begin "share starts as root for her"
    keeper=$(pgrep -P "$sharing" -n)
    same "of another's profile it is her" "Uid 12345 12345 12345 12345 CapEff 0000000000000000 NoNewPrivs 1" "$(powers "$keeper")"
    same "her answer is noted" '{"noted":"new"} 200' "$(say 5)"
    same "in a log that is hers" "12345 23456 600" "$(stat -c '%u %g %a' "$log")"
    share_stop
    chown -R root "$XDG_STATE_HOME"
    begin "share starts where she may not write"
    says "that the page cannot note is said" "The page cannot show your day, nor ask how a walk was: $XDG_STATE_HOME/walkcoach: Permission denied" cat "$TMP/share.err"
    same "then nothing is hers" "404 405" "$(code "${address}today.json") $(code -d '{}' "${address}checkin")"
    share_stop
else
    skip "the log is written as its owner" "this is not root"
fi
