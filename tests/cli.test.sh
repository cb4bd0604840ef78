#!/usr/bin/env bash
# The command line: what is understood, what is answered, how it ends; and that README.md says the same.
. "$(dirname "$0")/lib.sh"
mine=$XDG_CONFIG_HOME/walkcoach
walkcoach() { "$BIN" "$@"; }
# answers NAME STATUS TEXT ARGUMENTS...
answers() {
    local name=$1 wanted=$2 text=$3 output got; shift 3
    output=$("$BIN" "$@" 2>&1 </dev/null); got=$?
    if [ "$got" = "$wanted" ] && [[ "$output" == *"$text"* ]]; then pass "$name"
    else fail "$name" "exit $got, expected $wanted and \"$text\": walkcoach $*" "$output"; fi
}

# --- Wrong usage is 2, and says what would be right ---------------------------------------------------------------------
answers "nothing at all" 2 "walkcoach needs a command"
answers "a command that is nearly one" 2 'did you mean "render"?' rendr 20min
answers "a command that is none" 2 "walkcoach --help lists them" xyzzyx
answers "a session in place of a command" 2 '"20min" is a session, not a command: walkcoach play 20min' 20min
answers "an option that is one without some letters" 2 "did you mean --level?" render 20min --lvl 2
answers "the beginning of one session's name" 1 'did you mean "pram-walk"?' check pram
answers "the beginning of a number's name" 1 'did you mean "20min"?' check 20
answers "an option that is nearly one" 2 "did you mean --voice?" render 20min --voise calm
answers "an option of another command" 2 "stop-signs takes no --voice" stop-signs --voice calm
answers "an option without its value" 2 "--voice needs NAME" render 20min --voice
answers "a value for a switch" 2 "--mono takes no value" render 20min --mono=yes
answers "a number out of its range" 2 '--pace is 60 to 140 steps a minute, not "400"' render 20min --pace 400
answers "a number that is none" 2 '--level is 1 to 4, not "two"' render 20min --level two
answers "a choice that there is not" 2 '--birth cannot be "twin"' render 20min --birth twin
answers "a layer that there is not" 2 '--solo cannot be "voice,horn"' render 20min --solo voice,horn
answers "a session is missing" 2 "render needs SESSION" render
answers "one session too many" 2 'does not know what to do with "10min"' render 20min 10min
answers "an ending without a format" 2 "the ending picks the format" render 20min -o "$TMP/a.xyz"
answers "a part that there is not" 2 'the parts are open, settle' render 5min --from nowhere -o "$TMP/a.wav"
answers "an empty stretch" 2 "is not a stretch of a walk" render 5min --from 3:00 --to 2:00 -o "$TMP/a.wav"

# --- Mistakes are 1, and say where -----------------------------------------------------------------------------------------
answers "an unknown session names the nearest" 1 '20min' check 20mim
answers "and says where was looked" 1 "$mine" check nosuchwalk
printf 'extends = "20min"\nphases: { settle: { lenght = "4:00" } }\n' >"$TMP/slip.cfg"
printf 'extends = "20min"\npace = 400\n' >"$TMP/fast.cfg"
answers "a mistake has file, line and column" 1 "$TMP/slip.cfg:2:" check "$TMP/slip.cfg"
printf 'extends = "20min"\neasier: { phases: { connect: { pace = 300 } } }\nharder: { phases: { quiet: { say: { postur = "0:30" } } } }\n' >"$TMP/forms.cfg"
answers "a slip in the easier form shows without --form" 1 "forms.cfg:2:39: error: pace 300 is outside 60..140 steps a minute (the easier form)" check "$TMP/forms.cfg"
answers "and one in the harder form" 1 'forms.cfg:3:37: error: there are no words "postur"; did you mean "posture"? (the harder form)' check "$TMP/forms.cfg"
same "each once" 2 "$(walkcoach check "$TMP/forms.cfg" 2>&1 | grep -c ': error: ')"
same "words on the breath are quoted once" "yes " \
    "$(walkcoach show 20min --level 3 2>/dev/null | tr '\n' ' ' | tr -s ' ' | grep -o 'on the breath: [^.]*' | awk -F'"' '{ said = said (NF > 4 ? "yes" : ""); split("", seen); for (i = 2; i < NF; i += 2) if (seen[$i]++) twice = twice $i } END { print (said != "" ? "yes" : "no") " " twice }')"
