#!/usr/bin/env bash
# Installed anywhere, found from anywhere, gone without a trace.
. "$(dirname "$0")/lib.sh"
root=$TMP/root
do_make() { make -s "$@" DESTDIR="$root" PREFIX=/usr BUILD="$BUILD" OUT="${OUT:-out}" 2>&1; }
installed() { (cd "$TMP" && "$root/usr/bin/walkcoach" "$@"); }

check "it installs below DESTDIR" do_make install
same "the program comes with its sessions, voices and sounds" "yes" \
     "$([ -f "$root/usr/share/walkcoach/scripts/20min.cfg" ] && [ -f "$root/usr/share/walkcoach/voices/calm.cfg" ] && echo yes)"
check "the installed program finds its sessions from another folder" installed check 20min
says "and its voices" calm installed list voices
check "a short walk renders beside where it was asked" installed render 5min --to 0:20 -q
check "as ./NAME.wav" test -s "$TMP/5min.wav"

man=$root/usr/share/man/man1/walkcoach.1
man5=$root/usr/share/man/man5/walkcoach.5
for page in "$man" "$man5"; do
    same "man finds nothing to warn of in ${page##*/}" "" "$(LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l "$page" 2>&1 >/dev/null)"
    if command -v mandoc >/dev/null; then same "nor does mandoc" "" "$(mandoc -Tlint "$page" 2>&1)"; else skip "nor does mandoc" "there is no mandoc"; fi
done
same "its paragraphs are filled, not broken by hand" "" "$(grep -n -x '\.br' "$man")"
commands=$("$BIN" --help | sed -n '/^Commands/,/^$/p' | awk '/^  / { print $1 }')
missing=; for command in $commands; do MANWIDTH=100 man -l "$man" 2>/dev/null | grep -q -- "$command" || missing="$missing $command"; done
same "it names every command" "" "$missing"
for part in EXAMPLES FILES ENVIRONMENT "SEE ALSO"; do check "it has $part" grep -q -x "\.SH $part" "$man"; done
missing=$("$BIN" language --json | jq -r '.[].keys[]' | sort -u | while read -r key; do grep -q -w -- "$key" <(sed 's,\\f.,,g; s,\\,,g' "$man5") || echo "$key"; done)
same "walkcoach(5) names every key" "" "$missing"
missing=; for file in scripts/NAME scripts/walk scripts/levels/N scripts/cues/LANGUAGE scripts/plans/NAME voices/NAME config/sounds/NAME walkcoach; do
    MANWIDTH=100 man -l "$man5" 2>/dev/null | sed -n '/^FILES/,/^SEE/p' | grep -q -- "$file\.cfg" || missing="$missing $file"
done
same "and every kind of file" "" "$missing"
sed -n '/^\.EX/,/^\.EE/p' "$man5" | sed -n '2,/^}/p' | sed 's/\\-/-/g; s/\\&//' >"$TMP/man.cfg"
check "the walk in walkcoach(5) works" "$BIN" check --strict "$TMP/man.cfg"

bash=$root/usr/share/bash-completion/completions/walkcoach
zsh=$root/usr/share/zsh/site-functions/_walkcoach fish=$root/usr/share/fish/vendor_completions.d/walkcoach.fish
check "bash reads its completions" bash -n "$bash"
check "zsh reads its completions" zsh -n "$zsh"
check "fish reads its completions" fish -n "$fish"
complete_in_bash() {
    PATH=$root/usr/bin:$PATH bash -c '. "$1"; shift; COMP_WORDS=(walkcoach "$@"); COMP_CWORD=$#; _walkcoach; echo "${COMPREPLY[*]}"' - "$bash" "$@"
}
same "bash completes a command" "stop-signs" "$(complete_in_bash stop)"
same "bash completes a session" "evening-unwind" "$(cd "$TMP" && complete_in_bash render evening)"
same "bash completes an option" "--loudness" "$(complete_in_bash render --lou)"
same "bash completes a choice" "c-section" "$(complete_in_bash show --birth c)"
same "bash completes a rule" "pace-form pace-range" "$(complete_in_bash check --explain pace)"
complete_in_fish() { PATH=$root/usr/bin:$PATH fish -c "source '$fish'; complete -C 'walkcoach $1'" | cut -f 1 | tr '\n' ' '; }
same "fish completes a command" "stop-signs " "$(complete_in_fish stop)"
same "fish completes a choice" "light " "$(complete_in_fish 'render --core l')"

# A file's name is text, whatever it holds: TAB shows it and runs nothing.
mkdir -p "$XDG_CONFIG_HOME/walkcoach/scripts" "$TMP/here"
for name in '$(touch RAN)' '`touch RAN`' 'round the pond' "Anna's; touch RAN;"; do
    cp scripts/5min.cfg "$XDG_CONFIG_HOME/walkcoach/scripts/$name.cfg"; cp scripts/5min.cfg "$TMP/here/my $name.cfg"
