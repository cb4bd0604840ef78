// scripts/cues/asks/en.cfg: what natural English sentences ask of her. Each was said by somebody who writes
// walks; which rule it breaks, or none, is typed by hand.
#include "coach_by_hand.h"
#include "session/kinds.h"
#include "session/read.h"

static const SearchPath here = { { "." }, 1 };

// A sentence, and the rules that it breaks; "": none.
typedef struct {
    const char *text, *rules;
} Sentence;

// A walker for whom all that can wait waits.
static const Waits all_waits = { .exercise = true,
                                 .hurry = true,
                                 .belly = true,
                                 .floor = true,
                                 .kerbs = true,
                                 .heavy = true,
                                 .stairs = true,
                                 .scar = true };

static Session *english(Arena *arena)
{
    DiagList       diags = { .arena = arena };
    Session       *session = ARENA_NEW(arena, Session);
    SessionRequest request = { .name = "10min", .seed = -1, .walker = WALKER_UNKNOWN };
    const Desk     desk = { arena, &diags, &here, NULL };
    assert_true(session_read(&request, &desk, session));
    return session;
}

// The names of the rules that were reported, each once, in their order.
static const char *rules_of(const DiagList *diags, Arena *arena)
{
    const char *all = "";
    for (size_t i = 0; i < diags->count; i++)
        if (!strstr(all, diags->items[i].rule->name))
            all = arena_printf(arena, "%s%s%s", all, *all ? " " : "", diags->items[i].rule->name);
    return all;
}

