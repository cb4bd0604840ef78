#!/usr/bin/env bash
# What share serves, and under which address: a folder keeps its own, so that a podcast app finds its feed again.
. "$(dirname "$0")/lib.sh"
. tests/shared.sh
bind=127.$((64 + $$ / 65536 % 64)).$(($$ / 256 % 256)).$(($$ % 256))      # nobody else's: no port of it is taken by chance

folder=$TMP/phone other=$TMP/other state=$XDG_STATE_HOME/walkcoach/shares
mkdir "$folder" "$other"
echo sound >"$folder/01-walk.mp3"
echo sound >"$other/01-walk.mp3"

# begin NAME ARGUMENT...: shares, or says why not and ends.
begin() {
    local name=$1; shift
    share_start "$@" || { fail "$name" "$(cat "$TMP/share.err")"; exit; }
}
again() { share_stop; begin "$@"; }
secret() { local path=${1%/}; echo "${path##*/}"; }
port() { local host=${1#http://}; host=${host%%/*}; echo "${host##*:}"; }
reported() { grep -c "address has changed" "$TMP/share.err"; }

# --- The address -----------------------------------------------------------------------------------------------------
begin "share starts" "$folder"
first=$address
same "the address is kept where only she can read it" "600 $first $(realpath "$folder")" \
     "$(cd "$state" && stat -c %a ./* | tr '\n' ' ')$(tr '\n' ' ' <"$(echo "$state"/*)" | sed 's/ $//')"
again "it starts again" "$folder"
same "the next time a folder has the same address" "$first" "$address"
same "and nothing is said of it" 0 "$(reported)"
ln -s phone "$TMP/link"
again "it starts through a link" "$TMP/link/"
same "also through another name of it" "$first" "$address"

again "it starts for another folder" "$other"
check "another folder has another secret" test "$(secret "$address")" != "$(secret "$first")"

# The port of the first folder is taken by a second server: the secret stays, the port goes on.
again "it starts at the port of the first" "$other" --port "$(port "$first")"
same "--port wins over the port of last time" "$(port "$first")" "$(port "$address")"
says "a port that was asked for and is taken is reported" "port $(port "$first"): Address already in use" \
     "$BIN" share "$folder" --bind "$bind" --port "$(port "$first")"
taker=$sharing sharing=
begin "it starts beside it" "$folder"
check "a port of last time that is taken gives way to another" test "$(port "$address")" != "$(port "$first")"
same "under the same secret" "$(secret "$first")" "$(secret "$address")"
same "and the change is reported" 1 "$(reported)"
moved=$address
kill -INT "$taker"; wait "$taker"
again "it starts once more" "$folder"
same "from then on that is the address" "$moved 0" "$address $(reported)"

# Shared twice at once: the address of the first is what both leave.
first_of_two=$sharing sharing=
begin "it starts a second time" "$folder"
check "at another port" test "$(port "$address")" != "$(port "$moved")"
same "which is only for now" "1 0" "$(grep -c "shared already" "$TMP/share.err") $(reported)"
kill -INT "$first_of_two"; wait "$first_of_two"
again "it starts again by itself" "$folder"
same "where the first was" "$moved 0" "$address $(reported)"

echo sound >"$folder/Z.MP3"
again "it starts with a name in capitals" "$folder"
same "which is sound, too" "200 audio/mpeg" "$(curl -s -o /dev/null -w '%{http_code} %{content_type}' "${address}Z.MP3")"
check "and counted" grep -q "^2 files" "$TMP/share.err"
rm "$folder/Z.MP3"

again "it starts anew" "$folder" --new-address
check "--new-address makes a new secret" test "$(secret "$address")" != "$(secret "$moved")"
same "and who has the old one finds nothing" "404 200" \
     "$(for s in "$(secret "$moved")" "$(secret "$address")"; do curl -s -o /dev/null -w '%{http_code} ' "${address%/*/}/$s/"; done | sed 's/ $//')"
renewed=$address
again "it starts with the new one" "$folder"
same "which stays, too" "$renewed" "$address"
share_stop

# What somebody wrote into that file is not an address.
kept=$(grep -l -x "$(realpath "$folder")" "$state"/*)
for line in "" "http://127.0.0.1:40001/short/" "http://127.0.0.1:0/abcdefghijkmnpqrstuv/" "http://127.0.0.1/../../etc/passwd/" \
            "http://127.0.0.1:99999/abcdefghijkmnpqrstuv/" "http://127.0.0.1:40001/abcdefghijkmnpqrstuvw/" "$(head -c 5000 /dev/zero | tr '\0' a)"; do
    printf '%s\n%s\n' "$line" "$(realpath "$folder")" >"$kept"
    begin "share starts although \"${line:0:50}\" is kept" "$folder"
    if [[ $(secret "$address") =~ ^[a-z2-9]{20}$ ]] && [ "$(secret "$address")" != abcdefghijkmnpqrstuv ]; then
        pass "an address that is none (\"${line:0:50}\") is forgotten"
    else fail "an address that is none (\"${line:0:50}\") is forgotten" "$address"; fi
    share_stop
done
chmod 644 "$kept"
begin "share starts over a file that anybody may read" "$folder"
same "and closes it" 600 "$(stat -c %a "$kept")"
share_stop
XDG_STATE_HOME=/dev/null/none begin "share starts where nothing can be kept" "$folder"
says "and says that the address will not last" "Next time the address will be different" cat "$TMP/share.err"
share_stop

# --- For one of many ---
mkdir -p "$TMP/clients/ann" "$TMP/clients/bea"
echo ann >"$TMP/clients/ann/a.mp3"; echo bea >"$TMP/clients/bea/b.mp3"; echo all >"$TMP/clients/all.mp3"
begin "it starts for one of many" "$TMP/clients" --for ann
anns=$address
same "she gets her folder, and nothing else" "ann 404 404 404" \
     "$(curl -s "${address}a.mp3") $(for path in ../bea/b.mp3 b.mp3 all.mp3; do curl -s --path-as-is -o /dev/null -w '%{http_code} ' "$address$path"; done | sed 's/ $//')"
same "her list has hers alone" "a.mp3" "$(curl -s "${address}index.json" | jq -j '.walks[].file')"
again "it starts for another" "$TMP/clients" --for bea
check "who has another secret" test "$(secret "$address")" != "$(secret "$anns")"
same "so that they do not see one another" 404 "$(curl -s -o /dev/null -w '%{http_code}' "${address%/*/}/$(secret "$anns")/")"
again "it starts for the first again" "$TMP/clients" --for ann
same "who keeps her address" "$anns" "$address"
share_stop
for name in .. . "" ann/../bea /etc .hidden; do
    status "\"$name\" is nobody" 2 "$BIN" share "$TMP/clients" --for "$name" --bind "$bind"
done
says "somebody without a folder hears it" "clients/none: No such file" "$BIN" share "$TMP/clients" --for none --bind "$bind"
says "a walk is for everybody" "--for goes with a folder" "$BIN" share 20min --for ann --bind "$bind"

# --- What is served --------------------------------------------------------------------------------------------------
cp -r scripts voices config "$TMP"      # as if installed: a folder of its own to export into
mkdir "$TMP/bin" "$TMP/share"
ln "$BIN" "$TMP/bin/walkcoach" 2>/dev/null || cp "$BIN" "$TMP/bin/walkcoach"
mv "$TMP/scripts" "$TMP/voices" "$TMP/config" "$TMP/share/"
mkdir "$TMP/share/walkcoach" && mv "$TMP/share/scripts" "$TMP/share/voices" "$TMP/share/config" "$TMP/share/walkcoach/"
for walk in tiny small; do
    printf 'title = "%s"\nphases: { open: { length = "0:45"  pace = "own" } }\n' "$walk" >"$TMP/$walk.cfg"
done
cd "$TMP" || exit
BIN=$TMP/bin/walkcoach
titles() { curl -s "${address}index.json" | jq -j '.walks[] | "\(.title) "'; }

says "with nothing exported it says what to do" "walks holds no walks; walkcoach export --all fills it" "$BIN" share --bind "$bind"
status "that is status 3" 3 "$BIN" share --bind "$bind"
mkdir walks empty
says "an empty folder says so, too" "walks holds no walks; walkcoach export --all fills it" "$BIN" share --bind "$bind"
says "a folder of hers is named" "empty holds no walks; walkcoach export --all --to empty fills it" "$BIN" share empty --bind "$bind"
rmdir walks

begin "a walk is shared by its name" ./tiny.cfg
same "it is made first, and listed" "tiny " "$(titles)"
file=$(curl -s "${address}index.json" | jq -r '.walks[0].file')
curl -s -o "$TMP/got.mp3" "$address$file"
check "it can be fetched" cmp "$TMP/got.mp3" "$TMP/walks/picked/$file"
same "it is all of the walk" "45" "$(ffprobe -v error -show_entries format=duration -of default=nk=1:nw=1 "$TMP/got.mp3" | cut -d . -f 1)"
same "the feed has it" "tiny" "$(curl -s "${address}feed.xml" | xmllint --xpath 'string(//item/title)' -)"
before=$(stat -c %Y.%i "$TMP/walks/picked/$file") named=$address
again "it is shared again" ./tiny.cfg
same "unchanged, it is not made again, and its address stays" "$before $named" "$(stat -c %Y.%i "$TMP/walks/picked/$file") $address"
again "two walks are shared" ./small.cfg ./tiny.cfg
same "and listed in that order" "small tiny " "$(titles)"
share_stop
same "the lists of the folder of walks are left alone" "picked" "$(ls walks)"

echo sound >walks/mine.mp3
begin "without a name" 
same "it shares where export puts walks" "mine.mp3" "$(curl -s "${address}index.json" | jq -j '.walks[].file')"
share_stop
says "a folder and a walk at once is too much" "share takes one folder, or the names of walks" "$BIN" share walks ./tiny.cfg --bind "$bind"
says "a walk that there is not is reported" 'there is no session "tinny"' "$BIN" share tinny --bind "$bind"
status "as a mistake" 1 "$BIN" share tinny --bind "$bind"