done
all_in_bash() {
    (cd "$TMP/here" && PATH=$root/usr/bin:$PATH bash -c '. "$1"; shift; COMP_WORDS=(walkcoach "$@"); COMP_CWORD=$#; _walkcoach
        printf "%s\n" "${COMPREPLY[@]}"' - "$bash" "$@")
}
same "bash keeps a name with blanks whole" "round the pond" "$(all_in_bash render round)"
same "and a file's name" "my round the pond.cfg" "$(all_in_bash check 'my\ r')"
same "an apostrophe too" "Anna's; touch RAN;" "$(all_in_bash render Anna)"
same "walks come before files" "20min" "$(: >"$TMP/here/20min.cfg"; all_in_bash render 20 | head -n 1)"
check "bash shows every walk" test "$(all_in_bash render '' | grep -c 'touch RAN')" = 6
same "bash completes a voice" "calm" "$(all_in_bash render --voice ca)"
mkdir "$TMP/here/card"; same "bash completes a folder" "card" "$(all_in_bash export --to ca)"
check "fish shows them" test "$(cd "$TMP/here" && complete_in_fish 'render ' | grep -c 'touch RAN')" = 1
zsh_shows() {
    (cd "$TMP/here" && PATH=$root/usr/bin:$PATH zsh -f -c 'compadd() { print -rl -- "$@" }; _files() { :; }
        eval "$(sed -e /^#compdef/d -e \$d "$1")"; _walkcoach_sessions' - "$zsh")
}
check "zsh shows them" test "$(zsh_shows | grep -c 'touch RAN')" = 3
same "and no shell has run one" "" "$(find "$TMP" "$PWD" -maxdepth 2 -name RAN)"

check "it uninstalls" do_make uninstall
same "and leaves no file" "" "$(find "$root" -type f -o -type l)"

# --- what is installed, and for whom ------------------------------------------------------------------------------

for page in "man-page walkcoach.1" "man-page 5 walkcoach.5" "completions bash walkcoach.bash" "completions zsh _walkcoach" "completions fish walkcoach.fish"; do
    file=config/pages/${page##* }
    check "$file is what the program prints (make pages)" cmp "$file" <("$BIN" ${page% *})
done
(umask 077; make -s install DESTDIR="$TMP/her files" PREFIX="/opt/Anna's own" BUILD="$BUILD") >"$TMP/log" 2>&1
same "names with blanks and a closed umask: everybody can read it all" "" \
     "$(cat "$TMP/log"; find "$TMP/her files" \( -type d ! -perm -005 -o -type f ! -perm -004 \))"
check "and it runs there" "$TMP/her files/opt/Anna's own/bin/walkcoach" check 20min
# What is written by hand in the checkout is installed, too, whatever it is called: make never runs a part of a name.
copy=$TMP/copy odd="/o pt/a&b|c;d it's \`touch RAN\`"
mkdir -p "$copy/out"; tar -c --exclude=./out --exclude=./.git . | tar -x -C "$copy"
cp scripts/20min.cfg "$copy/scripts/x\`touch RAN\`.cfg"; cp scripts/20min.cfg "$copy/scripts/round the pond.cfg"
version=$(sed -n 's/^VERSION *:= *//p' Makefile)
libs=$copy/out/build/release/lib; mkdir -p "$libs"; for name in "so.$version" a; do echo "a library" >"$libs/libwalkcoach.$name"; done
cp "$BIN" "$copy/out/walkcoach"
in_copy() {
    make -s -C "$copy" -o out/walkcoach -o "out/build/release/lib/libwalkcoach.so.$version" -o out/build/release/lib/libwalkcoach.a \
        "$@" OUT=out BUILD=release DESTDIR="$TMP/odd" PREFIX="$odd" 2>&1
}
same "it installs what has blanks in its name, into a folder of any name" "" "$(in_copy install)"
same "files too" "$(cd "$copy/scripts" && ls)" "$(ls "$TMP/odd$odd/share/walkcoach/scripts")"
same "and runs no name" "" "$(find "$TMP" "$PWD" -maxdepth 2 -name RAN)"
asks() { PKG_CONFIG_PATH=$TMP/odd$odd/lib/pkgconfig pkg-config "$@" walkcoach; }
same "pkg-config says where it is" "$odd" "$(asks --variable=prefix)"
eval "words=($(asks --cflags --libs))"
same "in words that a shell takes apart again" "-I$odd/include|-L$odd/lib|-lwalkcoach" "$(IFS='|'; echo "${words[*]}")"
in_copy uninstall
same "it is gone again" "" "$(find "$TMP/odd" -type f -o -type l; find "$TMP" "$PWD" -maxdepth 2 -name RAN)"
mkdir -p "$TMP/opt"; echo hers >"$TMP/opt/Anna"; make -s uninstall PREFIX="$TMP/opt/Anna Files" >/dev/null 2>&1
same "uninstalling removes nothing else" hers "$(cat "$TMP/opt/Anna")"
libs=$TMP/cross/build/release/lib; mkdir -p "$libs"; for name in "so.$version" a; do echo "not for this machine" >"$libs/libwalkcoach.$name"; done
printf '\177ELFnot for this machine' >"$TMP/cross/walkcoach"; chmod +x "$TMP/cross/walkcoach"
check "installing runs nothing: a program for another machine is staged" \
    make -s -o "$TMP/cross/walkcoach" -o "$libs/libwalkcoach.so.$version" -o "$libs/libwalkcoach.a" install OUT="$TMP/cross" BUILD=release DESTDIR="$TMP/stage" PREFIX=/usr
check "with its man page" grep -q '^\.SH NAME' "$TMP/stage/usr/share/man/man1/walkcoach.1"
line=$(make -n -B BUILD=release CFLAGS=-Os CC=my-cc PKG_CONFIG="$TMP/pc" OUT="$TMP/none" 2>/dev/null | grep -m 1 ' -c -o ')
case "$line" in *my-cc*-O2*-Os*) pass "CC and CFLAGS of the user win" ;; *) fail "CC and CFLAGS of the user win" "$line" ;; esac
printf '#!/bin/sh\ntouch "%s"\nexec pkg-config "$@"\n' "$TMP/pc.ran" >"$TMP/pc"; chmod +x "$TMP/pc"
make -n PKG_CONFIG="$TMP/pc" OUT="$TMP/none" >/dev/null 2>&1
check "so does PKG_CONFIG" test -e "$TMP/pc.ran"
