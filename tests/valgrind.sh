#!/usr/bin/env bash
# `make check-valgrind`: memcheck finds nothing in any unit program, nor in the commands below, nor in the processes that they start
# (tests/valgrind.py says what counts). What it finds in a library of somebody else is in tests/valgrind.supp, with the reason.
#   VALGRIND="wav render"   only those whose name holds one of the words
. "$(dirname "$0")/lib.sh"
here=$PWD wanted=${VALGRIND:-}
if ! command -v valgrind >/dev/null; then skip "memcheck finds nothing" "there is no valgrind"; exit 0; fi
case "$BUILD" in release | debug) ;; *) skip "memcheck finds nothing" "a sanitizer has the memory of the $BUILD build"; exit 0 ;; esac
if ! ${CC:-cc} -D_GNU_SOURCE -O1 -fPIC -shared -o "$TMP/kernel.so" tests/valgrind.c -ldl >"$TMP/log" 2>&1; then
    fail "what is preloaded is built" "$(cat "$TMP/log")"; exit
fi

memcheck() { timeout 3000 python3 "$here/tests/valgrind.py" "$here/tests/valgrind.supp" "$TMP/kernel.so" "$@"; }
is_wanted() {
    local word
    for word in $wanted; do case "$1" in *"$word"*) return 0 ;; esac; done
    [ -z "$wanted" ]
}

# --- It can find something ---------------------------------------------------------------------------------------------

cat >"$TMP/wrong.c" <<'C'
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    char *volatile block = malloc(8);
    if (*argv[argc - 1] == 'l')  // lost
        block = NULL;
    if (*argv[argc - 1] == 'f' && fork() == 0)  // written after its end, by a child
        block[8] = 1;
    if (*argv[argc - 1] == 'u' && block[3])  // decided by what nobody wrote
        return 3;
    wait(NULL);
    free(block);
    return 0;
}
C
${CC:-cc} -g -o "$TMP/wrong" "$TMP/wrong.c" || fail "the wrong program is built"
status "memcheck finds nothing where all is right" 0 memcheck "$TMP/wrong" right
says "it finds lost memory" "definitely lost" memcheck "$TMP/wrong" lost
says "and what a child writes where nothing is" "Invalid write" memcheck "$TMP/wrong" fork
status "and what nobody wrote" 99 memcheck "$TMP/wrong" unwritten

# --- Every unit program ------------------------------------------------------------------------------------------------

unit() {
    local name=${1##*/}
    if memcheck "$1" >"$TMP/$name.out" 2>&1; then pass "$name"; else fail "$name" "$(grep -a -v '^ok' "$TMP/$name.out")"; fi
}
turn() { local program; for program; do unit "$program" >"$TMP/${program##*/}.tap" 2>&1; done; }
# Two at a time; those that take longest are spread over both.
first=() second=()
for program in "$DIR"/unit/test_*; do
    case "$program" in *.d) continue ;; esac
    is_wanted "${program##*/}" || continue
    if [ ${#first[@]} -le ${#second[@]} ]; then first+=("$program"); else second+=("$program"); fi
done
turn ${first[@]+"${first[@]}"} & turn ${second[@]+"${second[@]}"} & wait
for program in ${first[@]+"${first[@]}"} ${second[@]+"${second[@]}"}; do cat "$TMP/${program##*/}.tap"; done

# --- Whole commands ----------------------------------------------------------------------------------------------------

# does STATUS ARGUMENTS...: walkcoach ends so, and memcheck finds nothing.
does() {
    local wanted_status=$1; shift
    is_wanted "walkcoach $*" || return 0
    status "walkcoach $*" "$wanted_status" memcheck "$BIN" "$@"
}
mkdir -p "$XDG_CONFIG_HOME/walkcoach" "$TMP/work"
printf 'baby_born = "2026-09-06"\nbirth = "vaginal"\nlevel = 1\n' >"$XDG_CONFIG_HOME/walkcoach/walkcoach.cfg"
cd "$TMP/work" || exit
day="--on 2026-11-29"
printf 'extends = "5min"\nphases: { a: { length = "nonsense" } }\n' >bad.cfg
does 0 check 5min $day
does 1 check bad.cfg $day
does 0 show 10min $day
does 0 show --json 5min $day
does 0 list
does 0 list --json
does 0 plan $day
does 0 today $day
does 0 today --json $day
does 0 done 5min --start 0 $day
does 0 log
does 0 language
does 0 schema
does 0 stop-signs
does 0 voices
does 0 script 5min
does 0 say "Shoulders down." -o say.wav
does 0 plot 5min -o plot.svg $day
does 0 plot 5min -o plot.png $day
for ending in wav mp3 opus flac ogg; do does 0 render 5min --to 0:20 --jobs 2 -o "a.$ending" $day; done
does 0 render 5min --to 0:20 --stems --beside lrc,vtt,srt,transcript,chapters,cue,txt -o b.wav $day
does 0 render 5min --from 1:00 --to 1:10 --voice silent --bed rain --sample-rate 22050 --mono -o c.flac $day
does 0 export 5min --to phone --jobs 2 --mono --sample-rate 22050 $day
printf '{"id":"a","walk":"5min","weeks":12}\n' >walkers.jsonl
does 0 batch walkers.jsonl --to batch --voice silent --format wav --mono --sample-rate 8000 $day
does 0 new mine 5min
does 0 cache
does 0 completions bash
does 0 man-page 5
