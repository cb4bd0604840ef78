# Sourced by every test script. Speaks TAP: a line a check, counted by tests/run.sh.
#   BIN  the program under test, DIR  its build folder, BUILD  release|debug|asan|tsan, TMP  a folder of this test's own
set -u
PATH=/usr/bin:/bin:$PATH    # Debian's python3, which has numpy and mutagen, before any other
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
BUILD=${BUILD:-release}
BIN=${BIN:-$PWD/out/walkcoach}
DIR=${DIR:-$PWD/out/build/$BUILD}
TMP=$(mktemp -d "${TMPDIR:-/tmp}/walkcoach-test.XXXXXX")
export HOME=$TMP/home XDG_CONFIG_HOME=$TMP/home/.config XDG_CACHE_HOME=$TMP/home/.cache XDG_STATE_HOME=$TMP/home/.local/state NO_COLOR=1 LC_ALL=C.UTF-8
mkdir -p "$XDG_CONFIG_HOME"
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' INT TERM

pass() { printf 'ok - %s\n' "$1"; }
fail() { printf 'not ok - %s\n' "$1"; shift; [ $# -eq 0 ] || printf '%s\n' "$@" | head -n 30 | sed 's/^/#   /'; }
skip() { printf 'ok - %s # SKIP %s\n' "$1" "$2"; }

# check NAME COMMAND...: passes when the command does; shows what it printed when not.
check() {
    local name=$1 output; shift
    if output=$("$@" 2>&1); then pass "$name"; else fail "$name" "exit $?: $*" "$output"; fi
}
# same NAME EXPECTED ACTUAL
same() { if [ "$2" = "$3" ]; then pass "$1"; else fail "$1" "expected: $2" "found:    $3"; fi; }
# status NAME N COMMAND...: the command's exit status is N.
status() {
    local name=$1 wanted=$2 output got; shift 2
    output=$("$@" 2>&1 </dev/null); got=$?
    if [ "$got" = "$wanted" ]; then pass "$name"; else fail "$name" "exit $got, expected $wanted: $*" "$output"; fi
}
# says NAME TEXT COMMAND...: what it prints (out or err) holds TEXT.
says() {
    local name=$1 text=$2 output; shift 2
    output=$("$@" 2>&1 </dev/null)
    case "$output" in *"$text"*) pass "$name" ;; *) fail "$name" "no \"$text\" in what it printed: $*" "$output" ;; esac
}