same "that her week forbids it is said once, and not for each form" "1 0" \
    "$(walkcoach check side-plank --weeks 2 --birth vaginal 2>&1 | awk '/too-early/ { n++ } /form\)/ { forms++ } END { print n + 0, forms + 0 }')"
answers "forms that she may not have yet are not slips" 0 "no mistakes" check pelvic-floor --weeks 7 --birth vaginal --cleared
printf 'extends = "20min"\nwords: { minutes_lft = "Soon" }\n' >"$TMP/unsaid.cfg"
answers "words that nobody says name the nearest" 0 'say: { minutes_lft = "1:00" }; did you mean "minutes_left"?' check "$TMP/unsaid.cfg"
printf 'extends = "20min"\nconect: { length = "5:00" }\n' >"$TMP/top.cfg"
answers "a part beside the parts" 1 "if it is a part, it goes in phases: { conect: { ... } }" check "$TMP/top.cfg"
answers "every file is checked in one run" 1 "$TMP/fast.cfg:2:" check "$TMP/slip.cfg" "$TMP/fast.cfg"
same "--json is one list for editors" "slip.cfg fast.cfg" \
     "$(walkcoach check --json "$TMP/slip.cfg" "$TMP/fast.cfg" | jq -r '[.. | objects | .file? // empty | split("/") | last] | unique | reverse | join(" ")')"
answers "a voice that there is not" 1 "calm" render 5min --voice clam -o "$TMP/a.wav"
answers "a session with a mistake is not rendered" 1 "slip.cfg:2:" render "$TMP/slip.cfg" -o "$TMP/a.wav"
same "no file came of any of this" "" "$(cd "$TMP" && ls -A | grep -v -E '^home$|\.cfg$')"

# --- The machine's failures are 3 --------------------------------------------------------------------------------------------
mkdir -p "$mine/voices"
printf 'title = "Gone"\nlanguage = "en"\ncommand: { argv = ["/nonexistent/speaker", "{text}"] }\n' >"$mine/voices/gone.cfg"
answers "a voice whose program is missing" 3 "/nonexistent/speaker" render 5min --voice gone -o "$TMP/a.wav"

# --- Done is 0 ---------------------------------------------------------------------------------------------------------------
answers "check finds no mistake in 20min" 0 "no mistakes" check 20min
answers "options may come before the command" 0 "no mistakes" --no-color check 20min
answers "also one that means something else to another command" 3 "/proc/no-such-folder" --to /proc/no-such-folder export 5min
printf '%s\n' 'extends = "10min"' 'walker: { weeks = 3  birth = "c_section" }' 'phases: { settle: { say: { mine = "0:30" } } }' \
    'words: { mine = "Do your Kegels now." }' >"$TMP/kegels.cfg"
says "a word that the voice spells in sounds is read as it is written" '"kegels" asks for effort' walkcoach check "$TMP/kegels.cfg" --voice calm
same "a plan is read as a plan, and as nothing else" "vaginal: no mistakes; After a vaginal birth, 17 weeks" "$(walkcoach check vaginal 2>&1)"
same "so it is by its folder" "plans/tear: no mistakes; After a severe tear, or with a prolapse, 18 weeks" "$(walkcoach check plans/tear 2>&1)"
same "any number of files is checked in one run" 100 "$(walkcoach check $(yes 5min | head -n 100) 2>&1 | grep -c "no mistakes")"
answers "and with =" 0 "Level 2" show 20min --level=2 --weeks=5 --birth=vaginal
answers "--version names the libraries" 0 "espeak-ng" --version
answers "--help names the disclaimer" 0 "This is exercise, not medical advice" --help
answers "a command has its own help" 0 "--sample-rate HZ" render --help
same "options of one letter are these, by hand" "-h, --help -o, --output -q, --quiet -v, --verbose" \
    "$(for command in $(walkcoach --help | sed -n '/^Commands/,/^$/p' | awk '/^  [a-z]/ { print $1 }'); do walkcoach help $command; done 2>/dev/null |
        grep -a -o -E '^ +-[^-], --[a-z-]+' | sed 's/^ *//' | sort -u | paste -sd' ')"
