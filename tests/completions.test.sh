#!/usr/bin/env bash
# TAB in bash, zsh and fish, each in a terminal of its own: what it makes of a command line is run, and a walkcoach that keeps
# its words shows what the program would have been given. Names come from files, and some try to be run.
. "$(dirname "$0")/lib.sh"
unset TMUX
tmux="tmux -L walkcoach-tab-$$ -f /dev/null"
trap '$tmux kill-server 2>/dev/null; rm -rf "$TMP"' EXIT

mine=$XDG_CONFIG_HOME/walkcoach/scripts
place=$TMP/place
mkdir -p "$TMP/bin" "$mine" "$place/dir one/under" "$place/quiet"
mkdir -p "$HOME/card"; touch "$HOME/at home.cfg"
touch "$place/my notes.cfg" "$place/5min.cfg" "$place/other's.wav"
evil='x $(touch PWNED) `touch PWNED`;touch PWNED & "q" \b'
for name in "it's mine" "$evil" "two words"; do printf 'extends = "5min"\n' >"$mine/$name.cfg"; done
printf '#!/bin/sh\ncase $1 in list|completions) exec "%s" "$@" ;; esac\nprintf "%%s\\n" "$#" "$@" >"%s/given.new"; mv "%s/given.new" "%s/given"\n' \
    "$BIN" "$TMP" "$TMP" "$TMP" >"$TMP/bin/walkcoach"
chmod +x "$TMP/bin/walkcoach"
"$BIN" completions zsh >"$TMP/bin/_walkcoach"

screen() { $tmux capture-pane -p -t "$shell"; }
shows()  { screen | grep -q -F -- "$1"; }
start() {
    case $shell in
    bash) printf 'PS1="> "\nPATH=%q:$PATH\nbind "set bell-style none"\n. <(walkcoach completions bash)\n' "$TMP/bin" >"$TMP/rc"
          command="bash --noprofile --rcfile '$TMP/rc'" ;;
    zsh)  printf 'PS1="> "\nPATH=%q:$PATH\nfpath=(%q $fpath)\nunsetopt beep\nautoload -U compinit\ncompinit -u -d %q\n' "$TMP/bin" "$TMP/bin" "$TMP/zdump" >"$TMP/.zshrc"
          command="env ZDOTDIR='$TMP' zsh" ;;
    fish) printf 'set -x PATH %q $PATH\nfunction fish_prompt; echo "> "; end\nwalkcoach completions fish | source\n' "$TMP/bin" >"$TMP/rc.fish"
          command="env XDG_CONFIG_HOME='$XDG_CONFIG_HOME' fish --no-config -C 'source $TMP/rc.fish'" ;;
    esac
    $tmux new-session -d -s "$shell" -x 150 -y 40 -c "$place" "cd '$place'; $command"
    wait_until shows ">"
}
wait_until() { for _ in $(seq 1200); do "$@" && return; sleep 0.05; done; return 1; }
steady() { local before=$(screen); sleep 0.25; [ "$before" = "$(screen)" ]; }
# given NAME LINE WORD...: LINE, TAB, Enter; these words are what the program gets
given() {
    local name=$1 line=$2; shift 2
    rm -f "$TMP/given"
    $tmux send-keys -t "$shell" -l "walkcoach $line"
    $tmux send-keys -t "$shell" Tab
    wait_until steady
    $tmux send-keys -t "$shell" Enter
    wait_until test -e "$TMP/given" || $tmux send-keys -t "$shell" C-c
    # zsh takes the slash after a folder away again
    same "$shell: $name" "$(printf '%s\n' "$#" "${@%/}")" "$(sed 's#/$##' "$TMP/given" 2>/dev/null || screen | tail -n 20)"
}
# offers NAME LINE WORD...: LINE, TAB until they show; these are offered, in this order
offers() {
    local name=$1 line=$2 wanted; shift 2
    $tmux send-keys -t "$shell" C-l
    $tmux send-keys -t "$shell" -l "walkcoach $line"
    for _ in 1 2 3; do $tmux send-keys -t "$shell" Tab; wait_until steady; done
    wanted=$(printf '.*%s' "$@")
    check "$shell: $name" grep -q -z -E "$wanted" <(screen | tr '\n' ' ')
    $tmux send-keys -t "$shell" C-c
}

same "each line for fish closes its quotes" "" "$("$BIN" completions fish | sed "s/\\\\'//g" | awk -F"'" 'NF && NF % 2 == 0' | head -n 3)"

for shell in bash zsh fish; do
    command -v "$shell" >/dev/null || { skip "$shell completes" "no $shell"; continue; }
    start || { fail "$shell starts" "$(screen)"; continue; }
    given "a command" "rend" render
    given "a walk" "show eveni" show evening-unwind
    given "a name with an apostrophe and a blank" "show it" show "it's mine"
    given "a name with blanks" "show two" show "two words"
    given "a name that tries to run is a name" "show x" show "$evil"
    given "in double quotes, too" 'show "x' show "$evil"
    check "$shell: and nothing ran" test ! -e "$place/PWNED"
    given "a file with a blank" "check my" check "my notes.cfg"
    given "a folder with a blank" "export --to dir" export --to "dir one/"
    given "in quotes" "check 'my" check "my notes.cfg"
    given "in double quotes" 'show "it' show "it's mine"
    given "and what is in it" "export --to dir\\ one/un" export --to "dir one/under/"
    given "a file of her home" "check ~/at" check "$HOME/at home.cfg"
    given "a folder of her home" "share ~/ca" share "$HOME/card"
    given "the file that an option takes" "render 20min -o ~/at" render 20min -o "$HOME/at home.cfg"
    [ "$shell" != bash ] || given "after =, where the program looks for ~ itself" "render 20min --bed=~/at" render 20min "--bed=~/at home.cfg"
    given "a value" "show 20min --birth c-" show 20min --birth c-section
    given "a value after =" "show 20min --birth=c-" show 20min --birth=c-section
    given "a voice" "render 20min --voice stea" render 20min --voice steady
    given "a voice to listen to" "voices stea" voices steady
    given "one layer more" "render 20min --mute voice,bre" render 20min --mute voice,breath
    given "a text more" "render 20min --beside lrc,tran" render 20min --beside lrc,transcript
    given "a format" "render 20min --format ai" render 20min --format aiff
    given "but for a phone only one that it plays" "export 20min --format ai" export 20min --format ai
    given "a place in a walk, which is not a file" "render 20min --to my" render 20min --to my
    given "how batch links" "batch walkers.csv --links js" batch walkers.csv --links json
    offers "walks come before files" "play 5" "5min" "5min.cfg"
    $tmux kill-session -t "$shell"
done
