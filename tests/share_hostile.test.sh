#!/usr/bin/env bash
# Friends and enemies again, now against the server built with the address sanitizer: a byte read or written outside ends it.
. "$(dirname "$0")/lib.sh"
. tests/shared.sh

server=$DIR/../asan/server folder=$TMP/phone
if [ ! -x "$server" ]; then skip "a hostile client meets the address sanitizer" "make check builds $(realpath -m "$server"), and it is not there"; exit; fi
share_folder "$folder"
if ! share_run "$server" "$folder" config/share; then fail "the server starts" "$(cat "$TMP/share.err")"; exit; fi
python3 tests/share_client.py "$address" "$folder" || fail "the client came to its end"
same "where nothing is hers, her day is not there" 404 "$(curl -s -o /dev/null -w '%{http_code}' "${address}today.json")"
same "and nobody can say anything" 405 "$(curl -s -o /dev/null -w '%{http_code}' -H "Origin: ${address%/*/}" -H 'Content-Type: application/json' -d '{}' "${address}checkin")"
share_stop
same "it is still there, and ends well" 0 $?
same "it has complained of nothing" "" "$(cat "$TMP/share.err")"

# --- Who may say something -------------------------------------------------------------------------------------------
today=$TMP/today.json notes=$TMP/notes
: >"$notes"
echo '{"state":"walk"}' >"$today"
for part in strangers nonsense once flood; do
    if ! share_run "$server" "$folder" config/share "$today" "$notes"; then fail "the server starts with her day" "$(cat "$TMP/share.err")"; exit; fi
    python3 tests/share_checkin.py $part "$address" awk 'END { print NR }' "$notes" || fail "the client that speaks came to its end"
    share_stop
    same "it ends well after that, too" 0 $?
    same "and has complained of nothing" "" "$(cat "$TMP/share.err")"
done
same "the first that was noted is hers, whole" "$(date +%s -d "$(date +%F) UTC" | awk '{ print $1 / 86400 }') 0 2 20 0 0 40100 20min" \
     "$(head -n 1 "$notes" | cut -d ' ' -f 2-)"
rm "$today"
share_run "$server" "$folder" config/share "$today" "$notes"
same "what cannot be known just now comes later" 503 "$(curl -s -o /dev/null -w '%{http_code}' "${address}today.json")"
share_stop