script -qec "stty cols 50; $BIN export --help" /dev/null </dev/null 2>&1 | tr -d '\r' | sed -n '/^Usage/,/^Options/p' | sed '1,2d;$d' >"$TMP/details"
same "what a command's help explains fills the width of the terminal, in paragraphs" "45..50 columns, 2 paragraphs" \
     "$(awk '{ if (length > most) most = length } /^$/ { gaps++ } END { print (most >= 45 && most <= 50 ? "45..50" : most) " columns, " gaps - 1 " paragraphs" }' "$TMP/details")"
answers "the manual says which commands take an option" 0 "(render, say, plot)" man-page
same "its second page begins with paragraphs and two examples" "4 2" \
    "$(walkcoach man-page 5 | sed '/^\.SH KEYS/,$d' | awk '/^\.PP$/ { pages++ } /^\.EX$/ { examples++ } END { print pages, examples }')"
answers "a section of the manual that there is not" 2 "there is no section \"7\"" man-page 7
answers "help of a command" 0 "--stats" help show
answers "list has the walks by level" 0 "Level 3, build" list
answers "list names the week of what does not fit yet" 0 "  from week 12: Three hills" list --weeks 4 --birth vaginal
same "in week 12 after a birth everything fits but what waits for a yes" "daily-three side-plank" \
    "$("$BIN" list --weeks 12 --birth vaginal 2>/dev/null | awk '/from week|said yes/ { print $1 }' | xargs)"
same "and with it nothing waits" "" "$("$BIN" list --weeks 12 --birth vaginal --cleared 2>/dev/null | grep -e "from week" -e "said yes")"
same "after a tear the pelvic floor waits for a yes" "pelvic-floor sit-to-stand" \
    "$("$BIN" list --weeks 14 --birth vaginal --tear 2>/dev/null | awk '/once your provider/ { print $1 }' | grep -e pelvic -e sit | xargs)"
marked() { "$BIN" list "$@" 2>&1 | sed -n 's/^\(.\) first-walk .*/\1/p; /^\* fits you now\.$/s/.*/said/p' | sort -r | xargs; }
same "what fits her has a mark, from the first week on, and the mark is explained" "said *" "$(marked --weeks 0 --birth vaginal)"
same "nothing is marked for nobody" "" "$(marked)"
same "without a week nothing waits" "" "$("$BIN" list 2>/dev/null | grep "from week")"
answers "list voices" 0 "calm" list voices
for kind in sessions voices sounds; do
    same "list --json has every one of $kind" "$(walkcoach list --names $kind)" "$(walkcoach list $kind --json | jq -r '.[].name')"
done
same "and says when each is for her" "now 1200 later 12 cleared" \
    "$(walkcoach list --json --weeks 3 --birth vaginal | jq -r '[(.[] | select(.name == "20min") | .offered, .length), (.[] | select(.name == "45min") | .offered, .from_week), (.[] | select(.name == "daily-three") | .offered)] | join(" ")')"
