// Every rule that is asked of every walk, by theme. A rule's test fails with the first walks that break it.
//
// A rule computes from what is heard (heard.h) and from who she is (case.h, whom.h). Its numbers are typed by
// hand from the domain, not taken from the program's tables.
#ifndef WALKS_RULES_H
#define WALKS_RULES_H

#include "judge.h"

#define WRONG(...) arena_printf(heard->arena, __VA_ARGS__)

// medical.c: her weeks, her birth, her wounds
Ask is_offered_or_refused, compiles_without_a_warning;
Ask walks_no_faster_than_her_level, breathes_as_her_level, has_no_core_cue_before_its_time,
    has_core_cues_when_it_is_time, asks_nothing_of_the_pelvic_floor_before_its_time,
    keeps_to_flat_ground_until_week_six_after_a_c_section, speaks_of_a_scar_only_once_it_is_healed,
    speaks_of_stairs_and_loads_only_from_week_six, asks_after_bleeding_in_the_first_eight_weeks,
    names_who_to_see_once, speaks_of_doming_where_there_are_lifts, speaks_of_a_pram_only_to_who_pushes_one;

// opening.c: before the first step
Ask says_every_stop_sign_before_any_pace, says_which_signs_need_help, says_that_it_is_no_medical_advice,
    keeps_one_ear_free, opens_with_posture, says_once_to_breathe_as_she_likes,
    asks_before_setting_off_where_there_is_room;

// lifts.c
Ask rests_a_minute_after_ten_lifts, lifts_on_the_breath_out_alone, lifts_as_often_as_her_level,
    lifts_in_no_part_of_her_own_pace;

// breath.c: which way, how long, on its boundary
Ask never_names_the_other_way_on_a_breath, keeps_effort_on_the_breath_out, breathes_ten_to_thirty_a_minute,
    holds_no_breath_while_walking, breathes_on_the_beat, says_breath_words_on_their_boundary,
    ends_a_breath_word_with_its_breath, counts_the_first_breath_on_its_steps,
    announces_each_breath_that_changes, counts_only_breaths_that_are_heard;

// moments.c: when it is said
Ask lets_one_phrase_end_before_the_next, leaves_eight_seconds_after_a_question_to_the_body,
    leaves_three_seconds_between_orders, says_no_tip_more_than_three_seconds_late, announces_each_part_ahead,
    leaves_quiet_parts_quiet, announces_quiet, says_the_minutes_that_are_left, says_halfway_at_half,
    tests_her_talking_in_every_brisk_part, closes_with_a_body_check, closes_with_one_habit,
    ends_its_words_before_the_end_sound;

// words.c: what is said, and how often
Ask never_says_a_breath_word_of_the_last_two, says_no_tip_twice_in_five_minutes, never_repeats_itself,
    says_full_words_first_and_short_ones_later, speaks_less_from_connect_to_work_to_quiet,
    never_says_what_is_never_said, has_six_wordings_of_what_is_heard_more_than_twice,
    says_only_what_must_be_said_where_she_wants_silence;

// parts.c: how long
Ask adds_up_to_the_frame, keeps_the_seconds_of_the_table, keeps_the_brisk_blocks_of_the_table;

// drills.c: doses and instructions
Ask keeps_each_effort_as_long_as_its_dose, repeats_each_side_as_often_as_its_dose,
    rests_the_pelvic_floor_as_long_as_it_holds, lets_go_of_each_quick_one_for_as_long,
    rests_between_the_sets_of_a_plank, says_every_move_of_every_repetition,
    is_never_silent_for_45_seconds_within_repetitions, explains_the_first_repetition,
    ends_the_pelvic_floor_with_what_comes_next;

// sound.c: what is under the words
Ask marks_every_lift_with_a_swell, is_as_loud_as_it_should_be, keeps_a_floor_under_everything,
    ducks_for_every_word, ends_unmistakably;

extern const AskedRule rules[];
extern const size_t    rule_count;

#endif