static void expect_sentences(SessionKind kind, Waits waits, const Sentence *sentences, size_t count)
{
    Arena          arena = { 0 };
    const Session *read = english(&arena);
    for (size_t i = 0; i < count; i++) {
        ByHand          hand;
        const Utterance one = { .text = sentences[i].text, .pos = LINE(3), .said = true };
        by_hand_begin(&hand);
        hand.session = (Session){ .kind = kind, .waits = waits, .asks = read->asks };
        coach_check_asked(&hand.coach, &(Utterances){ &one, 1 });
        const char *found = rules_of(&hand.diags, &hand.arena);
        if (strcmp(found, sentences[i].rules) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", one.text, found, sentences[i].rules);
        by_hand_end(&hand);
    }
    arena_free(&arena);
}
#define WALK(...)                                                                \
    expect_sentences(SESSION_WALK, all_waits, (const Sentence[]){ __VA_ARGS__ }, \
                     sizeof(const Sentence[]){ __VA_ARGS__ } / sizeof(Sentence))

// --- The patterns themselves -------------------------------------------------------------

// "push ups|press ups" is push, then ups or press, then ups: a bar is between words, not between rows of
// them. Who means rows repeats a word next to the bar, or has an article among other words.
static bool is_like(const char *one, const char *other)
{
    size_t stem = strcspn(one, "*");
    return strcmp(one, other) == 0 || (one[stem] == '*' && strncmp(one, other, stem) == 0);
}

enum { ALTERNATIVES = 24 };
typedef struct {
    const char *words[ALTERNATIVES];
    size_t      count;
} Either;

static Either either_of(const char *element, size_t length, Arena *arena)
{
    Either either = { .count = 0 };
    char  *word = arena_strndup(arena, element, length);
    for (char *at = strtok(word, "|"); at; at = strtok(NULL, "|")) {
        assert_true(either.count < ALTERNATIVES);
        either.words[either.count++] = at;
    }
    return either;
}

static bool share_a_word(const Either *one, const Either *other)
{
    for (size_t i = 0; i < one->count; i++)
        for (size_t k = 0; k < other->count; k++)
            if (one->count + other->count > 2 && is_like(one->words[i], other->words[k]))
                return true;
    return false;
}

static bool is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

// "gently|a little"
static bool mixes_an_article(const Either *either)
{
    static const char *const articles[] = { "a", "an", "the", NULL };
    static const char *const of_its_kind[] = { "a",     "an",  "the",  "your", "my",    "that",
                                               "this",  "her", "each", "one",  "every", "these",
                                               "those", "to",  "some", "two",  NULL };
    bool                     article = false, other = false;
    for (size_t i = 0; i < either->count; i++) {
        article |= is_one_of(either->words[i], articles);
        other |= !is_one_of(either->words[i], of_its_kind);
    }
    return article && other;
}

static void expect_bars_between_words(const char *pattern, Arena *arena)
{
    Either before[12];
    size_t count = 0;
    for (const char *at = pattern; *(at += strspn(at, " "));) {
        size_t length = strcspn(at, " ");
        Either either = either_of(at, length, arena);
        if (mixes_an_article(&either))
            fail_msg("\"%s\": a bar is between two words", pattern);
        if (*at == '.' || *at == '^')
            count = 0;
        for (size_t i = 0; i < count; i++)
            if (share_a_word(&before[i], &either))
                fail_msg("\"%s\": a bar is between two words, and \"%s\" is here twice", pattern,
                         either.words[0]);
        before[count++] = either;
        at += length;
    }
}

static void a_bar_is_between_two_words(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    const Asks *asks = &english(&arena)->asks;
    for (int ask = 0; ask < ASK_COUNT; ask++)
        for (size_t i = 0; i < asks->of[ask].count; i++)
            expect_bars_between_words(asks->of[ask].items[i], &arena);
    for (size_t i = 0; i < asks->harmless.count; i++)
        expect_bars_between_words(asks->harmless.items[i], &arena);
    arena_free(&arena);
}

// --- The breath --------------------------------------------------------------------------

static void a_held_breath_has_many_names(void **state)
{
    (void)state;
    WALK({ "Breathe in, and hold.", "never-say" }, { "Breathe in, hold for four, breathe out.", "never-say" },
         { "Inhale and hold.", "never-say" }, { "Breathe in. Pause. Breathe out.", "never-say" },
         { "In, two, three, four. Hold, two, three, four.", "never-say" },
         { "In two three hold two three", "never-say" }, { "And hold, two, three.", "never-say" },
         { "Hold at the top of the breath.", "never-say" },
         { "Rest a little at the end of each inhale.", "never-say" },
         { "Fill your lungs and wait.", "never-say" }, { "Pause before you breathe out.", "never-say" },
         { "Count to three before breathing out.", "never-say" },
         { "Breathe in, hold the handle lightly.", "" }, { "Breathe in, and out.", "" },
         { "Two, three, four. Hold the railing.", "" }, { "Wait at the end of the path.", "" },
         { "Fill your lungs with the morning.", "" }, { "Take a breath and wait for the green light.", "" },
         { "Pause before the kerb.", "" }, { "A run of good days.", "" });
}

// --- Effort ------------------------------------------------------------------------------

static void effort_of_the_belly_has_many_names(void **state)
{
    (void)state;
    WALK({ "Engage gently on the exhale.", "effort-too-early" },
         { "Feel your deep tummy muscles switch on.", "effort-too-early" },
         { "Draw your hip bones towards each other as you breathe out.", "effort-too-early" },
         { "Hands on your tummy. Now bring it in.", "effort-too-early" },
         { "As you breathe out, your tummy comes in a little.", "effort-too-early" },
         { "Let your core work a little.", "effort-too-early" },
         { "Keep a strong core.", "effort-too-early" }, { "Walk with a firm middle.", "effort-too-early" },
         { "Nip in your waist.", "effort-too-early" }, { "Knit your ribs together.", "effort-too-early" },
         { "The engaged couple on the bench smile at you.", "" }, { "Feel your belly rise and fall.", "" },
         { "Let your belly move in and out by itself.", "" },
         { "Let the air come in, and your belly widen.", "" }, { "Your tummy comes first.", "" },
         { "Soft belly. Bring the pram in close.", "" },
         { "Hand on your belly. Bring it back down to your side.", "" },
         { "Draw your shoulder blades together.", "" }, { "Lift your ribs off your hips.", "" },
         { "Your belly has done a lot of work.", "" }, { "A strong core takes time; there is no hurry.", "" },
         { "Nip into the bakery.", "" }, { "Knit in the evening, walk in the morning.", "" });
}

static void effort_of_the_floor_has_many_names(void **state)
{
    (void)state;
    WALK({ "With each breath out, a soft lift.", "effort-too-early" },
         { "A tiny lift from inside.", "effort-too-early" },
         { "Think of your pelvic floor. Lift it, and let it go.", "effort-too-early" },
         { "Do your pelvic floor exercises as you walk.", "effort-too-early" },
         { "Imagine you want to stop passing wind.", "effort-too-early" },
         { "Find the muscles you use to hold back wind, and use them.", "effort-too-early" },
         { "Tuck your bum under.", "effort-too-early" }, { "Walk with your glutes on.", "effort-too-early" },
         { "Breathe out, zipping up from the bottom to the top.", "effort-too-early" },
         { "Close the zip on your favourite jeans.", "effort-too-early" },
         { "A soft lift through the crown of your head.", "" }, { "A lift home is fine.", "" },
         { "Ask your physio about pelvic floor exercises.", "" },
         { "Let your pelvic floor be. Lift your eyes.", "" }, { "Hold your hat in the wind.", "" },
         { "Sit with your bottom on the bench.", "" }, { "Tuck your hands into your sleeves.", "" },
         { "Close the zip of your coat.", "" }, { "Zipping up your jacket?", "" });
}

// --- The stop signs ----------------------------------------------------------------------

static void a_sign_is_not_played_down(void **state)
{
    (void)state;
    WALK({ "Ignore those unless you feel very bad.", "opposite-advice" },
         { "They say that to everyone; most of it never happens.", "opposite-advice" },
         { "None of that will happen to you today.", "opposite-advice" },
         { "It will not happen to you.", "opposite-advice" },
         { "Chest feels tight? That is just effort.", "opposite-advice" },
         { "If it aches, it's only tiredness.", "opposite-advice" },
         { "A bit of pain is part of healing.", "opposite-advice" },
         { "Bleeding a bit more after a walk is okay.", "opposite-advice" },
         { "Soreness is a sign of progress.", "opposite-advice" },
         { "Doming is nothing to fear.", "opposite-advice" }, { "Feel the burn.", "never-say" },
         { "Ignore the ticks if you like.", "" }, { "That is just the wind.", "" },
         { "Pain is not part of healing.", "" }, { "Pain is a reason to stop.", "" },
         { "If it hurts it is okay to stop.", "" },
         { "None of that matters on a walk: emails, dishes, phone.", "" },
         { "They say that walking helps.", "" }, { "Nothing to fear: the dog is friendly.", "" },
         { "The sun burns. Find shade.", "" });
}

static void a_sign_is_not_put_off(void **state)
{
    (void)state;
    WALK({ "If you feel heavy, finish the walk first.", "opposite-advice" },
         { "Leaking? Finish this round.", "opposite-advice" },
         { "If you bleed, rest for a minute and continue.", "opposite-advice" },
         { "Feeling dizzy? Take a deep breath and continue.", "opposite-advice" },
         { "If it pulls a bit, just breathe and continue.", "opposite-advice" },
         { "Do not let a little ache stop you.", "opposite-advice" },
         { "Walk off the pain.", "opposite-advice" }, { "Breathe through the pain.", "opposite-advice" },
         { "Even when it hurts, you are strong.", "opposite-advice" },
         { "If it hurts, do not continue.", "" },
         { "Stop if it hurts. Then rest, and continue another day.", "" },
         { "If you feel heavy, turn back; finish the walk another day.", "" },
         { "Finish the walk with a glass of water.", "" }, { "Even on grey days, the air is good.", "" },
         { "Even when you are tired, a short walk counts.", "" },
         { "Walk off the path and onto the grass.", "" });
}

// --- Exercises ---------------------------------------------------------------------------

static void the_road_is_not_hers_alone(void **state)
{
    (void)state;
    WALK({ "Put both earbuds in.", "never-say" }, { "Both earphones in, and enjoy.", "never-say" },
         { "Cross the road now.", "never-say" }, { "Now cross the street.", "never-say" },
         { "The traffic will wait for you.", "never-say" },
         { "Cars have to stop for the pram.", "never-say" }, { "Take both earbuds out.", "" },
         { "Never put both earbuds in.", "" }, { "Look both ways, then cross the road.", "" },
         { "Wait for green before you cross the road.", "" }, { "Do not cross the road now.", "" },
         { "The traffic will be louder here.", "" }, { "Never assume that the cars will stop for you.", "" },
         { "Wait until the traffic has to stop.", "" });
}

static void nobody_is_hurried(void **state)
{
    (void)state;
    WALK({ "Now as brisk as you can: long strides, arms pumping, two minutes.", "never-say" },
         { "As quickly as possible now.", "never-say" }, { "Break into a gentle run.", "never-say" },
         { "As slowly as you can.", "" }, { "As fast as a snail.", "" }, { "Break into a smile.", "" },
         { "A gentle stream runs here.", "" });
}

static void a_walk_is_not_hurried_before_its_week(void **state)
{
    (void)state;
    WALK({ "Speed up.", "act-too-early" }, { "Faster now.", "act-too-early" },
         { "Go quicker than the ticks.", "act-too-early" }, { "Walk a little faster.", "act-too-early" },
         { "Pick up the pace.", "act-too-early" }, { "Never faster than you can talk.", "" },
         { "Walk no faster than this.", "" }, { "If your breath gets faster, slow down.", "" },
         { "Slower now.", "" }, { "There is no hurry.", "" }, { "Not so fast.", "" });
}

static void exercises_on_a_walk_wait(void **state)
{
    (void)state;
    WALK({ "Find a bench and do five squats.", "act-too-early" }, { "Do ten lunges here.", "act-too-early" },
         { "Side plank on the grass, three breaths a side.", "act-too-early" },
         { "Plank on the bench for three breaths.", "act-too-early" },
         { "Five side planks on your own.", "act-too-early" }, { "Find a bench and sit.", "" },
         { "Cross the plank bridge slowly.", "" }, { "Walk along the planks of the pier.", "" },
         { "Squat houses line the street.", "" });
}

static void effort_and_a_lift_do_not_go_with_the_breath_in(void **state)
{
    (void)state;
    WALK({ "Inhale to stand up, exhale to sit.", "never-say" },
         { "In as you push, out as you rest.", "never-say" }, { "Stay lifted.", "never-say" },
         { "Keep the lift.", "never-say" }, { "Exhale to stand up, inhale to sit.", "" },
         { "Inhale, exhale, and stand tall.", "" }, { "Breathe in, then push as you breathe out.", "" },
         { "Breathe in as you open your arms, out as they sink.", "" });
}

static void hills_stairs_and_loads_wait(void **state)
{
    (void)state;
    WALK({ "Push the pram up the ramp.", "act-too-early" }, { "Take the hill.", "act-too-early" },
         { "Step off the kerb on the breath out.", "act-too-early" },
         { "Use the stairs at the station.", "act-too-early" },
         { "Three laps of the steps.", "act-too-early" },
         { "Put your toddler on your hip.", "act-too-early" }, { "Take the path round the hill.", "" },
         { "Do not take the hill today.", "" }, { "Step off the path and rest.", "" },
         { "The ramp is closed.", "" }, { "Three laps of the park.", "" },
         { "Use the ramp, not the stairs.", "" }, { "Take small steps.", "" },
         { "Put your hand on your hip.", "" }, { "Let your toddler walk beside you.", "" });
}

static void exercises_by_another_name_are_never_said(void **state)
{
    (void)state;
    WALK({ "Do ten push ups on the bench.", "never-say" },
         { "Ten press ups against the bench.", "never-say" }, { "Run for the bus.", "never-say" },
         { "Run as if it rained.", "never-say" }, { "Now run up to the tree.", "never-say" },
         { "Race to the corner.", "never-say" }, { "Race the tram.", "never-say" },
         { "Strain a little.", "never-say" }, { "And lift softly.", "effort-too-early" },
         { "Now lift a little.", "effort-too-early" });
}

// --- What only sounds as if it asked -------------------------------------------------------

static void a_belly_that_is_tight_is_not_to_be_tightened(void **state)
{
    (void)state;
    WALK({ "Is your belly tight? Let it be soft.", "" },
         { "Your tummy may feel tight after the birth; that is usual.", "" },
         { "If your belly feels hard, walk slower.", "" }, { "Is your belly pulled in?", "effort-too-early" },
         { "Keep your belly tight.", "effort-too-early" },
         { "Can you feel your tummy firm?", "effort-too-early" }, { "Belly tight.", "effort-too-early" });
}

static void what_is_denied_from_further_away_is_denied(void **state)
{
    (void)state;
    WALK({ "You do not have to tighten anything.", "" }, { "Please avoid tightening your tummy.", "" },
         { "Not a squeeze, only a breath.", "" }, { "No need to hold your tummy in.", "" },
         { "Avoid holding your breath.", "" }, { "There is no need to ever hold your breath.", "" },
         { "Do not forget to hold your tummy in.", "effort-too-early" },
         { "Do not slouch, hold your tummy in.", "effort-too-early" },
         { "Never pull and then hold your tummy in.", "effort-too-early" },
         { "You have to tighten everything.", "effort-too-early" },
         { "A squeeze, not only a breath.", "effort-too-early" });
}

static void words_of_other_things_ask_for_nothing(void **state)
{
    (void)state;
    WALK({ "Zip up your jacket if it is cold.", "" }, { "Set off along the middle path.", "" },
         { "Use the middle bench to rest.", "" }, { "The bakery opens at eight; squeeze past the gate.", "" },
         { "Wait at the top of the hill until your breath is easy.", "" },
         { "Zip up your jeans.", "effort-too-early" }, { "Zip up from below.", "effort-too-early" },
         { "Use your middle.", "effort-too-early" }, { "Tighten the middle.", "effort-too-early" },
         { "Squeeze on the breath out.", "effort-too-early" }, { "Pause at the top.", "never-say" });
}

static void what_others_do_is_not_asked_of_her(void **state)
{
    (void)state;
    WALK({ "Let someone else carry the shopping.", "" },
         { "Let your partner push the pram up the hill.", "" }, { "Ask a friend to carry the crates.", "" },
         { "Carry the shopping.", "act-too-early" }, { "Push the pram up the hill.", "act-too-early" },
         { "Carry it up the hill with your partner.", "act-too-early" });
}

static void a_reason_to_stop_is_not_the_opposite_of_stopping(void **state)
{
    (void)state;
    WALK({ "If it hurts, ease off. One more reason to rest.", "" },
         { "If it hurts, it is fine to stop.", "" }, { "Stop even if it hurts only a little.", "" },
         { "If it hurts, one more minute.", "opposite-advice" },
         { "Do not stop even if it hurts.", "opposite-advice" },
         { "If it hurts, one more reason to push through.", "opposite-advice" },
         { "If it hurts, that is fine.", "opposite-advice" });
}

// Digits are heard as words.
static void numbers_in_digits_are_words(void **state)
{
    (void)state;
    WALK({ "Breathe in, hold 4, breathe out.", "never-say" },
         { "Breathe in, hold four, breathe out.", "never-say" }, { "In, 2, 3, hold.", "never-say" },
         { "In 2 3 4 hold, out 2 3 4.", "never-say" }, { "Keep it 5.", "never-say" },
         { "In, 2, 3. Out, 2, 3, 4.", "" }, { "Four steps in, 4 steps out.", "" },
         { "10 minutes to go.", "" }, { "Call 112 for chest pain.", "" },
         { "In 3 minutes you are home.", "" });
}

// Quotes around words change nothing; an apostrophe in a word belongs to it.
static void words_in_quotes_are_words(void **state)
{
    (void)state;
    WALK({ "Now 'hold your breath'.", "never-say" }, { "Hold your 'breath'.", "never-say" },
         { "Hold \xe2\x80\x98your\xe2\x80\x99 breath.", "never-say" }, { "Don't 'hold your breath'.", "" },
         { "'Don't hold your breath.'", "" }, { "Hold your friends' hands.", "" },
         { "Walk at the ducks' pace.", "" });
}

// On the breath in that follows a lift; also as words of their own on that breath.
static void the_breath_in_lets_go_of_a_lift(void **state)
{
    (void)state;
    static const Sentence sentences[] = { { "Keep it up", "never-say" },
                                          { "Don't drop it", "never-say" },
                                          { "Do not lose it", "never-say" },
                                          { "Stay up", "never-say" },
                                          { "And stay", "never-say" },
                                          { "Hold", "never-say" },
                                          { "Hold it there", "never-say" },
                                          { "Still lifted", "never-say" },
                                          { "Don't let go", "never-say" },
                                          { "Not yet", "never-say" },
                                          { "And lift lightly", "wrong-direction" },
                                          { "Squeeze", "wrong-direction" },
                                          { "And let go", "" },
                                          { "Let it drop", "" },
                                          { "Soften, all of it", "" },
                                          { "Keep it easy", "" },
                                          { "Stay soft", "" },
                                          { "Don't hold on to it", "" },
                                          { "Drop your shoulders", "" },
                                          { "Hold nothing", "" },
                                          { "Let your belly go soft", "" } };
    Arena                 arena = { 0 };
    const Session        *read = english(&arena);
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        ByHand          hand;
        const Pool      pool = { .name = "lift", .core = true, .on = ON_OUT };
        const Utterance one = {
            .text = sentences[i].text, .pos = LINE(3), .pool = &pool, .said = true, .then = true
        };
        by_hand_begin(&hand);
        hand.session = (Session){ .kind = SESSION_WALK, .core = CORE_LIGHT, .asks = read->asks };
        coach_check_asked(&hand.coach, &(Utterances){ &one, 1 });
        const char *found = rules_of(&hand.diags, &hand.arena);
        if (strcmp(found, sentences[i].rules) != 0)
            fail_msg("\"%s\": \"%s\", not \"%s\"", one.text, found, sentences[i].rules);
        by_hand_end(&hand);
    }
    arena_free(&arena);
}

