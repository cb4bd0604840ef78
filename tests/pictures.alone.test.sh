#!/usr/bin/env bash
# The pictures of the documents, in config/pictures, show what the program shows: plot.svg is a walk along time, terminal.svg a walk
# that plays, phone.png the page on a phone. Made here once more, each has the words of the one that is kept; pixels may differ.
#   tests/pictures.alone.test.sh --update    keeps the new ones (make pictures)
. "$(dirname "$0")/lib.sh"
. tests/shared.sh
. tests/sound_server.sh
unset NO_COLOR TMUX
kept=config/pictures new=$TMP/new
tmux="tmux -L walkcoach-pictures-$$ -f /dev/null"
trap '$tmux kill-server 2>/dev/null; share_stop; server_stop; rm -rf "$TMP"' EXIT
mkdir -p "$new"

# --- A walk along time -----------------------------------------------------------------------------------------------
"$BIN" plot 20min --level 3 -q -o "$new/plot.svg" 2>"$TMP/err" || fail "the walk is drawn" "$(cat "$TMP/err")"

# --- A walk that plays -----------------------------------------------------------------------------------------------
screen() { $tmux capture-pane -p -t walk; }
shows()  { screen | grep -q -F -- "$1"; }
plays() {
    server_start || { fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log")"; return; }
    $tmux new-session -d -s walk -x 84 -y 16 "'$BIN' play 20min --level 3 --voice silent --delay 0 --from 3:58" || { fail "tmux starts"; return; }
    wait_for 60 shows "like a long sigh" || { fail "the walk plays" "$(screen)"; return; }
    $tmux capture-pane -e -p -t walk >"$TMP/screen"
    python3 tests/pictures.py terminal "$TMP/screen" "$new/terminal.svg"
}
plays
$tmux kill-server 2>/dev/null; server_stop

# --- The page on a phone ---------------------------------------------------------------------------------------------
export SOURCE_DATE_EPOCH=1792929600                   # Sunday 25 October 2026 at noon: Lena's first walk
walks=$TMP/home/out/walks
"$BIN" init --born 2026-10-18 --birth vaginal -q 2>/dev/null
for answer in up at-home wound-dry risk floor; do "$BIN" done --answer $answer=yes >/dev/null 2>&1; done
"$BIN" done --start 0 >/dev/null 2>&1
mkdir -p "$TMP/bin" "$TMP/share/walkcoach" && cp -r scripts voices config "$TMP/share/walkcoach/" && cp "$BIN" "$TMP/bin/walkcoach"
exports() { cd "$TMP/home" && "$TMP/bin/walkcoach" export 5min first-walk breathing posture-reset -q --voice silent --mono; }
(exports) >"$TMP/err" 2>&1 || fail "walks for the phone are made" "$(cat "$TMP/err")"
real() { cd "$TMP/home" && exec "$TMP/bin/walkcoach" share --bind "$bind"; }
if share_run real; then
    python3 tests/pictures.py phone "$address" "$TMP" "$new/phone.png" 2>"$TMP/client.err" || fail "the browser shows the page" "$(tail -n 20 "$TMP/client.err")"
    share_stop
else fail "share starts" "$(cat "$TMP/share.err")"; fi

# ---------------------------------------------------------------------------------------------------------------------
if [ "${1-}" = --update ]; then
    [ "$(ls "$new")" = "$(printf '%s\n' phone.png plot.svg terminal.svg)" ] || { fail "there are three pictures" "$(ls "$new")"; exit 1; }
    mkdir -p "$kept" && cp "$new"/* "$kept/" && pass "kept; look at them"
    exit
fi
for picture in plot.svg terminal.svg phone.png; do
    words=$(python3 tests/pictures.py words "$new/$picture")
    if [ "${#words}" -gt 100 ]; then pass "$picture has words"; else fail "$picture has words" "$words"; fi
    check "$picture is not stale (else: make pictures)" diff <(python3 tests/pictures.py words "$kept/$picture") <(echo "$words")
    check "it is smaller than 100 KB" test "$(stat -c %s "$kept/$picture")" -lt 100000
done
