#!/usr/bin/env bash
# What cannot be written is said in one line and the status says so, too: standard output of every command, and a home
# folder of any kind.
. "$(dirname "$0")/lib.sh"
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME
cd "$TMP" || exit 1
trap 'mountpoint -q "$TMP/disk" && umount "$TMP/disk"; rm -rf "$TMP"' EXIT
"$BIN" init --born "$(date -d '-100 days' +%F)" --birth vaginal -q >/dev/null 2>&1 </dev/null
mkdir phone; head -c 1000 /dev/zero >phone/01.mp3
echo '{"id":"ann","walk":"5min"}' >walkers.jsonl

# --- Standard output is full -----------------------------------------------------------------------------------------

# full COMMAND WORDS...: the status, and how many lines say why.
full() { timeout 600 "$BIN" "$@" >/dev/full 2>err </dev/null; echo "$? $(grep -c 'standard output.*No space left' err)"; }
tried=
while read -r words; do
    tried="$tried ${words%% *}"
    same "nobody can read it: $words" "3 1" "$(full $words)"
done <<'T'
today
show 20min
check 20min --json
plan
list
language
schema
done 5min
log
stop-signs
voices
say Lift --voice silent -o -
script 5min
cache
plot 5min -o -
render 5min --voice silent -o -
share phone --bind 127.0.0.1
help
completions bash
man-page
T
# What these have to say is a remark: nothing of it goes to standard output, so standard error is full.
for words in "new mine" "export 5min --voice silent --to phone2" "init --born 2026-01-01 --birth vaginal" "batch walkers.jsonl --to many --voice silent --on 2026-11-29"; do
    tried="$tried ${words%% *}"
    status "nobody can read its remarks: $words" 3 sh -c "exec \"$BIN\" $words 2>/dev/full"
done
same "that was every command, but those that need a terminal or a sound card" "devices pace play record" \
    "$(comm -13 <(tr ' ' '\n' <<<"$tried" | sort -u) <("$BIN" --help | sed -n '/^Commands/,/^$/p' | awk '/^  [a-z]/ { print $1 }' | sort) | xargs)"

# --- Homes -----------------------------------------------------------------------------------------------------------

# in_home NAME TEXT SETTING...: every command that writes there ends with status 3 and one line that holds TEXT.
in_home() {
    local name=$1 text=$2 words said got; shift 2
    for words in "done 5min --good" "new mine2"; do
        said=$(env "$@" "$BIN" $words -q 2>&1 >/dev/null </dev/null); got=$?
        same "$name: $words" "3 1 1" "$got $(grep -c . <<<"$said") $(grep -c -F "$text" <<<"$said")"
    done
}
in_home "no home" "HOME is not an absolute path" -u HOME
in_home "an empty home" "HOME is not an absolute path" HOME=
in_home "a home that is not a whole path" "HOME is not an absolute path" HOME=home
same "and nothing was made there" "" "$(find . -path './home/*' -name 'mine2*' -o -path './home/home')"
in_home "a home that is a file" "Not a directory" "HOME=$TMP/walkers.jsonl"
same "folders that are not whole paths are as good as none" "0 1" \
    "$(env XDG_CONFIG_HOME=x XDG_STATE_HOME=x XDG_CACHE_HOME=x "$BIN" new mine3 -q >/dev/null 2>&1; echo $?) $(ls -d home/.config/walkcoach/scripts/mine3.cfg x 2>/dev/null | grep -c .)"

mkdir locked; chmod 555 locked
nobody=; [ "$(id -u)" != 0 ] || nobody="setpriv --reuid 65534 --regid 65534 --clear-groups"
chmod 711 "$TMP"
if [ -z "$nobody" ] || $nobody "$BIN" --version >/dev/null 2>&1; then
    in_home "a home that may only be read" "Permission denied" HOME="$TMP/locked" $nobody
    said=$(timeout -s INT 5 env HOME="$TMP/locked" $nobody "$BIN" share "$TMP/phone" --bind 127.0.0.1 2>&1 >/dev/full </dev/null)
    same "the address of share cannot be saved there" 1 "$(grep -c 'cannot be saved: .*Permission denied' <<<"$said")"
else
    skip "a home that may only be read" "nobody else may run the program here"
fi
mkdir disk
if mount -t tmpfs -o size=64k none disk 2>/dev/null; then
    head -c 70000 /dev/zero >disk/fill 2>/dev/null
    in_home "a full home" "No space left" "HOME=$TMP/disk"
else
    skip "a full home" "no small disk may be mounted here"
fi
