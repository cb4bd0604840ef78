#!/usr/bin/env bash
# `make analyse`: three readers of the sources look for mistakes and find none: clang-tidy (for which: config/clang-tidy), cppcheck
# (what it may not say: config/cppcheck), and gcc's -fanalyzer. Whatever one of them sees wrongly has its reason where it is left
# out. FLAGS: what the Makefile compiles with. ANALYSED: other files than src.
. "$(dirname "$0")/lib.sh"
files=(${ANALYSED:-src/*/*.c})
eval "flags=($(sed -E 's/-fcf-protection|-U_FORTIFY_SOURCE|-D_FORTIFY_SOURCE=3|-O[0-9]//g' <<<"$FLAGS"))"   # not all of them know these

# 40,000 steps: four times faster than clang's own bound, and it found as much.
tidy() { clang-tidy --quiet --config-file=config/clang-tidy "$@" -- "${flags[@]}" -Xclang -analyzer-config -Xclang max-nodes=40000; }
cpp() {
    cppcheck --quiet --std=c11 --enable=warning,portability,performance --library=posix --inline-suppr \
        --suppressions-list=config/cppcheck "${defines[@]}" "$@"
}
analyser() { local file; for file; do gcc "${flags[@]}" -O0 -fanalyzer -S -o /dev/null "$file"; done; }

defines=()
for flag in "${flags[@]}"; do case "$flag" in -D* | -I*) defines+=("$flag") ;; esac; done

# Two at a time, each with a handful of files; what they say is shown.
look() {
    local half pids=()
    for half in 0 1; do
        for ((i = half * 8; i < ${#files[@]}; i += 16)); do "$2" "${files[@]:i:8}"; done >"$TMP/said$half" 2>"$TMP/noise$half" &
        pids+=($!)
    done
    wait "${pids[@]}"
    cat "$TMP"/said? "$TMP"/noise? | grep -E ': (warning|error|style|performance|portability): ' | sort -u >"$TMP/found"
    if [ -s "$TMP/found" ]; then fail "$1 finds nothing" "$(cat "$TMP/found")"; else pass "$1 finds nothing"; fi
}
for program in clang-tidy cppcheck gcc; do
    command -v "$program" >/dev/null || { fail "$program is installed"; exit 0; }
done
# It would find what there is: one mistake for each of them.
cat >"$TMP/wrong.c" <<'C'
#include <stdlib.h>
int wrong(const char *text);
int wrong(const char *text)
{
    int  table[4];
    char *kept = malloc(8);
    if (text)
        return table[4];
    kept[0] = 1;
    return atoi(text);
}
C
seen() { "$2" "$TMP/wrong.c" >"$TMP/seen" 2>&1; check "$1 would find it" grep -qE "$3" "$TMP/seen"; }
seen clang-tidy tidy 'cert-err34-c'
seen cppcheck cpp 'arrayIndexOutOfBounds|memleak'
seen "gcc's analyser" analyser 'analyzer-'

look clang-tidy tidy
look cppcheck cpp
look "gcc's analyser" analyser
