#!/usr/bin/env bash
# Nothing that somebody else may have written makes the program crash, hang, swell, or believe what cannot be: libFuzzer on each
# tests/fuzz/NAME_fuzz.c, whose head says what has to hold, two at a time: for FUZZ_SECONDS, or for runs_of below. Each starts from what is
# shipped, from tests/fuzz/corpus/NAME, and for sounds from what sox makes; the same seed each time. FUZZ="NAME...": only these.
. "$(dirname "$0")/lib.sh"

folder=$DIR/fuzz
if ! command -v clang >/dev/null; then skip "a stranger may write anything" "clang is not installed"; exit 0; fi

# --- What each starts from -------------------------------------------------------------------------------------------
take() { local file; for file; do [ -f "$file" ] && cp "$file" "$corpus/$((number += 1))-$(basename "$file")"; done; }
with() { local head=$1 file; shift; for file; do [ -f "$file" ] && { printf "$head"; cat "$file"; } >"$corpus/$((number += 1))-$(basename "$file")"; done; }
sounds() {
    local format
    for format in "wav" "wav -b 24" "wav -e floating-point" "wav -c 2" "flac" "ogg" "aiff" "au" "caf" "w64" "mp3"; do
        sox -R -n -r 8000 -c 1 -t ${format/mp3/mp3 -C 8} "$TMP/sound$((number += 1)).${format%% *}" synth 0.08 sine 300 2>/dev/null
    done
    for file in "$TMP"/sound*; do "$@" "$file"; done
}
begin_session() {
    take tests/golden/*.cfg scripts/*.cfg scripts/*/*.cfg voices/*.cfg config/*.cfg config/*/*.cfg
    awk -v folder="$corpus" '/^> /{ if (!open) { n++; open = 1 } print substr($0, 3) > (folder "/slip" n) } !/^> /{ if (open) close(folder "/slip" n); open = 0 }' \
        tests/unit/slips.txt
    # Choices: a byte 1, then bytes of no meaning, short ones and long ones.
    awk -v folder="$corpus" 'BEGIN { srand(1); for (n = 0; n < 200; n++) { file = folder "/choices" n; printf "\001" >file
        for (i = int(exp(rand() * 7)); i >= 0; i--) printf "%c", 1 + int(rand() * 127) >file; close(file) } }'
}
begin_voice() { take voices/*.cfg; }
begin_pack() { take config/sounds/*.cfg; }
begin_plan() { take scripts/plans/*.cfg; }
begin_audio() { sounds with '\0'; sounds with '\7'; }
begin_command() { sounds with '0.0 0.05 Lift\n0.0 0.02 l\n0.02 0.05 ih1\n\0'; sounds with '\0'; }
begin_words() { grep -ohE '"[^"]*\{[^"]*"' scripts/cues/*.cfg scripts/*/*.cfg | sort -u | head -n 60 | while read -r line; do printf '%s' "xy$line" >"$corpus/$((number += 1))"; done; }
begin_cache() {  # two ticks at 8 kHz, one with a word: as clip_bytes.c writes them
    /usr/bin/python3 - "$corpus" <<'P'
import struct, sys
for name, words in (("plain", []), ("word", [(0, 4, 10)])):
    samples = [1000, -1000] * 100
    head = struct.pack("<qqqiiiifi", 200, 5, 20, 1, 8000, len(words), 3, 0.5, 0)
    body = b"".join(struct.pack("<iiq", *w) for w in words) + struct.pack("<3f", .1, .2, .1) + struct.pack("<200h", *samples)
    open(f"{sys.argv[1]}/{name}", "wb").write(head + body)
P
}
# Words that a key or a value may be.
words_of() {
    grep -ohE '"[a-z_0-9]+"' "$@" | sort -u
    printf '"%s"\n' '{ ' ' }' '[ ' ' ]' ': { ' ' = ' '\x0a' '\"' '\", \"' '4:00' '0:30' '-0:20' '3:4' '3:3 > 3:4' '4s:6s' own 'every 45s' \
        '4th x6, then 8th' 'full x4, then short x8, then silent' 'start, end' halfway '5 min left' 'before each part' 'hold 7s' \
        'hold 3 breaths' '57 breaths' '400 steps' '24h' '6-12' '12+' '{side}' '{minutes_left:One minute|# minutes}' 99999999999 1e308
}
dictionary() {
    case $1 in
    session) words_of src/session/{language,choices}.c ;;
    voice) words_of src/voice/profile_keys.c ;;
    pack) words_of src/sound/pack_keys.c ;;
    plan) words_of src/plan/*.c ;;
    table) words_of src/batch/line.c src/session/walker_keys.c src/session/choices.c 2>/dev/null ;;
    words) words_of src/timeline/variables.c; printf '"%s"\n' '|' '#' '{minutes_left:' ;;
    index) words_of src/phone/index.c src/phone/index_read.c; printf '"%s"\n' '{\"walks\":[' ']}' '\\u' ;;
    http) words_of src/phone/page_answer.c src/plan/history.c; printf '"%s"\n' 'bytes=' '-' 'application/json' 'same-origin' '\x00' '18446744073709551615' ;;
    options) grep -ohE '^    \{ "[a-z-]+"' src/app/options.c | sed 's/^    { "/"--/'; printf '"%s"\n' '\x00' '=' '--' '2026-11-29' 'c-section' '9999999999999999999' ;;
    *) printf '"%s"\n' RIFF WAVE 'fmt ' 'data' '\xff\xff\xff\xff' '\x00\x00\x00\x80' fLaC OggS ;;
    esac
}

# Runs of `make fuzz-quick`, about twenty seconds each: the same inputs on every machine, however fast.
runs_of() {
    case $1 in
    session) echo 4000 ;; pack | plan | command) echo 6000 ;; recordings | voice | audio) echo 30000 ;; options) echo 40000 ;;
    table) echo 60000 ;; words | http) echo 250000 ;; index) echo 500000 ;; cache) echo 2000000 ;; *) echo 10000 ;;
    esac
}

# --- One -------------------------------------------------------------------------------------------------------------
one() {
    local name=$1 corpus=$TMP/corpus/$1 found=$TMP/found/$1 log=$TMP/$1.log number=0 longest=4096 limit=-max_total_time=${FUZZ_SECONDS:-20} input sentence
    sentence="$(sed -n '1s,^// libFuzzer: \([^.;:]*\).*,\1,p' "tests/fuzz/${name}_fuzz.c") ($name)"
    [ "$name" = session ] && longest=8192
    [ -z "${FUZZ_QUICK:-}" ] || limit=-runs=$(runs_of "$name")
    mkdir -p "$corpus" "$found"
    [ "$(type -t "begin_$name")" = function ] && "begin_$name"
    take "tests/fuzz/corpus/$name"/*
    dictionary "$name" | grep -E '^".+"$' >"$TMP/$name.words"
    if "$folder/$name" -seed=1 -detect_leaks=0 "$limit" -max_len=$longest -timeout=100 -rss_limit_mb=1024 \
            -dict="$TMP/$name.words" -artifact_prefix="$found/" "$found" "$corpus" >"$log" 2>&1; then
        pass "$sentence"
        printf '# %s: %s\n' "$name" "$(grep -E '^Done' "$log"), $(grep -oE 'cov: [0-9]+' "$log" | tail -n 1)"
    else
        input=$(find "$found" -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*' | head -n 1)
        cp "$input" "$folder/$name-$(basename "${input:-none}")" 2>/dev/null
        fail "$sentence" "$(grep -aE 'ERROR|runtime error|does not hold|#[0-9] ' "$log" | head -n 12)" \
            "the input, also $folder/$name-$(basename "${input:-none}"):" "$(base64 -w 120 "${input:-/dev/null}" | head -n 12)" "$(tail -n 3 "$log")"
    fi
}
# Leaks are looked for once, at the end of each: after every input it would take most of the time.
export ASAN_OPTIONS=quarantine_size_mb=16:allocator_may_return_null=1 LSAN_OPTIONS=suppressions=$PWD/tests/fuzz/leaks.supp:print_suppressions=0
"$folder/words" -runs=0 </dev/null >/dev/null 2>&1 || ASAN_OPTIONS+=:detect_leaks=0  # LeakSanitizer does not run in every container
all=${FUZZ:-$(for file in tests/fuzz/*_fuzz.c; do basename "$file" _fuzz.c; done)}
turn() { local name; for name; do one "$name" >"$TMP/$name.tap" 2>&1; done; }
# Two at a time.
first=() second=()
for name in $all; do if [ ${#first[@]} -le ${#second[@]} ]; then first+=("$name"); else second+=("$name"); fi; done
turn "${first[@]}" & turn ${second[@]+"${second[@]}"} & wait
for name in $all; do cat "$TMP/$name.tap"; done