answers "stop-signs prints them in full" 0 "thoughts of harming yourself or the baby" stop-signs
answers "a fitted length" 0 "25:00" show 25min --level 3 --weeks 8
same "what is piped has no colour" "" "$(walkcoach show 20min 2>&1 | grep -c $'\033' | grep -v '^0$')"
color() { env -u NO_COLOR TERM=xterm "$@" script -qec "$BIN help" /dev/null </dev/null | grep -c $'\033\[1m'; }
if [ "$(color env)" -gt 0 ]; then pass "a terminal gets colour"; else fail "a terminal gets colour"; fi
same "not with NO_COLOR" 0 "$(color env NO_COLOR=1)"
same "not where TERM is dumb" 0 "$(color env TERM=dumb)"
cat >"$TMP/full.cfg" <<'T'
level = 1
phases: {
  open:   { length = "0:30"  say: { welcome = "off"  one_ear = "off"  setup = "off"  stop_signs = "start"  before_you_go = "off" } }
  settle: { length = "0:45"  say: { posture = "off"  breathe_easy = "off"  one = "0:10"  two = "0:11, 0:12, 0:13"  three = "0:14" } }
  close:  { length = "0:30"  say: { body_check = "off"  habit = "off"  if_so = "off" } }
}
words: { one = ["This is a long sentence which takes its time, and then takes some more of it, and goes on until there is no room for more."]
         two = ["Two."]  three = ["Three."] }
T
same "show names each thing once that found no room in a part" "no room for: two, three" \
    "$(walkcoach show "$TMP/full.cfg" 2>/dev/null | grep 'no room for: ' | sed 's/^ *//')"
stats=$(walkcoach show 20min --stats 2>/dev/null)
same "what somebody typed begins no line and moves no cursor" "walkcoach: there is no option --no?such?; walkcoach --help lists them" "$(walkcoach $'--no\nsuch\033' 2>&1)"
same "show --stats has a line for each part" 8 "$(printf '%s\n' "$stats" | grep -c ' s$')"
same "show --json has every part, step, breath and word" "8 true true true" \
     "$(walkcoach show 20min --json 2>/dev/null | jq -r '[(.phases | length), (["step", "breath", "speech"][] as $k | (.events | map(select(.kind == $k and .line > 0)) | length > 9))] | join(" ")')"

# --- What is listed by hand names all that a table has -------------------------------------------------------------------
endings=$(walkcoach render 5min -o "$TMP/a.xyz" 2>&1 | grep -o '\.[a-z0-9]*\(,\|$\)' | tr -d '.,')
same "a format that there is not names those that there are" 11 "$(wc -w <<<"$endings")"
for ending in $endings; do
    case $ending in aiff|caf|w64|au)
        if grep -q "^| .*\`\.$ending\`" README.md; then pass "README.md names the format $ending"; else fail "README.md names the format $ending"; fi
        continue
    esac
    if walkcoach export --help | tr -s ' \n' ' ' | grep -q -- "--format ENDING [^(]*\<$ending\>" && grep -q "^| .*\`\.$ending\`" README.md &&
        walkcoach export 5min --format xyz --to "$TMP/none" 2>&1 | grep -q "\<$ending\>"
    then pass "help, message and README.md name the format $ending"; else fail "help, message and README.md name the format $ending"; fi
done
for kind in $(sed -n -E 's/^    \{ "([a-z]+)", .*(captions|chapters|sheet)_.*/\1/p' src/beside/beside.c); do
    if walkcoach render --help | tr -s ' \n' ' ' | grep -q -- "--beside WHAT .*\<$kind\>" && walkcoach render 5min --beside xyz -o "$TMP/a.wav" 2>&1 | grep -q "\<$kind\>"
    then pass "help and message name the text $kind"; else fail "help and message name the text $kind"; fi
done

# --- new ---------------------------------------------------------------------------------------------------------------------
answers "new says where it wrote" 0 "scripts/pond.cfg" new pond 20min
answers "what it wrote is a session" 0 "no mistakes" check pond
answers "new never writes over a file" 3 "File exists" new pond 20min
answers "new --whole writes everything out" 0 "scripts/whole.cfg" new whole 10min --whole
answers "which is a session, too" 0 "no mistakes" check whole
named() { printf 'extends = "5min"\n%s\n' "$1" >"$TMP/named.cfg"; }
named 'voice = "clam"'
answers "check looks for the voice" 1 'did you mean "calm"?' check "$TMP/named.cfg"
named 'phases: { settle: { sound = "aair" } }'
answers "and for the sound packs" 1 'did you mean "air"?' check "$TMP/named.cfg"
named 'phases: { settle: { bed = "sae" } }'
answers "and for the beds, with the line" 1 'named.cfg:2:27: error: bed "sae" is neither a file' check "$TMP/named.cfg"
answers "a copy of the same name builds on the one of that name" 0 "scripts/20min.cfg" new 20min
answers "and is found first" 0 "no mistakes" check 20min
rm "$mine/scripts/20min.cfg"
answers "a name is not a path" 2 "cannot be the name of a session" new ../pond
walkcoach show 5min --whole >"$TMP/whole.cfg" 2>/dev/null
answers "show --whole is a session by itself" 0 "no mistakes" check "$TMP/whole.cfg"

