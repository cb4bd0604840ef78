# Sourced by tests of `walkcoach share`: a server on the loopback (at $bind), its address in $address.
#   share_start [DIR|SESSION...|OPTION...]   share_stop
#   share_run COMMAND...       starts anything that says its address as share does
#   share_folder DIR           what share_client.py wants to find there, and what it must not
sharing= bind=127.0.0.1
share_start() { share_run "$BIN" share "$@" --bind "$bind"; }
share_run() {
    : >"$TMP/share.out"                   # what the last one said is not to be taken for this one's
    "$@" >"$TMP/share.out" 2>"$TMP/share.err" </dev/null &
    sharing=$!
    local tries=600
    while ! grep -q '^https*://.*/$' "$TMP/share.out"; do
        [ $((tries -= 1)) -gt 0 ] && kill -0 $sharing 2>/dev/null || return 1
        sleep 0.05
    done
    address=$(grep '^http' "$TMP/share.out")
}
share_stop() {
    [ -n "$sharing" ] || return 0
    kill -INT "$sharing" 2>/dev/null
    wait "$sharing"
    local status=$?
    sharing=
    return $status
}
# share_certificate: $TMP/certificate.pem and $TMP/key.pem, for the loopback.
share_certificate() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1,DNS:localhost \
        -keyout "$TMP/key.pem" -out "$TMP/certificate.pem" 2>/dev/null
}
share_folder() {
    mkdir "$1"
    head -c 12000000 /dev/urandom >"$1/01-walk.mp3"
    head -c 1000 /dev/urandom >"$1/a wide walk, äö.mp3"
    echo growing >"$1/growing.mp3"
    echo '<svg xmlns="http://www.w3.org/2000/svg"/>' >"$1/picture.svg"
    echo '{"walks":[]}' >"$1/index.json"
    echo secret >"$1/.hidden.txt"
    echo secret >"$1/notes.html"
    echo secret >"$TMP/secret.txt"
    ln -s "$TMP/secret.txt" "$1/link.txt"
    mkdir "$1/inner.mp3"
    printf '<?xml version="1.0"?>\n<rss><a href="@BASE@01-walk.mp3"/><b>@BASE@</b></rss>\n' >"$1/feed.template.xml"
}
trap 'share_stop; rm -rf "$TMP"' EXIT