// "Keep it up" is praise on any other breath, and while there are no lifts.
static void only_on_the_breath_in_and_only_where_there_are_lifts(void **state)
{
    (void)state;
    Arena          arena = { 0 };
    const Session *read = english(&arena);
    static const struct {
        BreathSide  on;
        bool        core, then;
        Core        setting;
        const char *rules;
    } cases[] = { { ON_OUT, true, true, CORE_LIGHT, "never-say" },  { ON_OUT, true, false, CORE_LIGHT, "" },
                  { ON_IN, false, false, CORE_LIGHT, "never-say" }, { ON_IN, false, true, CORE_LIGHT, "" },
                  { ON_FREE, false, false, CORE_LIGHT, "" },        { ON_IN, false, false, CORE_TALL, "" },
                  { ON_OUT, false, true, CORE_LIGHT, "" } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ByHand          hand;
        const Pool      pool = { .name = "up", .core = cases[i].core, .on = cases[i].on };
        const Utterance one = {
            .text = "Keep it up", .pos = LINE(3), .pool = &pool, .said = true, .then = cases[i].then
        };
        by_hand_begin(&hand);
        hand.session = (Session){ .kind = SESSION_WALK, .core = cases[i].setting, .asks = read->asks };
        coach_check_asked(&hand.coach, &(Utterances){ &one, 1 });
        assert_string_equal(rules_of(&hand.diags, &hand.arena), cases[i].rules);
        by_hand_end(&hand);
    }
    arena_free(&arena);
}

