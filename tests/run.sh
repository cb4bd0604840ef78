#!/usr/bin/env bash
# Runs every test: unit programs, then tests/*.test.sh, two at a time; beside them, one after the other, those named
# *.alone.test.sh (sound servers, keys), which mostly wait for time to pass: the others give way to them. Each speaks TAP. Closes with "N passed, N failed[, N skipped]".
#   tests/run.sh [NAME...]   only those whose name holds one of the words
#   tests/run.sh fuzz.sh     tests/fuzz.sh, which is not among them; compilers.sh, analyse.sh, valgrind.sh, deb.sh and jobs.sh likewise
set -u
cd "$(dirname "$0")/.." || exit 1
: "${BUILD:=release}" "${BIN:=$PWD/out/walkcoach}" "${DIR:=$PWD/out/build/$BUILD}"
export BUILD BIN DIR CMOCKA_MESSAGE_OUTPUT=TAP
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0:allocator_may_return_null=1} TSAN_OPTIONS=${TSAN_OPTIONS:-halt_on_error=1 allocator_may_return_null=1 suppressions=$PWD/tests/tsan.supp}
logs=$DIR/tests
rm -rf "$logs" && mkdir -p "$logs"

wanted() {
    [ $# -gt 1 ] || return 0
    local test=${1##*/} word; shift
    for word; do case "$test" in *"$word"*) return 0 ;; esac; done
    return 1
}
one() {
    local test=$1 log=$logs/$(basename "$1").log started=$SECONDS
    timeout "${TEST_SECONDS:-900}" "$test" >"$log" 2>&1 </dev/null
    local status=$?
    sed -i 's/^not ok [0-9]* # SKIP \(.*\)/ok - \1 # SKIP it cannot be tried here/' "$log"   # as cmocka says it
    if [ $status -ne 0 ] && ! grep -q '^not ok' "$log"; then
        printf 'not ok - %s ended with status %d\n' "$(basename "$test")" $status >>"$log"
    fi
    grep -q -E '^(not )?ok' "$log" || printf 'not ok - %s reported nothing\n' "$(basename "$test")" >>"$log"
    printf '%4d s  %s: %d ok\n' $((SECONDS - started)) "$(basename "$test")" "$(grep -c '^ok' "$log")"
    grep -A 30 '^not ok' "$log" | cut -c 1-400 | head -n 60
}

together=() alone=()
tests=("$DIR"/unit/test_* tests/*.test.sh)
case "$*" in fuzz.sh | compilers.sh | analyse.sh | valgrind.sh | jobs.sh | deb.sh) tests=("tests/$*") ;; esac
for test in "${tests[@]}"; do
    [ -x "$test" ] && wanted "$test" "$@" || continue
    case "$test" in *.d) ;; *.alone.test.sh) alone+=("$test") ;; *) together+=("$test") ;; esac
done
export -f one; export logs
[ ${#together[@]} -eq 0 ] || printf '%s\0' "${together[@]}" | nice -n 10 xargs -0 -n 1 -P 2 bash -c 'one "$0"' &
for test in ${alone[@]+"${alone[@]}"}; do one "$test"; done
wait

passed=$(cat "$logs"/*.log | grep -a '^ok' | grep -a -v -c '# SKIP')
failed=$(cat "$logs"/*.log | grep -a -c '^not ok')
skipped=$(cat "$logs"/*.log | grep -a -c '^ok.*# SKIP')
grep -a -h '^ok.*# SKIP' "$logs"/*.log | sed 's/^ok - /skipped: /; s/# SKIP/because/'
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
