#!/usr/bin/env bash
# src/README.md is true: its table of rooms (a room includes only those above it), its drawing, and where things go; each library
# is included in one .c file only.
. "$(dirname "$0")/lib.sh"
map=src/README.md

# --- The table of rooms ----------------------------------------------------------------------------------------------

# A row a line: FOLDER|WHAT|MAY INCLUDE
table() { sed -n '/^| folder | what is in it | may include |/,/^$/p' "$map" | grep '^|' | tail -n +3 | sed -E 's/^\| *//; s/ *\| */|/g; s/\|$//'; }
rooms=$(table | cut -d'|' -f1 | tr '\n' ' ')
is_in() { case " $2 " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }
# allowed FOLDER: what its row lets it include, itself among them.
allowed() {
    local row other; row=$(table | awk -F'|' -v f="$1" '$1 == f { print $3 }' | tr ',' ' ')
    case "$row" in
        all) echo "$rooms" ;;
        "all but "*) for other in $rooms; do is_in "$other" "${row#all but }" || echo "$other"; done | tr '\n' ' ' ;;
        *) echo "$1 ${row/–/}" ;;
    esac
}
# included FOLDER: the rooms whose headers it includes.
included() { grep -h -o -E '^#include "[a-z_]+/' src/"$1"/*.[ch] | sed 's/.*"//; s,/,,' | sort -u; }

same "every folder has a row, and every row a folder" "$(cd src && ls -d */ | tr -d / | sort)" "$(table | cut -d'|' -f1 | sort)"
same "every row says what is in its folder" "" "$(table | awk -F'|' 'length($2) < 10 { print $1 }')"
above=
for room in $rooms; do
    above="$above $room" may=$(allowed "$room") wrong=
    for other in $(included "$room"); do is_in "$other" "$may" || wrong="$wrong$(grep -n "^#include \"$other/" src/"$room"/*.[ch] | head -3)"; done
    same "$room includes only what its row allows" "" "$wrong"
    case "$(table | grep "^$room|")" in *"|all"*) continue ;; esac
    wrong=
    for other in $may; do is_in "$other" "$above" || wrong="$wrong $other"; done
    same "$room may include nothing that is below it in the table" "" "$wrong"
    wrong=
    for other in $may; do [ "$other" = "$room" ] || included "$room" | grep -q -x "$other" || wrong="$wrong $other"; done
    same "$room includes all that its row allows" "" "$wrong"
done

# --- Who prints, what time it is, who sees what ----------------------------------------------------------------------

below=$(for room in $rooms; do case "$room" in play|phone|batch|app) ;; *) echo "src/$room" ;; esac; done)
same "nothing below the commands prints or ends the program, but job/terminal.c and running out of memory" \
     "src/base/exhausted.c src/job/terminal.c" \
     "$(grep -r -l -E '\<(v?printf|puts|putchar|perror|exit)\(|\<(fputs|fputc|v?fprintf|fwrite)\(.*\<(stderr|stdout)\>' $below --include='*.[ch]' | sort | xargs)"
same "the calendar is read in one place" "src/app/today.c" "$(grep -l -E '\<time\(|\<localtime|\<gmtime\(|gettimeofday|CLOCK_REALTIME' src/*/*.[ch] | xargs)"
same "only the functions of commands see all settings" "" "$(grep -n -E '\<Settings \*' $(find $below src/play src/phone -name '*.[ch]') |
     grep -v -E '^src/(play/play|batch/batch|phone/(export|export_plan|share))\.[ch]:')"

# The table of commands holds those that print the table; values of a text hold values.
same "files call one another in no other circle" "app/answers app/commands app/completions app/help app/init app/man_page app/options
conf/explain conf/scan_settings conf/scan_strays conf/scan_values" "$(python3 tests/circles.py "$DIR")"
same "every sound file is written by job/produce.c" "src/job/produce.c" \
     "$(grep -l -E '\<file_write\(' $(find $below src/play src/phone src/app -name '*.c') | grep -v '^src/sink/file.c$' | xargs)"