# --- init --------------------------------------------------------------------------------------------------------------------
answers "init without a terminal needs options" 2 "init asks on a terminal" init
answers "a birthday is a day that there is" 2 "February 2026 has 28 days" init --born 2026-02-30
answers "init with options asks nothing" 0 "walkcoach.cfg is written" init --born 2020-05-01 --birth vaginal --level 3 --core light
answers "from then on a walk says what it chose" 0 "Level 3" show 20min
answers "a later init keeps what it is not asked for" 0 "written" init --pram
same "the profile holds both" "3 true" "$(sed -n 's/^level *= \([0-9]\).*/\1/p; s/^pram *= \([a-z]*\).*/\1/p' "$mine/walkcoach.cfg" | tr '\n' ' ' | sed 's/ $//')"
printf 'emergency = "999"\n' >"$mine/walkcoach.cfg"
answers "the emergency number is a setting" 0 "call 999" stop-signs
rm "$mine/walkcoach.cfg"
printf '2020-05-01\nc-section\nno\nmaybe\nyes\n2\nlight\n78\nno\nshort\n112\n\n' >"$TMP/typed"
script -qec "$BIN init" /dev/null <"$TMP/typed" >"$TMP/dialogue" 2>&1
same "init asks on a terminal, and again where it did not understand" '"c-section" true 78 "short"' \
     "$(sed -n -E 's/^(birth|cleared|own_pace|talk) *= ([^ ]+) .*/\2/p' "$mine/walkcoach.cfg" | tr '\n' ' ' | sed 's/ $//')"
answers "what it wrote is a profile" 0 "Level 2" show 20min
rm "$mine/walkcoach.cfg"

# --- README.md -----------------------------------------------------------------------------------------------------------------
readme_rows() { sed -n "/^## $1/,/^## /p" README.md | sed -n -E 's/^\| `([^`]+)` \| .*/\1/p'; }
same "README.md has a row for each command, as --help has it" \
     "$(walkcoach --help | sed -n '/^Commands/,/^$/p' | sed -n -E 's/^  ([^ ]+( [^ ]+)*)  .*/\1/p')" "$(readme_rows Commands | tr -d '\\')"
same "README.md has a row for each session that there is" "$(walkcoach list --names | grep -v -E '^(pond|whole)$' | sort)" "$(readme_rows Walks | sort)"
sed -n '/^```cfg file pond.cfg/,/^```/p' README.md | sed '/^```/d' >"$TMP/readme.cfg"
answers "the session in README.md works when pasted" 0 "no mistakes" check "$TMP/readme.cfg"

# --- what cannot be written is reported, and what nobody reads is not missed --------------------------------------

for words in "list" "list voices" "show 20min" "show 20min --json" "check 20min --json" "check --explain all" "stop-signs" \
             "man-page" "man-page 5" "completions bash" "--version" "--help" "help render" "plot 5min -o -"; do
    "$BIN" $words >/dev/full 2>"$TMP/err"; got=$?
    same "a full disk is status 3 and a line: $words" "3 1" "$got $(grep -c 'standard output: No space left' "$TMP/err")"
done
same "a reader that has read enough is not a fault" "" "$("$BIN" man-page 2>&1 >/dev/null | head -n 1; "$BIN" list 2>&1 | head -n 0)"

