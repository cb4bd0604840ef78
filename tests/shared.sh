# Sourced by tests of `walkcoach share`: a server on the loopback (at $bind), its address in $address.
#   share_start [DIR|SESSION...|OPTION...]   share_stop
sharing= bind=127.0.0.1
share_start() {
    : >"$TMP/share.out"                   # what the last one said is not to be taken for this one's
    "$BIN" share "$@" --bind "$bind" >"$TMP/share.out" 2>"$TMP/share.err" </dev/null &
    sharing=$!
    local tries=600
    while ! grep -q '^http://.*/$' "$TMP/share.out"; do
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
trap 'share_stop; rm -rf "$TMP"' EXIT
