#!/usr/bin/env bash
# Nothing that a text file can hold makes the compiler crash, hang or swell, and no file that libconfig takes is left without
# a tree or a reason: libFuzzer for FUZZ_SECONDS (60), starting from every golden case, every script and every slip, and from
# random choices that grow into valid files. The same seed each time.
. "$(dirname "$0")/lib.sh"

name="a session may hold anything"
clang=$(command -v clang || true)
if [ -z "$clang" ]; then skip "$name" "clang is not installed"; exit 0; fi
if ! echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return d && n ? 0 : 0; }' |
    "$clang" -fsanitize=fuzzer -x c - -o "$TMP/probe" 2>/dev/null; then
    skip "$name" "this clang comes without libFuzzer"; exit 0
fi

folder=$DIR/fuzz
flags="-std=c11 -D_GNU_SOURCE -DVERSION=\"0\" -Isrc -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined $(pkg-config --cflags espeak-ng sndfile libutf8proc)"
libraries="$(pkg-config --libs libconfig soxr libebur128) -lm -pthread"
compile() {
    local object=$folder/${1//\//_}.o
    [ "$object" -nt "$1" ] || "$clang" $flags -c "$1" -o "$object"
}
export -f compile; export folder flags clang
mkdir -p "$folder"
find "$folder" -name '*.o' -not -newer src/session/session.h -delete     # a header may have changed
for header in src/*/*.h; do find "$folder" -name '*.o' -not -newer "$header" -delete; done
if ! printf '%s\0' src/{base,rules,conf,session,timeline,cast,voice,sound,mix,coach}/*.c tests/fuzz/*.c |
        xargs -0 -n 1 -P 2 bash -c 'compile "$0"' >"$TMP/build" 2>&1 ||
   ! "$clang" -fsanitize=fuzzer,address,undefined "$folder"/*.o $libraries -o "$folder/session" >>"$TMP/build" 2>&1; then
    fail "the fuzzer builds" "$(cat "$TMP/build")"; exit 0
fi

corpus=$TMP/corpus
mkdir "$corpus" "$TMP/found"
number=0
for file in tests/golden/*.cfg scripts/*.cfg scripts/*/*.cfg voices/*.cfg config/*.cfg config/*/*.cfg; do
    [ -f "$file" ] && cp "$file" "$corpus/$((number += 1))-$(basename "$file")"
done
awk -v folder="$corpus" '/^> /{ if (!open) { n++; open = 1 } print substr($0, 3) > (folder "/slip" n) } !/^> /{ if (open) close(folder "/slip" n); open = 0 }' \
    tests/unit/slips.txt
# Choices: a byte 1, then bytes of no meaning, short ones and long ones.
awk -v folder="$corpus" 'BEGIN { srand(1); for (n = 0; n < 200; n++) { file = folder "/choices" n; printf "\001" >file
    for (i = int(exp(rand() * 7)); i >= 0; i--) printf "%c", 1 + int(rand() * 127) >file; close(file) } }'
{ grep -ohE '"[a-z_0-9]+"' src/session/{language,choices}.c | sort -u
  printf '"%s"\n' '{ ' ' }' '[ ' ' ]' ': { ' ' = ' '\x0a' '\"' '\", \"' '4:00' '0:30' '-0:20' '3:4' '3:3 > 3:4' '4s:6s' own 'every 45s' \
      '4th x6, then 8th' 'full x4, then short x8, then silent' 'start, end' halfway '5 min left' 'before each part' 'hold 7s' \
      'hold 3 breaths' '57 breaths' '400 steps' '24h' '6-12' '12+' '{side}' '{minutes_left:One minute|# minutes}' 99999999999 1e308
} >"$TMP/dictionary"

export ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=16
if "$folder/session" -seed=1 -max_total_time="${FUZZ_SECONDS:-60}" -max_len=8192 -timeout=25 -rss_limit_mb=512 -dict="$TMP/dictionary" \
        -artifact_prefix="$TMP/found/" "$TMP/found" "$corpus" >"$TMP/log" 2>&1; then
    pass "$name"
    printf '# %s\n' "$(grep -E '^Done' "$TMP/log")"
else
    input=$(find "$TMP/found" -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*' | head -n 1)
    cp "$input" "$folder/" 2>/dev/null
    fail "$name" "$(grep -E 'ERROR|runtime error|does not hold|#[0-9] ' "$TMP/log" | head -n 12)" \
        "the input, also in $folder/$(basename "${input:-none}"):" "$(base64 -w 120 "${input:-/dev/null}" | head -n 12)"
fi
