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
same "it says how many files were fetched" "5 of 5 files were fetched." "$(tail -n 1 "$TMP/share.err")"

rm "$folder/index.json" "$folder/growing.mp3"
printf latin >"$folder/$(printf 'caf\xe9 1.mp3')"
share_start "$folder"
same "a folder without an index gets one of its sound files" "01-walk.mp3 12000000,a wide walk, äö.mp3 1000,caf� 1.mp3 5," \
     "$(curl -s "${address}index.json" | jq -j '.walks[] | "\(.file) \(.bytes),"')"
same "a name in another encoding has its bytes as a link" "caf%E9%201.mp3 latin" \
     "$(link=$(curl -s "${address}index.json" | jq -r '.walks[].link // empty'); echo "$link $(curl -s "$address$link")")"
mv "$folder" "$folder.old"; mkdir "$TMP/elsewhere"; cp "$TMP/secret.txt" "$TMP/elsewhere/01-walk.mp3"; ln -s elsewhere "$folder"
same "a link that takes the folder's place serves nothing of its own" "12000000" "$(curl -s "${address}01-walk.mp3" | wc -c)"
ln -sf "$TMP/secret.txt" "$folder.old/a wide walk, äö.mp3"
same "nor does one that takes a file's place" 404 "$(curl -s -o /dev/null -w '%{http_code}' "${address}a%20wide%20walk,%20%C3%A4%C3%B6.mp3")"
rm "$folder"; mv "$folder.old" "$folder"
share_stop

# --- What it may do --------------------------------------------------------------------------------------------------
powers() { sed -nE 's/^(Uid|Gid|Groups|CapEff|CapPrm|NoNewPrivs):[\t ]*/\1 /p' "/proc/$sharing/task/$1/status" | tr '\t\n' '  ' | sed 's/ *$//; s/  */ /g'; }
if [ "$(id -u)" = 0 ] && [ "$(cut -c 1-30 /proc/self/uid_map | awk '{ print $1 + $2 }')" = 0 ]; then
    mkdir -m 700 "$TMP/roots" "$TMP/hers"
    echo sound >"$TMP/roots/a.mp3"; echo sound >"$TMP/hers/a.mp3"; chmod 600 "$TMP/roots/a.mp3" "$TMP/hers/a.mp3"
    chown -R 12345:23456 "$TMP/hers"
    share_start "$TMP/roots"
    for thread in $(ls "/proc/$sharing/task"); do
        same "in root's folder it is nobody, who may read" \
             "Uid 65534 65534 65534 65534 Gid 65534 65534 65534 65534 Groups CapPrm 0000000000000004 CapEff 0000000000000004 NoNewPrivs 1" "$(powers "$thread")"
    done
    same "and does" sound "$(curl -s "${address}a.mp3")"
    share_stop
    share_start "$TMP/hers"
    for thread in $(ls "/proc/$sharing/task"); do
        same "in her folder root is her" \
             "Uid 12345 12345 12345 12345 Gid 23456 23456 23456 23456 Groups CapPrm 0000000000000000 CapEff 0000000000000000 NoNewPrivs 1" "$(powers "$thread")"
    done
    same "and reads what she may" sound "$(curl -s "${address}a.mp3")"
    share_stop
else
    skip "root's powers are given up" "this is not root"
fi

# --- HTTPS -----------------------------------------------------------------------------------------------------------
if share_certificate; then
    chmod 600 "$TMP/key.pem"
    if share_start "$folder" --certificate "$TMP/certificate.pem" --key "$TMP/key.pem"; then pass "share starts with a certificate"
    else fail "share starts with a certificate" "$(cat "$TMP/share.err")"; fi
    check "its address says so" grep -q '^https://127' <<<"$address"
    curl -s --cacert "$TMP/certificate.pem" -r 100-199 -o "$TMP/piece" "${address}01-walk.mp3"
    same "a client that knows the certificate is served" "$(tail -c +101 "$folder/01-walk.mp3" | head -c 100 | sha256sum)" "$(sha256sum <"$TMP/piece")"
    check "one that does not is not" test "$(curl -s -o /dev/null -w '%{http_code}' "${address}")" = 000
    check "nor is plain HTTP" test "$(curl -s -o /dev/null -w '%{http_code}' "${address/https/http}")" != 200
    same "the feed leads there" "${address}01-walk.mp3" "$(curl -s --cacert "$TMP/certificate.pem" "${address}feed.xml" | xmllint --xpath 'string(//@href)' -)"
    before=$address
    share_stop
    share_start "$folder" --certificate "$TMP/certificate.pem" --key "$TMP/key.pem"
    same "the address of HTTPS is kept, too" "$before" "$address"
    share_stop
    says "a key file that is not one is reported" "notes.html is not a PEM file" "$BIN" share "$folder" --bind 127.0.0.1 --certificate "$TMP/certificate.pem" --key "$folder/notes.html"
    says "a certificate without its key, too" "--certificate and --key go together" "$BIN" share "$folder" --bind 127.0.0.1 --certificate "$TMP/certificate.pem"
    openssl genrsa -out "$TMP/other.pem" 2048 2>/dev/null
    says "and one with another's key" "does not start with this certificate and key" \
         timeout 20 "$BIN" share "$folder" --bind 127.0.0.1 --certificate "$TMP/certificate.pem" --key "$TMP/other.pem"
else
    skip "share serves HTTPS" "there is no openssl to make a certificate"
fi

python3 tests/share_keys.py "$BIN" "$folder" || fail "the terminal came to its end"

says "a folder that is not there is reported" "$TMP/none: No such file or directory" "$BIN" share "$TMP/none" --bind 127.0.0.1
status "that is status 3" 3 "$BIN" share "$TMP/none" --bind 127.0.0.1
status "an address that is none is a slip" 2 "$BIN" share "$folder" --bind 300.1.1.1
says "and is reported" '--bind takes a numeric address, such as 192.168.1.20' "$BIN" share "$folder" --bind wlan0
if unshare -rn true 2>/dev/null; then
    says "without a network it says what works" "this computer is on no network; --bind 127.0.0.1 serves only itself" \
         unshare -rn "$BIN" share "$folder"
else
    skip "without a network it says what works" "unshare may not make a network namespace here"
fi
