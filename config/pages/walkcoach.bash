# bash completion for walkcoach
_walkcoach_offer() {    # those of the words given that begin with what was typed
    local one
    for one; do [[ $one == "$word"* ]] && COMPREPLY+=("$one"); done
}
_walkcoach_names() {    # of sessions, voices or sounds
    local -a names
    mapfile -t names < <(walkcoach list --names "$1" 2>/dev/null)
    _walkcoach_offer "${names[@]}"
}
_walkcoach_several() {    # with commas between
    local before=${word%"${word##*,}"} word=${word##*,}
    _walkcoach_offer "$@"
    COMPREPLY=("${COMPREPLY[@]/#/$before}")
}
_walkcoach_files() {    # ~/ stays as it was typed
    local one home=$HOME/ tilde='~/'
    [[ $word == "$tilde"* ]] || home= tilde=
    for one in "$home${word#"$tilde"}"*; do
        [[ -e $one ]] || continue
        COMPREPLY+=("$tilde${one#"$home"}")
    done
}
_walkcoach_quoted() {    # as the shell reads it back: bare, or within the quotes that are open
    local one=$1 i single="'\\''"
    case $open in
    \') quoted="'${one//\'/$single}"; [[ $one == */ ]] || quoted+=\' ;;
    \") for i in '\' '"' '$' '`'; do one=${one//"$i"/"\\$i"}; done
        quoted="\"$one"; [[ $one == */ ]] || quoted+=\" ;;
    *) printf -v quoted '%q' "$one"; [[ $one == '~/'* ]] && quoted="~/${quoted#\\~/}" ;;
    esac
}
_walkcoach_tab() {
    local open=${COMP_WORDS[COMP_CWORD]:0:1} quoted one i
    _walkcoach
    for i in "${!COMPREPLY[@]}"; do
        one=${COMPREPLY[i]}
        [[ -d ${one/#~\//$HOME/} ]] && one=$one/ && [[ ${#COMPREPLY[@]} == 1 ]] && compopt -o nospace
        _walkcoach_quoted "$one"; COMPREPLY[i]=$quoted
    done
}
_walkcoach() {    # COMPREPLY: the names as they are
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= i
    [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD-2]}
    [[ $word == = ]] && word=
    [[ $word == \'* ]] || word=${word//\\/}
    word=${word#[\'\"]}
    COMPREPLY=()
    local commands="today play render show check plan list language schema new init pace done log stop-signs devices voices say script record cache plot export share batch help completions man-page" keys="title about extends phases ways like after before drop length least most optional repeat kind level quiet seed allow pace breath own_pace core most_lifts lift_rest say talk pram language words full short then each_step on priority gap fade only weeks daily joins sound bed mute gain voice steps lift chime sides reps switch each easier harder vaginal c_section walks breath_only tall light level_1 level_2 level_3 level_4 core_words floor_words drill_words never_say never_walking opposites heavy_words stair_words scar_words kerb_words pram_words exercise_words hurry_words word_lists harmless negations leads signs chest_pain breathing bleeding leg headache fainting pain leaking heavy get_help stop takes_back plain direction in out breathe_in rises falls effort questions body asks must_say advice one_ear crossing air doming drill_steps plank press floor stand turn baby_born birth tear cleared floor_cleared delay form emergency walker rate equalise respell packages words_wrong intelligibility espeak command recordings silent pitch range word_gap argv timeout stay_alive processes own_rate folder fallback sweep step halfway end noise tone file accent"
    for ((i = 1; i < COMP_CWORD; i++)); do
        case " $commands " in *" ${COMP_WORDS[i]} "*) command=${COMP_WORDS[i]}; break ;; esac
    done
    case "$command $previous" in
    *" --output"|*" -o") _walkcoach_files; return ;;
    *" --ics") _walkcoach_files; return ;;
    *" --plan") _walkcoach_files; return ;;
    *" --from") :; return ;;
    render" --to") :; return ;;
    export" --to") _walkcoach_files; return ;;
    batch" --to") _walkcoach_files; return ;;
    voices" --to") _walkcoach_files; return ;;
    *" --quality") _walkcoach_offer low normal high; return ;;
    *" --bitrate") :; return ;;
    *" --bits") _walkcoach_offer 16 24 float; return ;;
    render" --title") :; return ;;
    render" --artist") :; return ;;
    render" --album") :; return ;;
    *" --track") :; return ;;
    render" --comment") :; return ;;
    batch" --title") :; return ;;
    batch" --artist") :; return ;;
    batch" --album") :; return ;;
    batch" --comment") :; return ;;
    *" --shard") :; return ;;
    *" --links") _walkcoach_offer hard json; return ;;
    *" --report") _walkcoach_files; return ;;
    *" --beside") _walkcoach_several lrc vtt srt transcript chapters cue txt; return ;;
    *" --as") :; return ;;
    render" --format"|say" --format") _walkcoach_offer wav mp3 m4b m4a opus ogg flac aiff caf w64 au; return ;;
    export" --format"|batch" --format") _walkcoach_offer wav mp3 m4b m4a opus ogg flac; return ;;
    *" --solo") _walkcoach_several voice breath steps lift bed chime; return ;;
    *" --mute") _walkcoach_several voice breath steps lift bed chime; return ;;
    batch" --voice") _walkcoach_names voices; return ;;
    play" --voice"|render" --voice"|show" --voice"|check" --voice"|init" --voice"|say" --voice"|record" --voice"|plot" --voice"|export" --voice") _walkcoach_names voices; return ;;
    *" --sound") _walkcoach_names sounds; return ;;
    *" --bed") _walkcoach_files; return ;;
    *" --sample-rate") :; return ;;
    *" --loudness") :; return ;;
    export" --jobs"|batch" --jobs") :; return ;;
    play" --jobs"|render" --jobs"|show" --jobs"|check" --jobs"|plot" --jobs") :; return ;;
    *" --delay") :; return ;;
    *" --speed") :; return ;;
    play" --device"|voices" --device"|say" --device") :; return ;;
    record" --device") :; return ;;
    *" --record") _walkcoach_files; return ;;
    *" --bind") :; return ;;
    *" --port") :; return ;;
    *" --for") :; return ;;
    *" --certificate") _walkcoach_files; return ;;
    *" --key") _walkcoach_files; return ;;
    *" --stop") _walkcoach_offer chest-pain breathing seizure fainting bleeding-nonstop leg-and-breath numb-or-weak harm bleeding-pad leg wound fever headache dizzy stool urine discharge-or-belly heavy leaking doming pain bleeding; return ;;
    *" --answer") :; return ;;
    *" --start") :; return ;;
    *" --level") :; return ;;
    *" --birth") _walkcoach_offer vaginal c-section; return ;;
    *" --weeks") :; return ;;
    *" --born") :; return ;;
    *" --on") :; return ;;
    *" --core") _walkcoach_offer breath_only tall light; return ;;
    *" --pace") :; return ;;
    *" --own-pace") :; return ;;
    *" --emergency") :; return ;;
    *" --talk") _walkcoach_offer full short silent; return ;;
    *" --form") _walkcoach_offer easier harder; return ;;
    *" --seed") :; return ;;
    *" --explain") _walkcoach_offer all above-her-level act-too-early after-circle born-later brackets breath-form breath-rate breath-unannounced choice collision comma core-ceiling core-on-in core-too-early core-words crowded date-form dose drill-breath drill-in-walk drill-variable drill-waits duplicate effort-too-early encoding equals extends-circle extends-deep extends-itself fade-form file file-size foreign-voice hold-while-walking include layer least-most left-unsaid length-fitted length-form length-impossible length-range level-early level-looser long-inhale long-silence missing-stop-signs mixed-alphabets move-form move-unsaid moved name nesting never-said never-say new-part no-breath no-form no-length no-parts no-room no-such-file no-such-part no-such-way no-time-to-feel no-words not-a-group not-allowable not-cleared nothing-left nothing-to-repeat number open-brace opposite-advice other-birth outside-part own-pace-steps own-stop-signs pace-form pace-range plan-check plan-days plan-early plan-form plan-minutes plan-weeks pram-early quiet-part quotes range remark rounds said-twice sides sign-words signs-cut signs-taken-back silent-voice slow-breath sound-file sound-file-long sound-name sound-pack sound-pitch sound-source sound-sweep stop-signs-unheard syntax text-length text-needs-steps too-deep too-early too-long too-many-cues too-many-parts too-many-steps total total-impossible true-or-false two-open-parts type unchecked-language unclosed uncounted-breaths unknown-key unknown-variable unknown-words unused-way unvouched-words value voice voice-command voice-engine voice-equalise voice-espeak voice-fallback voice-letter voice-rate voice-recordings voice-respell walk-too-long walk-too-short walker-part walks-form weeks-disagree weeks-early weeks-form weeks-many when-form when-place whole-breaths wrong-direction; return ;;
    esac
    if [ -z "$command" ]; then _walkcoach_offer $commands --help --version; return; fi
    case $command in
    today)
        if [[ $word == -* ]]; then _walkcoach_offer --plan --birth --weeks --on --cleared --floor-cleared --tear --json --quiet --verbose --no-color --help --version
        else :; fi ;;
    play)
        if [[ $word == -* ]]; then _walkcoach_offer --from --solo --mute --voice --sound --bed --sample-rate --mono --loudness --jobs --delay --speed --device --record --resume --plain --level --birth --weeks --on --core --cleared --floor-cleared --tear --pace --pram --talk --form --anyway --seed --strict --quiet --verbose --no-color --help --version
        else _walkcoach_names sessions; _walkcoach_files; fi ;;
    render)
        if [[ $word == -* ]]; then _walkcoach_offer --output --from --to --quality --bitrate --bits --title --artist --album --track --comment --beside --stems --format --solo --mute --voice --sound --bed --sample-rate --mono --loudness --jobs --level --birth --weeks --on --core --cleared --floor-cleared --tear --pace --pram --talk --form --anyway --seed --strict --quiet --verbose --no-color --help --version
        else _walkcoach_names sessions; _walkcoach_files; fi ;;
    show)
        if [[ $word == -* ]]; then _walkcoach_offer --solo --mute --voice --sound --bed --sample-rate --mono --loudness --jobs --level --birth --weeks --on --core --cleared --floor-cleared --tear --pace --pram --talk --form --anyway --seed --strict --json --stats --whole --quiet --verbose --no-color --help --version
        else _walkcoach_names sessions; _walkcoach_files; fi ;;
    check)
        if [[ $word == -* ]]; then _walkcoach_offer --voice --sound --jobs --level --birth --weeks --on --core --cleared --floor-cleared --tear --pace --pram --talk --form --anyway --seed --strict --speech --explain --json --quiet --verbose --no-color --help --version
        else _walkcoach_names sessions; _walkcoach_files; fi ;;
    plan)
        if [[ $word == -* ]]; then _walkcoach_offer --ics --birth --weeks --on --cleared --floor-cleared --tear --json --quiet --verbose --no-color --help --version
        else _walkcoach_files; fi ;;
    list)
        if [[ $word == -* ]]; then _walkcoach_offer --birth --weeks --on --cleared --floor-cleared --tear --json --names --quiet --verbose --no-color --help --version
        else _walkcoach_offer sessions voices sounds; fi ;;
    language)
        if [[ $word == -* ]]; then _walkcoach_offer --json --quiet --verbose --no-color --help --version
        else _walkcoach_offer $keys; fi ;;
    schema)
        if [[ $word == -* ]]; then _walkcoach_offer --quiet --verbose --no-color --help --version
        else :; fi ;;
    new)
        if [[ $word == -* ]]; then _walkcoach_offer --level --birth --weeks --on --core --cleared --floor-cleared --tear --pace --pram --talk --form --anyway --whole --quiet --verbose --no-color --help --version
        else _walkcoach_names sessions; _walkcoach_files; fi ;;
    init)
        if [[ $word == -* ]]; then _walkcoach_offer --voice --sound --level --birth --born --on --core --cleared --floor-cleared --tear --own-pace --emergency --pram --talk --quiet --verbose --no-color --help --version
        else :; fi ;;
    pace)
        if [[ $word == -* ]]; then _walkcoach_offer --quiet --verbose --no-color --help --version
        else :; fi ;;
    done)
        if [[ $word == -* ]]; then _walkcoach_offer --easy --good --hard --heavy --leaking --doming --pain --bleeding --stop --later --left-early --provider-said-yes --answer --start --level --on --quiet --verbose --no-color --help --version
        else _walkcoach_names sessions; _walkcoach_files; fi ;;
    log)
        if [[ $word == -* ]]; then _walkcoach_offer --csv --undo --forget --yes --on --json --quiet --verbose --no-color --help --version
        else :; fi ;;
    stop-signs)
        if [[ $word == -* ]]; then _walkcoach_offer --quiet --verbose --no-color --help --version
        else :; fi ;;
    devices)
        if [[ $word == -* ]]; then _walkcoach_offer --json --quiet --verbose --no-color --help --version
        else :; fi ;;
    voices)
        if [[ $word == -* ]]; then _walkcoach_offer --to --device --try --json --quiet --verbose --no-color --help --version
        else _walkcoach_names voices; fi ;;
    say)
        if [[ $word == -* ]]; then _walkcoach_offer --output --bits --format --voice --sample-rate --device --quiet --verbose --no-color --help --version
        else :; fi ;;
    script)
        if [[ $word == -* ]]; then _walkcoach_offer --as --all --level --birth --weeks --on --core --cleared --floor-cleared --tear --pace --pram --talk --form --anyway --json --quiet --verbose --no-color --help --version
        else _walkcoach_names sessions; _walkcoach_files; fi ;;
    record)
        if [[ $word == -* ]]; then _walkcoach_offer --as --all --voice --device --level --birth --weeks --on --core --cleared --floor-cleared --tear --pace --pram --talk --form --anyway --quiet --verbose --no-color --help --version
        else _walkcoach_names sessions; _walkcoach_files; fi ;;
    cache)
        if [[ $word == -* ]]; then _walkcoach_offer --clear --quiet --verbose --no-color --help --version
        else :; fi ;;
    plot)
        if [[ $word == -* ]]; then _walkcoach_offer --output --solo --mute --voice --sound --bed --sample-rate --mono --loudness --jobs --level --birth --weeks --on --core --cleared --floor-cleared --tear --pace --pram --talk --form --anyway --seed --strict --wave --cover --quiet --verbose --no-color --help --version
        else _walkcoach_names sessions; _walkcoach_files; fi ;;
    export)
        if [[ $word == -* ]]; then _walkcoach_offer --to --quality --bitrate --bits --beside --all --format --split --solo --mute --voice --sound --bed --sample-rate --mono --loudness --jobs --level --birth --weeks --on --core --cleared --floor-cleared --tear --pace --pram --talk --form --anyway --seed --strict --quiet --verbose --no-color --help --version
        else _walkcoach_names sessions; _walkcoach_files; fi ;;
    share)
        if [[ $word == -* ]]; then _walkcoach_offer --bind --port --new-address --for --no-log --certificate --key --on --quiet --verbose --no-color --help --version
        else _walkcoach_names sessions; _walkcoach_files; fi ;;
    batch)
        if [[ $word == -* ]]; then _walkcoach_offer --to --quality --bitrate --bits --title --artist --album --comment --shard --links --report --dry-run --beside --format --split --voice --sample-rate --mono --loudness --jobs --on --quiet --verbose --no-color --help --version
        else _walkcoach_files; fi ;;
    help)
        if [[ $word == -* ]]; then _walkcoach_offer --quiet --verbose --no-color --help --version
        else _walkcoach_offer $commands; fi ;;
    completions)
        if [[ $word == -* ]]; then _walkcoach_offer --quiet --verbose --no-color --help --version
        else _walkcoach_offer bash zsh fish; fi ;;
    man-page)
        if [[ $word == -* ]]; then _walkcoach_offer --quiet --verbose --no-color --help --version
        else _walkcoach_offer 1 5; fi ;;
    esac
}
complete -o nosort -F _walkcoach_tab walkcoach
