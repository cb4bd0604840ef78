#!/usr/bin/env bash
# The include table of src/README.md holds: a folder sees only those below it, each library stands in one .c file.
. "$(dirname "$0")/lib.sh"

table() { sed -n '/^| folder | may include |/,/^$/p' src/README.md | grep '^|' | tail -n +3; }
allowed() { table | awk -F'|' -v f="$1" '{ n = split($2, names, /[ ,]+/); for (i = 1; i <= n; i++) if (names[i] == f) print $3 }' | tr ',' ' '; }

for folder in src/*/; do
    folder=$(basename "$folder")
    rule=$(allowed "$folder")
    case "$rule" in
    " all but "*) but=${rule# all but }; rule=
        for other in src/*/; do other=$(basename "$other"); case " $but " in *" $other "*) ;; *) rule="$rule $other" ;; esac; done ;;
    esac
    case "$rule" in *all*) pass "$folder may include all"; continue ;; "") fail "$folder has a row in src/README.md"; continue ;; esac
    wrong=$(grep -n -E '^#include "' src/"$folder"/*.[ch] | while IFS= read -r line; do
        to=$(printf '%s' "$line" | sed -E 's/.*#include "([^/"]*)\/?.*/\1/')
        case " $rule $folder " in *" $to "*) ;; *) echo "$line" ;; esac
    done)
    if [ -z "$wrong" ]; then pass "$folder includes only what its row allows"; else fail "$folder includes only what its row allows" "$wrong"; fi
done

below="src/base src/rules src/conf src/session src/timeline src/sound src/voice src/mix src/sink src/picture src/beside src/job"
same "nothing below the commands prints or ends the program, but job/terminal.c and running out of memory" \
     "src/base/arena.c src/base/whole.c src/job/terminal.c" \
     "$(grep -r -l -E '\<(v?printf|puts|putchar|perror|exit)\(|\<(fputs|fputc|v?fprintf|fwrite)\(.*\<(stderr|stdout)\>' $below --include='*.[ch]' | sort | xargs)"
same "the calendar is read in one place" "src/app/today.c" "$(grep -l -E '\<time\(|\<(localtime|gmtime)|gettimeofday|CLOCK_REALTIME' src/*/*.[ch] | xargs)"
same "only the functions of commands see all settings" "" "$(grep -n -E '\<Settings \*' $(find $below src/play src/phone -name '*.[ch]') |
     grep -v -E '^src/(play/play|phone/(export|export_plan|share))\.[ch]:')"

# The score is a pure function of what the stages before it made: nothing that mix/ includes, however far down, can
# look for a file or read one.
files=$(for file in src/mix/*.c; do ${CC:-cc} -Isrc -D_GNU_SOURCE -MM "$file"; done | tr ' ' '\n' |
    grep -E '/(base/(files|find|desk)|conf/.*|.*_read|cast/read|session/read|sound/audio_file)\.h$' | sort -u)
calls=$(grep -nE '\<(fopen|open|access|stat|opendir|audio_read[a-z_]*)\(|<(fcntl|dirent|unistd|sys/stat)\.h>' src/mix/*.[ch])
same "mix includes no file access" "" "$files$calls"

wide=$(perl -CSD -ne 'chomp; print "$ARGV:$.: ", length, " columns\n" if length > 110; close ARGV if eof' src/*/*.[ch] tests/*.c tests/*/*.[ch])
same "no line of C is wider than 110 columns" "" "$wide"

while read -r header file; do
    found=$(grep -l -E "^#include <$header>" src/*/*.[ch] | tr '\n' ' ')
    case "$found" in "$file "|"") pass "<$header> only in $file" ;; *) fail "<$header> only in $file" "$found" ;; esac
done <<'T'
libconfig.h src/conf/conf.c
espeak-ng/speak_lib.h src/voice/espeak.c
portaudio.h src/sink/live.c
soxr.h src/sound/resample.c
ebur128.h src/sound/loudness.c
opusenc.h src/sink/opus.c
FLAC/stream_encoder.h src/sink/flac.c
vorbis/vorbisenc.h src/sink/vorbis.c
microhttpd.h src/phone/serve.c
qrencode.h src/phone/qr.c
cairo.h src/picture/plot_png.c
systemd/sd-bus.h src/play/mpris.c
T