// In a drill, wherever it is said.
static void hips_off_the_floor_wait(void **state)
{
    (void)state;
    static const Sentence sentences[] = {
        { "On the breath out, lift your hips off the mat and stay there.", "act-too-early" },
        { "From here into a side plank.", "act-too-early" },
        { "Hips up.", "act-too-early" },
        { "And the hips come up.", "act-too-early" },
        { "Raise your pelvis up.", "act-too-early" },
        { "Push into the feet, into a bridge.", "act-too-early" },
        { "Float your hips.", "act-too-early" },
        { "Hover your knees.", "act-too-early" },
        { "Not a side plank: the hips stay down.", "" },
        { "From the waist up, soften.", "" },
        { "Lift your bottom off the chair.", "" },
        { "From the bottom up, one bone at a time.", "" },
        { "Like water under the bridge.", "" },
        { "Feet under your hips. Up with the breath out.", "" },
        { "Let your hips be heavy on the floor.", "" },
        { "Never lift your hips off the floor.", "" },
    };
    expect_sentences(SESSION_DRILL, (Waits){ .plank = true }, sentences,
                     sizeof sentences / sizeof *sentences);
    const Sentence allowed = { "Lift your hips off the mat and stay there.", "" };
    expect_sentences(SESSION_DRILL, (Waits){ 0 }, &allowed, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_is_between_two_words),
        cmocka_unit_test(numbers_in_digits_are_words),
        cmocka_unit_test(hips_off_the_floor_wait),
        cmocka_unit_test(words_in_quotes_are_words),
        cmocka_unit_test(the_breath_in_lets_go_of_a_lift),
        cmocka_unit_test(only_on_the_breath_in_and_only_where_there_are_lifts),
        cmocka_unit_test(a_held_breath_has_many_names),
        cmocka_unit_test(effort_of_the_belly_has_many_names),
        cmocka_unit_test(effort_of_the_floor_has_many_names),
        cmocka_unit_test(a_sign_is_not_played_down),
        cmocka_unit_test(a_sign_is_not_put_off),
        cmocka_unit_test(the_road_is_not_hers_alone),
        cmocka_unit_test(nobody_is_hurried),
        cmocka_unit_test(hills_stairs_and_loads_wait),
        cmocka_unit_test(a_walk_is_not_hurried_before_its_week),
        cmocka_unit_test(exercises_on_a_walk_wait),
        cmocka_unit_test(effort_and_a_lift_do_not_go_with_the_breath_in),
        cmocka_unit_test(exercises_by_another_name_are_never_said),
        cmocka_unit_test(a_belly_that_is_tight_is_not_to_be_tightened),
        cmocka_unit_test(what_is_denied_from_further_away_is_denied),
        cmocka_unit_test(words_of_other_things_ask_for_nothing),
        cmocka_unit_test(what_others_do_is_not_asked_of_her),
        cmocka_unit_test(a_reason_to_stop_is_not_the_opposite_of_stopping),
    };
    return cmocka_run_group_tests_name("asks: english", tests, NULL, NULL);
}
