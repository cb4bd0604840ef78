#!/usr/bin/env bash
# Friends and enemies again, now against the server built with the address sanitizer: a byte read or written outside ends it.
. "$(dirname "$0")/lib.sh"
. tests/shared.sh

server=$DIR/../asan/server folder=$TMP/phone
if [ ! -x "$server" ]; then skip "a hostile client meets the address sanitizer" "make check builds $(realpath -m "$server"), and it is not there"; exit; fi
share_folder "$folder"
if ! share_run "$server" "$folder" config/share; then fail "the server starts" "$(cat "$TMP/share.err")"; exit; fi
python3 tests/share_client.py "$address" "$folder" || fail "the client came to its end"
share_stop
same "it is still there, and ends well" 0 $?
same "it has complained of nothing" "" "$(cat "$TMP/share.err")"
