#!/usr/bin/env bash
# walkcoach check --explain: what is said about a rule, to people, to programs and to the shells; and where check points to it.
. "$(dirname "$0")/lib.sh"
explain() { "$BIN" check --explain "$@"; }

# --- One rule -----------------------------------------------------------------------------------------------------------
says "a rule says what it means and why" "A long breath out calms" explain long-inhale
says "and what to do" 'What to do: Make the second number as large as the first' explain long-inhale
says "and how to allow it, where that may be" 'To allow it: `allow = ["long-inhale"]` in the session.' explain long-inhale
same "and nowhere else" 0 "$(explain hold-while-walking | grep -c 'To allow it')"
same "its name, its severity and whether it may be allowed come first" \
     "long-inhale (error, may be allowed)|unused-way (warning, cannot be allowed)|no-room (error or warning, may be allowed)" \
     "$(for rule in long-inhale unused-way no-room; do explain $rule | head -n 1; done | paste -s -d '|')"
status "a rule is explained without a session" 0 explain long-inhale
same "names compare as elsewhere" "$(explain long-inhale)" "$(explain Long_Inhale)"

# --- Slips --------------------------------------------------------------------------------------------------------------
status "a rule that there is not is wrong usage" 2 explain long-inhail
says "and the nearest is named" 'there is no rule "long-inhail"; did you mean "long-inhale"?' explain long-inhail
says "or where they all are" "walkcoach check --explain all lists them" explain xyzzyxyzzy
status "with a session it is wrong usage" 2 explain long-inhale 20min
says "which says what is too much" 'does not know what to do with "20min"' explain long-inhale 20min
status "an option that needs no session excuses no other command" 2 "$BIN" render --explain long-inhale
says "without it, check needs a session as before" "check needs FILE" "$BIN" check --strict

# --- All of them --------------------------------------------------------------------------------------------------------
heads() { sed -n -E 's/^([a-z-]+) \((error|warning|error or warning), (may|cannot) be allowed\)$/\1/p'; }
explain all >"$TMP/all"
explain all --json >"$TMP/all.json"
same "all of them, sorted" "$(sed -n -E 's/^    \[RULE_[A-Z_]+\] = \{ "([a-z-]+)",.*/\1/p' src/rules/rules.c | LC_ALL=C sort)" "$(heads <"$TMP/all")"
same "a paragraph each, an empty line between" "$(heads <"$TMP/all" | wc -l)" "$(awk -v RS= 'END { print NR }' "$TMP/all")"
same "as JSON, one array of the same" "$(heads <"$TMP/all" | paste -s -d ' ')" "$(jq -r '[.[].rule] | join(" ")' "$TMP/all.json")"
same "each with the same fields" '["allow","mend","rule","severity","why"]' "$(jq -c '[.[] | keys] | unique | .[]' "$TMP/all.json")"
same "one rule as JSON is an array, too" 'long-inhale error true' "$(explain long-inhale --json | jq -r '.[] | "\(.rule) \(.severity) \(.allow)"')"
same "the paragraphs hold what JSON holds" "$(jq -r '.[] | .why, "What to do: " + .mend' "$TMP/all.json" | tr -s ' \n' ' ')" \
     "$(grep '^    ' "$TMP/all" | grep -v '^    To allow it' | tr -s ' \n' ' ' | sed 's/^ //')"
says "a short piece of code is not broken" '    `breath = "3:4"`.' explain long-inhale

# --- Width --------------------------------------------------------------------------------------------------------------
longest() { tr -d '\r' | awk '{ if (length > most) most = length } END { print most }'; }
on_terminal() { TERM=xterm script -qec "stty cols $1; $2" /dev/null </dev/null; }
within() { if [ "$3" -gt $(($2 / 2)) ] && [ "$3" -le "$2" ]; then pass "$1"; else fail "$1" "the longest line has $3 columns of $2"; fi; }
within "80 columns in a pipe" 80 "$(longest <"$TMP/all")"
within "a narrow terminal's width" 50 "$(on_terminal 50 "$BIN check --explain all" | longest)"
within "no wider than is good to read" 100 "$(on_terminal 220 "$BIN check --explain all" | longest)"

# --- Where check points to it -------------------------------------------------------------------------------------------
printf 'extends = "20min"\npace = 400\n' >"$TMP/fast.cfg"
printf 'extends = "20min"\nphases: { settle: { lenght = "4:00" } }\n' >"$TMP/slip.cfg"
hints() { on_terminal 80 "$*" | grep -c 'check --explain [a-z-]* says more'; }
says "on a terminal check says once where more is said" "check --explain pace-range says more" on_terminal 80 "$BIN check $TMP/fast.cfg $TMP/slip.cfg"
same "once, however many files" 1 "$(hints "$BIN" check "$TMP/fast.cfg" "$TMP/slip.cfg")"
same "not where there is no mistake" 0 "$(hints "$BIN" check 20min)"
same "not with --quiet" 0 "$(hints "$BIN" check --quiet "$TMP/fast.cfg")"
same "not with --json" 0 "$(hints "$BIN" check --json "$TMP/fast.cfg")"
same "not in a pipe" 0 "$("$BIN" check "$TMP/fast.cfg" 2>&1 | grep -c explain)"

# --- The shells ---------------------------------------------------------------------------------------------------------
names=$(jq -r '[.[].rule] | join(" ")' "$TMP/all.json")
says "bash completes rules" "_walkcoach_offer all $names;" "$BIN" completions bash
says "zsh completes rules" ":RULE:(all $names)" "$BIN" completions zsh
says "fish completes rules" "-l explain -x -a 'all $names'" "$BIN" completions fish