# ~/ is her home, wherever it is written: a shell leaves it alone after =, and in a file.
mkdir -p "$TMP/away"; sound="--voice silent --mono --sample-rate 8000 -q"
printf 'title = "Pond"\nextends = "5min"\n' >"$HOME/pond.cfg"; cp scripts/plans/vaginal.cfg "$HOME/hers.cfg"
printf '%s\n' '{"id":"a","walk":"~/pond.cfg","weeks":9,"birth":"vaginal","voice":"silent"}' \
    '{"id":"b","plan":"~/hers.cfg","weeks":9,"birth":"vaginal","voice":"silent"}' >"$TMP/away/walkers.jsonl"
(cd "$TMP/away"; "$BIN" export 5min $sound --to=~/wk; "$BIN" plot 5min --voice silent -q --output=~/a.svg
    "$BIN" render ~/pond.cfg --to 0:05 $sound --output=~/a.wav; "$BIN" batch walkers.jsonl --on 2026-11-27 --mono -q --to=~/many) >"$TMP/log" 2>&1
same "--to=~/wk and the others are in her home, and no folder is called ~" "a.svg a.wav wk a b walkers.jsonl" \
     "$(grep -v silent-voice "$TMP/log"; cd "$HOME"; echo $(ls -d wk a.svg a.wav) $(ls many/walkers) $(ls -A "$TMP/away"))"

mkdir -p "$TMP/alone/bin"; cp "$BIN" "$TMP/alone/bin/"
for words in list "list --names" "list voices" "voices" "voices --json" "script --all" "export --all" "show 20min" "render 20min" \
             today plan "check $TMP/slip.cfg" "new pond" "init --born 2026-9-1 --birth vaginal" "say hello" "plot 20min" "share 20min" \
             "play 20min" "batch walkers.csv --on 2026-11-27 --to $TMP/alone/made"; do
    said=$(cd "$TMP/alone" && bin/walkcoach $words 2>&1 </dev/null); got=$?
    same "a program without its data says so, and where it looked: $words" \
         "3 walkcoach: the files that come with walkcoach are not there: looked in $TMP/alone/share/walkcoach and above $TMP/alone" "$got $said"
done
for words in --version "help render" stop-signs "completions bash" "log --csv" "language pace"; do
    status "but this needs none: $words" 0 "$TMP/alone/bin/walkcoach" $words
done
same "standard output that is closed is a fault only where something was to be printed" "0 0 0 3" \
    "$(cd "$TMP/alone"; for words in "render 5min --voice silent --mono --sample-rate 8000 -q -o a.wav" "new ponds" "export 5min --voice silent -q --to walks" list; do
        "$BIN" $words >&- 2>/dev/null; echo $?; done | xargs)"
same "and no file takes its place" "RIFF" "$(head -c 4 "$TMP/alone/a.wav")"
for born in 26-1-1 2026-02-30 2999-01-01 "9 March" 2026-1-1x; do
    status "init writes no birthday that no other command reads: $born" 2 "$BIN" init --born "$born" --birth vaginal
done

# The longest line between two returns, in a window of so many columns.
widest() {
    python3 - "$BIN" "$1" "$TMP/narrow.wav" <<'P'
import fcntl, os, pty, re, struct, sys, termios
program, columns, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
gate, opened = os.pipe()
child, terminal = pty.fork()
if child == 0:
    os.read(gate, 1)                        # the window has its size before the program starts
    os.environ.update(TERM="xterm", LC_ALL="C.UTF-8")
    os.execv(program, [program, "render", "5min", "--mono", "--voice", "silent", "-o", out])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
os.write(opened, b"x")
text = b""
try:
    while piece := os.read(terminal, 65536):
        text += piece
except OSError:
    pass
os.waitpid(child, 0)
lines = re.split(r"[\r\n]", re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text.decode("utf-8", "replace")))
bars = [len(line) for line in lines if "%" in line]
print("fits" if bars and max(bars) < columns else f"a bar of {max(bars, default=0)}")
P
}
for columns in 20 40 60 200; do same "a progress bar fits $columns columns" fits "$(widest $columns)"; done
