#!/usr/bin/env bash
# The page on the phone, in a headless Chromium of 360 pixels and in WebKit, against the real server. Keeps a picture of it under out/.
. "$(dirname "$0")/lib.sh"
. tests/shared.sh

folder=$TMP/phone pictures=$PWD/${OUT:-out}
mkdir -p "$folder" "$pictures"
check "a walk is rendered" "$BIN" render 20min --to 3:00 --level 3 -q -o "$folder/01-walk.mp3"
cp "$folder/01-walk.mp3" "$folder/02-bare & plain.mp3"
cp "$folder/01-walk.mp3" "$folder/03-bridges.mp3"
python3 - "$folder" <<'P'
import json, os, sys
folder, walk = sys.argv[1], "01-walk.mp3"
size = os.path.getsize(os.path.join(folder, walk))
about = "Breath first, then steps, then a little strength, and home again."
walks = [{"file": walk, "data": "01-walk.json", "title": "Twenty minutes", "about": about, "level": 3, "seconds": 180,
          "bytes": size},
         {"file": "02-bare & plain.mp3", "data": "02-bare.json", "title": "Bäre <b>walk</b> without its data", "about": "",
          "level": 0, "seconds": 180, "bytes": size},
         {"walk": "bridges", "file": "03-bridges.mp3", "title": "Small bridges", "about": "On your back, slowly.", "level": 0,
          "seconds": 180, "bytes": size}]
later = [{"walk": "hills", "title": "Hills", "about": "Up, and down again.", "level": 4, "week": 12},
         {"walk": "curls", "title": "Curls", "about": "", "level": 0, "week": 0},
         {"walk": "bridges", "title": "Small bridges", "about": "", "level": 0, "week": 20}]
titles = ["Settle", "Breath and steps", "Shake out", "Breath and steps"]
data = {"title": "Twenty minutes", "about": about, "seconds": 180,
        "chapters": [{"at": 45 * i, "length": 45, "title": title} for i, title in enumerate(titles)],
        "words": [{"at": 0, "end": 12, "text": "Get help at once if you soak a pad in an hour, if your calf is hot and swollen, if your "
                   "chest hurts or you cannot breathe well. Stop, and slow down, if something hurts, leaks, drags or makes you dizzy."}] +
                 [{"at": 3 * i, "end": 3 * i + 2, "text": "Words number %d: shoulders down, and let the breath out long." % i}
                  for i in range(4, 60)],
        "breath": [{"at": 4 * i, "length": 4, "out": i % 2 == 1} for i in range(45)]}
json.dump({"walks": walks}, open(os.path.join(folder, "index.json"), "w"))
json.dump({"later": later}, open(os.path.join(folder, "later.json"), "w"))
json.dump(data, open(os.path.join(folder, "01-walk.json"), "w"))
P
echo '<rss/>' >"$folder/feed.template.xml"

if ! share_start "$folder"; then fail "share starts" "$(cat "$TMP/share.err")"; exit; fi
python3 tests/page_client.py "$address" "$folder" "$TMP" "$pictures" 2>"$TMP/client.err" ||
    fail "the browser came to its end" "$(tail -n 30 "$TMP/client.err")" "$(tail -n 5 "$TMP/chromedriver.log")"

# --- WebKit: what an iPhone has --------------------------------------------------------------------------------------
# A PulseAudio of its own gives what it plays a clock: without one GStreamer stops at 0 s, or for good.
webkit() {
    . tests/sound_server.sh
    trap server_stop EXIT
    if ! server_start; then fail "a PulseAudio of the test's own starts" "$(cat "$TMP/pulse.log" 2>/dev/null)"; return; fi
    xvfb-run -a python3 tests/page_webkit.py "$address" 2>"$TMP/webkit.err" || fail "WebKit came to its end" "$(tail -n 20 "$TMP/webkit.err")"
}
if command -v xvfb-run >/dev/null; then (webkit); else skip "the page in WebKit" "there is no xvfb-run"; fi

# --- Her day, and the questions after a walk ---------------------------------------------------------------------------
share_stop
server=$DIR/../asan/server hers=$TMP/hers
if [ -x "$server" ]; then
    mkdir "$hers" && : >"$TMP/notes" && echo '{}' >"$TMP/today.json"
    ffmpeg -v error -i "$folder/01-walk.mp3" -t 40 -c copy "$hers/01-walk.mp3" && cp "$hers/01-walk.mp3" "$hers/02-floor.mp3"
    cat >"$hers/index.json" <<'J'
{ "walks": [ { "walk": "20min", "file": "01-walk.mp3", "title": "Twenty minutes", "about": "", "level": 2, "seconds": 40 },
             { "walk": "pelvic-floor", "file": "02-floor.mp3", "title": "Pelvic floor", "about": "", "level": 0, "seconds": 40 } ] }
J
    share_run "$server" "$hers" config/share "$TMP/today.json" "$TMP/notes" || fail "the server starts with her day" "$(cat "$TMP/share.err")"
    python3 tests/page_hers.py "$address" "$hers" "$TMP" "$pictures" "$TMP/today.json" "$TMP/notes" 2>"$TMP/client.err" ||
        fail "the browser came to its end with her day" "$(tail -n 30 "$TMP/client.err")" "$(tail -n 5 "$TMP/chromedriver.log")"
    share_stop
    same "the server has complained of nothing" "" "$(cat "$TMP/share.err")"

    # All of it, as if installed: its walks are in the folder it runs in.
    mkdir -p "$TMP/bin" "$TMP/share/walkcoach" "$TMP/home/walks"
    cp -r scripts voices config "$TMP/share/walkcoach/" && cp "$BIN" "$TMP/bin/walkcoach" && cp "$hers"/* "$TMP/home/walks/"
    "$TMP/bin/walkcoach" init --born "$(date -d '40 days ago' +%F)" --birth vaginal >/dev/null 2>&1 </dev/null
    real() { cd "$TMP/home" && exec "$TMP/bin/walkcoach" share --bind "$bind"; }
    share_run real || fail "share starts with her own walks" "$(cat "$TMP/share.err")"
    python3 tests/page_hers.py "$address" "$hers" "$TMP" "$pictures" - "$XDG_STATE_HOME/walkcoach/log.sqlite" 2>"$TMP/client.err" ||
        fail "the browser came to its end with her log" "$(tail -n 30 "$TMP/client.err")" "$(tail -n 5 "$TMP/chromedriver.log")"
    share_stop
else skip "her day on the page" "make check builds $(realpath -m "$server"), and it is not there"; fi

# --- HTTPS: then, and only then, the page and chosen walks are kept ----------------------------------------------------
if ! share_certificate; then skip "over HTTPS the page is kept" "there is no openssl to make a certificate"; exit; fi
share_start "$folder" --certificate "$TMP/certificate.pem" --key "$TMP/key.pem" || { fail "share starts with a certificate" "$(cat "$TMP/share.err")"; exit; }
SHARING=$sharing python3 tests/page_client.py "$address" "$folder" "$TMP" "$pictures" 2>"$TMP/client.err" ||
    fail "the browser came to its end over HTTPS" "$(tail -n 30 "$TMP/client.err")" "$(tail -n 5 "$TMP/chromedriver.log")"
