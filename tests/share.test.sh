#!/usr/bin/env bash
# Sharing on the local network: what a friend gets, and what a hostile client does not.
. "$(dirname "$0")/lib.sh"
. tests/shared.sh

folder=$TMP/phone
share_folder "$folder"

if ! share_start "$folder"; then fail "share starts" "$(cat "$TMP/share.err")"; exit; fi
pass "share starts"
python3 tests/share_client.py "$address" "$folder" || fail "the client came to its end"
feed=$(curl -s "${address}feed.xml")
check "the feed is XML" xmllint --noout - <<<"$feed"
same "the feed holds the address" "$address ${address}01-walk.mp3" \
     "$(xmllint --xpath 'string(//b)' - <<<"$feed") $(xmllint --xpath 'string(//@href)' - <<<"$feed")"
share_stop
same "Ctrl-C ends it, well" 0 $?
same "it tells how many files went out" "2 of 3 files went out." "$(tail -n 1 "$TMP/share.err")"

rm "$folder/index.json"
share_start "$folder"
same "a folder without an index gets one of its sound files" "01-walk.mp3 12000000,a wide walk, äö.mp3 1000," \
     "$(curl -s "${address}index.json" | jq -j '.walks[] | "\(.file) \(.bytes),"')"
share_stop

python3 tests/share_keys.py "$BIN" "$folder" || fail "the terminal came to its end"

says "a folder that is not there is told" "$TMP/none: No such file or directory" "$BIN" share "$TMP/none" --bind 127.0.0.1
status "that is status 3" 3 "$BIN" share "$TMP/none" --bind 127.0.0.1
says "an address that is none is told" '"wlan0" is no numeric address' "$BIN" share "$folder" --bind wlan0
if unshare -rn true 2>/dev/null; then
    says "without a network it says what works" "this computer is on no network; --bind 127.0.0.1 serves to itself" \
         unshare -rn "$BIN" share "$folder"
else
    skip "without a network it says what works" "unshare may not make a network namespace here"
fi