# The score is a pure function of what the stages before it made: nothing that mix/ includes, however far down, can
# look for a file or read one.
files=$(for file in src/mix/*.c; do ${CC:-cc} -Isrc -D_GNU_SOURCE -MM "$file"; done | tr ' ' '\n' |
    grep -E '/(base/(files|find|desk)|conf/.*|.*_read|cast/read|session/read|sound/audio_file)\.h$' | sort -u)
calls=$(grep -nE '\<(fopen|open|access|stat|opendir|audio_read[a-z_]*)\(|<(fcntl|dirent|unistd|sys/stat)\.h>' src/mix/*.[ch])
same "mix includes no file access" "" "$files$calls"

# What the language speaks of is unknown below it: base/ and conf/ would serve a program about anything. Its words come in as
# values (ConfHints, FileKind). The project's own name does not count.
words='session|walk|walker|drill|phase|breath|pace|step|cue|lift|posture|week|baby|pram|voice|bed|chime|bpm|spm|wpm|extends'
language_words() {
    sed 's/walkcoach//g; s/\([a-z]\)\([A-Z]\)/\1 \2/g' "$@" | tr -cs '[:alpha:]' '\n' | grep -ixE "($words)(s|es|ed|ing)?" | sort -u | tr '\n' ' '
}
for folder in base conf; do
    same "$folder knows nothing of walking" "" "$(language_words src/"$folder"/*.[ch])"
done
same "a word of the language would be found" "CUE Pace breath session " \
    "$(echo 'int walkcoach; enum { CUE_MAX }; void read_breath(MinPace *);  // of a session' | language_words)"

# --- What the map names is there -------------------------------------------------------------------------------------

# Paths in it are meant from src/ or from the top; a name without an ending is a file of C, NAME means any.
there() { [ -e "src/$1" ] || [ -e "$1" ] || [ -e "src/$1.c" ] || [ -e "src/$1.h" ]; }
paths() { grep -o -E '\b[A-Za-z_.]+/[A-Za-z0-9_./]*' "$map" | sed 's/\.$//' | grep -v -E 'NAME' | sort -u; }
wrong=
for path in $(paths); do there "$path" || wrong="$wrong $path"; done
same "every file and folder that it names is there" "" "$wrong"
wrong=$(for head in src/app/main.c src/job/compile.c src/job/produce.h; do
    sed '/^[^/]/,$d' "$head" | grep -o -E '\b[a-z]+/[a-z_0-9]+\.[ch]\b' | while read -r path; do [ -e "src/$path" ] || echo "$head: $path"; done
done)
same "so is every file that the head of main.c or of the pipeline names" "" "$wrong"
# What goes into backticks and has a capital letter inside, or an underscore, is a name of the program.
wrong=
for name in $(grep -o -E '`[A-Za-z]+([A-Z_][A-Za-z]+)+`' "$map" | tr -d '\`' | sort -u); do
    grep -q -w -r --include='*.[ch]' "$name" src || wrong="$wrong $name"
done
same "every name of the program in it is one" "" "$wrong"
same "the drawing has a folder for each stage" "" "$(sed -n '/^    scripts/,/^$/p' "$map" | grep -o -E '\b(conf|session|cast|timeline|voice|sound|mix|sink|beside|picture)/' | sort -u | tr -d / |
    { read -r -d '' -a drawn; for stage in conf session cast timeline voice sound mix sink beside picture; do is_in "$stage" "${drawn[*]}" || echo "$stage"; done; })"

# --- Lines and libraries ---------------------------------------------------------------------------------------------

wide=$(perl -CSD -ne 'chomp; print "$ARGV:$.: ", length, " columns\n" if length > 110; close ARGV if eof' src/*/*.[ch] tests/*.c tests/*/*.[ch])
same "no line of C is wider than 110 columns" "" "$wide"

libraries="libconfig.h src/conf/conf.c
espeak-ng/speak_lib.h src/voice/espeak.c
portaudio.h src/sink/card.c
sndfile.h src/sink/sndfile.c src/sound/audio_file.c
lame/lame.h src/sink/mp3.c
soxr.h src/sound/resample.c
utf8proc.h src/base/compose.c
ebur128.h src/sound/loudness.c
opusenc.h src/sink/opus.c
ogg/ogg.h src/sink/ogg.c
nettle/md5.h src/sink/md5.c
nettle/sha2.h src/base/sha256.c
csv.h src/batch/csv_line.c
FLAC/stream_encoder.h src/sink/flac.c
FLAC/metadata.h src/sink/flac.c
vorbis/vorbisenc.h src/sink/vorbis.c
microhttpd.h src/phone/serve.c
qrencode.h src/phone/qr.c
json-c/json.h src/base/json_read.c
cairo.h src/picture/plot_png.c
systemd/sd-bus.h src/play/mpris.c
hunspell.h src/base/spelling.c
glib.h src/base/alphabets.c
sqlite3.h src/log/database.c
libical/ical.h src/app/ics.c
rubberband/rubberband-c.h src/sound/tempo.c"
while read -r header files; do
    same "<$header> only in $files" "$files" "$(grep -l -E "^#include <$header>" src/*/*.[ch] | tr '\n' ' ' | sed 's/ $//')"
done <<<"$libraries"

# C's own headers, POSIX's, and Linux's.
system=" arpa/inet.h assert.h ctype.h dirent.h dlfcn.h errno.h fcntl.h float.h glob.h grp.h iconv.h ifaddrs.h inttypes.h langinfo.h libgen.h limits.h linux/capability.h linux/landlock.h locale.h
 malloc.h math.h net/if.h netdb.h netinet/in.h netinet/tcp.h poll.h pthread.h pwd.h regex.h sched.h semaphore.h setjmp.h signal.h spawn.h stdalign.h stdarg.h stdatomic.h
 stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h strings.h sys/eventfd.h sys/file.h sys/inotify.h sys/ioctl.h sys/mman.h sys/prctl.h
 sys/random.h sys/resource.h sys/sendfile.h sys/signalfd.h sys/socket.h sys/stat.h sys/syscall.h sys/time.h sys/types.h sys/uio.h sys/un.h sys/wait.h termios.h time.h unistd.h wchar.h "
system=$(echo $system)
unknown=$(grep -h -o -E '^#include <[^>]+>' src/*/*.[ch] | sed 's/.*<//; s/>//' | sort -u | while read -r header; do
    is_in "$header" "$system $(cut -d' ' -f1 <<<"$libraries" | tr '\n' ' ')" || echo "$header"
done)
same "every library has its row here" "" "$unknown"
