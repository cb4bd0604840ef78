#!/usr/bin/env bash
# Every command that a document shows is run, in a home of its own: tests/documents.py.
. "$(dirname "$0")/lib.sh"
ulimit -c 0
BIN=$BIN TMP=$TMP timeout 900 python3 tests/documents.py || fail "the documents were read to their end"
