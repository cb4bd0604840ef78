// The questions in words, and the words for a sign in a question.
#include "plan/questions.h"

#include "session/signs.h"

#include <string.h>

static const QuestionWords words[QUESTION_COUNT] = {
    [QUESTION_UP] = { "Are you up and about at home, to the bathroom and the kitchen and back?",
                      "The first walk is longer than that, and nobody is beside you.", "",
                      "Then little and often at home, as the ward told you. This is asked again in a week." },
    [QUESTION_AT_HOME] = { "Are you at home?",
                           "In hospital the people around you know best how far you may go.", "",
                           "Then do as the ward tells you. This is asked again in a week." },
    [QUESTION_WOUND_DRY] = { "If you have a wound or stitches: are they dry and quiet? (No wound is a yes.)",
                             "A wound that weeps or opens needs rest, and somebody to look at it.", "",
                             "Call your midwife or doctor about it. This is asked again in a week." },
    [QUESTION_RISK] = { "Were you spared all of these: a large loss of blood or a transfusion, high blood "
                        "pressure "
                        "or pre-eclampsia, a clot, an infection, heart or lung trouble, a headache after a "
                        "spinal? "
                        "(Yes also if your provider has said since that you may walk.)",
                        "After one of these your midwife or doctor says when the first walk is.", "",
                        "Ask your midwife or doctor before the first walk. This is asked again in a week." },
    [QUESTION_FLOOR] = { "Is the catheter out, do you pass urine as usual, and is there no pain down there?",
                         "Then pelvic-floor exercises may begin: squeezing, and letting go fully.", "",
                         "Then stay with breathing for now. If passing urine is hard or hurts, call your "
                         "midwife or doctor today." },
    [QUESTION_CHECK_6] = { "Have you had your 6 to 8 week check, or is it booked?",
                           "Somebody should look at you before the walks get longer than 20 minutes.", "",
                           "Book it with your GP or midwife. Until then walks of 20 minutes are fine." },
    [QUESTION_CHECK_HAD] = { "Have you had your 6 to 8 week check, and was it fine to be more active?",
                             "From here on walking is real effort.", "",
                             "Then your plan stays as it is until you have. This is asked again in a week." },
    [QUESTION_BLEEDING] = { "Has your bleeding stopped?",
                            "Brisk walking waits until the place where the placenta was has healed.", "",
                            "Then it stays as it is. Bleeding from week 8 on: tell your GP." },
    [QUESTION_HEALED] = { "Is your wound or tear healed? (No wound is a yes.)",
                          "More effort pulls on what has not closed yet.", "",
                          "Then it stays as it is. If it hurts, opens or weeps, have it looked at." },
    [QUESTION_LEVEL_2] = { "Do 20 to 30 minutes of easy walking feel fine, during and after?",
                           "First longer, then quicker.", "", "Then it stays as it is. There is no hurry." },
    [QUESTION_WEEK_CLEAN] = { "Have you had a week with four walks and no leaking, heaviness, doming, pain "
                              "or bleeding?",
                              "Brisk walking asks more of your pelvic floor and your belly.", "",
                              "Then it stays as it is until you have." },
    [QUESTION_TALKING] = { "Can you walk 30 minutes briskly and still talk in whole sentences?",
                           "It shows that your breath and heart keep up.", "",
                           "Then it stays as it is for now." },
    [QUESTION_ONE_LEG] = { "Can you stand on one leg for ten seconds, on each side? Try it beside a wall.",
                           "At a brisk pace each step is a moment on one leg.", "",
                           "Try it now and then. It is asked again in a week." },
    [QUESTION_DOMING] = { "Lie on your back and lift only your head: does the middle of your belly stay "
                          "flat, without a ridge?",
                          "The side plank presses much harder on it than that.", "",
                          "Then open book takes its place. It is asked again in a week." },
    [QUESTION_ILL] = { "Have you been ill or operated on since your last walk?",
                       "After that your provider says when to go on.",
                       "Get well first. When your provider says that you may walk: walkcoach done "
                       "--provider-said-yes",
                       "" },
    [QUESTION_PREGNANT] = { "Are you pregnant again?", "This plan is for the months after a birth.",
                            "Congratulations, if they are welcome. This plan ends here: your midwife knows "
                            "what is good "
                            "for you now.",
                            "" },
    [QUESTION_RELEASED] = { "Since your provider said that you may walk again: are you still well?",
                            "What made you stop can come back.", "",
                            "Then call your provider. No walk until they say yes again." },
    [QUESTION_MOOD] = { "In the last two weeks, were you often down or hopeless, or found little joy in "
                        "things?",
                        "Many women are, and seldom does anybody ask. Your answer is not kept.",
                        "You are not alone, and it is treatable. Call your midwife, health visitor or GP "
                        "this week.",
                        "" },
};

QuestionWords question_words(Question question) { return words[question]; }

// --- Signs -----------------------------------------------------------------------------

typedef struct {
    const char *id, *words;
} SignAsked;

// clang-format off
static const SignAsked asked[] = {
    { "chest-pain",         "Chest pain" },
    { "breathing",          "Trouble breathing" },
    { "seizure",            "A seizure" },
    { "fainting",           "Fainting" },
    { "bleeding-nonstop",   "Bleeding that does not stop, or makes you faint" },
    { "leg-and-breath",     "A painful leg together with breathlessness" },
    { "numb-or-weak",       "Numb between the legs or in both legs, a leg suddenly weak, or suddenly no "
                            "control of bladder or bowel" },
    { "harm",               "Thoughts of harming yourself or the baby" },
    { "bleeding-pad",       "Heavy bleeding: a pad soaked in an hour, or clots like an egg" },
    { "leg",                "A red, swollen or painful leg or calf" },
    { "wound",              "A wound that opens, weeps, smells or gets redder" },
    { "fever",              "A temperature of 38 °C or more" },
    { "headache",           "A bad headache, or a change in how you see" },
    { "dizzy",              "Dizziness" },
    { "stool",              "New leaking of stool" },
    { "urine",              "You cannot pass urine" },
    { "discharge-or-belly", "A bad-smelling discharge, or strong belly pain" },
    { "heavy",              "Heaviness, dragging or a bulge" },
    { "leaking",            "Leaking" },
    { "doming",             "A belly that domes" },
    { "pain",               "Pain that stays an hour after" },
    { "bleeding",           "Bleeding that is redder or heavier than before" },
};
// clang-format on

const char *question_sign(size_t sign)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; sign < count && i < sizeof asked / sizeof *asked; i++)
        if (strcmp(asked[i].id, rows[sign].id) == 0)
            return asked[i].words;
    return sign < count ? rows[sign].words : "";
}

const char *question_mood_help(const char *number, Arena *arena)
{
    return arena_printf(arena,
                        "Thoughts of harming yourself or the baby, seeing or hearing things that others do "
                        "not, very confused or racing: call %s now.",
                        number);
}
