#!/usr/bin/env bash
# What is a walk by its name, and what is not: below scripts/ only the files that are right in it. Plans, batch recipes, cue sets
# and levels have folders of their own there.
. "$(dirname "$0")/lib.sh"
mine=$XDG_CONFIG_HOME/walkcoach/scripts
mkdir -p "$mine"/plans "$mine"/batch "$mine"/cues "$mine"/levels
for folder in plans batch cues levels; do
    printf 'extends = "5min"\ntitle = "In %s"\n' "$folder" >"$mine/$folder/kept-in-$folder.cfg"
    cp "$mine/$folder/kept-in-$folder.cfg" "$mine/$folder/23min.cfg"
done
printf 'extends = "5min"\ntitle = "A walk"\n' >"$mine/kept-here.cfg"
walkcoach() { "$BIN" "$@"; }
PATH=$TMP/bin:$PATH
mkdir "$TMP/bin" && ln -s "$BIN" "$TMP/bin/walkcoach"

same "list --names has the walk and nothing of the folders" "kept-here" "$(walkcoach list --names | grep -E 'kept-in|kept-here|23min|^walk$')"
same "nor has list" "1" "$(walkcoach list 2>/dev/null | grep -c -E 'kept-in|kept-here|In (plans|batch|cues|levels)')"
for folder in plans batch cues levels; do
    status "new does not start from what is in $folder" 1 "$BIN" new "from-$folder" "kept-in-$folder"
    status "and render does not find it" 1 "$BIN" render "kept-in-$folder" -q -o "$TMP/a.wav"
done
same "nothing came of it" "kept-here.cfg" "$(cd "$mine" && ls -- *.cfg)"
check "new starts from the walk" "$BIN" new mine kept-here
if walkcoach render kept-her -q -o "$TMP/a.wav" 2>&1 | grep -q 'did you mean "kept-here"'; then pass "the nearest name is the walk's"; else fail "the nearest name is the walk's"; fi
same "a fitted length is made from a walk, not from a plan of that name" "Walk, 23 minutes" "$(walkcoach show 23min --level 3 2>/dev/null | head -1 | sed 's/, 23:00.*//')"

# --- Completion --------------------------------------------------------------------------------------------------------

completed() {
    bash -c 'cd "$1" && eval "$(walkcoach completions bash)" && COMP_WORDS=(walkcoach play kept) COMP_CWORD=2 && { _walkcoach; printf "%s " "${COMPREPLY[@]}"; }' - "$TMP/bin"
}
same "bash completes the walk alone" "kept-here " "$(completed)"
check "zsh asks for the same names" grep -q 'walkcoach list --names sessions' <(walkcoach completions zsh)
if command -v fish >/dev/null; then
    same "fish completes the walk alone" "kept-here" \
         "$(cd "$TMP/bin" && fish -c 'walkcoach completions fish | source; complete -C "walkcoach play kept"' 2>/dev/null | cut -f1)"
else
    skip "fish completes the walk alone" "there is no fish"
fi
