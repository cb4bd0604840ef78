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
same "the man page has no warnings" "" "$(LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l "$man" 2>&1 >/dev/null)"
same "its paragraphs are filled, not broken by hand" "" "$(grep -n -x '\.br' "$man")"
commands=$("$BIN" --help | sed -n '/^Commands/,/^$/p' | awk '/^  / { print $1 }')
missing=; for command in $commands; do MANWIDTH=100 man -l "$man" 2>/dev/null | grep -q -- "$command" || missing="$missing $command"; done
same "it names every command" "" "$missing"

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

check "it uninstalls" do_make uninstall
same "and leaves no file" "" "$(find "$root" -type f -o -type l)"
