// app/other_forms.h: check looks at the easier and the harder form too.
#include "app/other_forms.h"

#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    Walk       walk;
    OtherForms forms;
    Status     status;
} Checked;

static void check(Checked *checked, const char *text, int form, int weeks, bool strict)
{
    static SessionText session;
    WalkOrder          order = WALK_ORDER_DEFAULT;
    session = (SessionText){ text, strlen(text) };
    *checked = (Checked){ .status = STATUS_WORLD };
    order.text = &session;
    order.strict = strict;
    order.asked.form = form;
    order.asked.today = "2026-11-29";
    order.asked.walker.weeks = weeks;
    order.asked.walker.birth = weeks < 0 ? BIRTH_UNKNOWN : BIRTH_VAGINAL;
    walk_compile(&order, "forms.cfg", DEPTH_TIMELINE, NULL, &checked->walk);
    checked->status = other_forms_check(&order, "forms.cfg", DEPTH_TIMELINE, &checked->walk, &checked->forms);
}

static void done(Checked *checked)
{
    other_forms_free(&checked->forms);
    walk_free(&checked->walk);
}

static bool says(const Checked *checked, const char *rule, const char *remark)
{
    const DiagList *diags = &checked->walk.diags;
    for (size_t i = 0; i < diags->count; i++) {
        const char *at = strstr(diags->items[i].message, remark);
        if (strcmp(diags->items[i].rule->name, rule) == 0 && at && strcmp(at, remark) == 0)
            return true;
    }
    return false;
}

#define BOTH                                                                 \
    "extends = \"20min\"\neasier: { phases: { connect: { pace = 300 } } }\n" \
    "harder: { phases: { quiet: { say: { postur = \"0:30\" } } } }\n"

static void a_slip_in_a_form_says_which(void **state)
{
    (void)state;
    Checked checked;
    check(&checked, BOTH, FORM_AS_WRITTEN, -1, false);
    assert_int_equal(checked.status, STATUS_MISTAKES);
    assert_int_equal(checked.walk.diags.errors, 2);
    assert_true(says(&checked, "pace-range", " (the easier form)"));
    assert_int_equal(checked.forms.easier.asked.form, FORM_EASIER);
    assert_int_equal(checked.forms.harder.asked.form, FORM_HARDER);
    done(&checked);
}

static void a_form_that_was_asked_for_is_looked_at_alone(void **state)
{
    (void)state;
    Checked checked;
    check(&checked, BOTH, FORM_HARDER, -1, false);
    assert_int_equal(checked.status, STATUS_DONE);
    assert_false(says(&checked, "pace-range", " (the easier form)"));
    done(&checked);
    check(&checked, "extends = \"20min\"\n", FORM_AS_WRITTEN, -1, false);
    assert_int_equal(checked.status, STATUS_DONE);
    assert_int_equal(checked.walk.diags.count, 0);
    done(&checked);
}

static void one_wrong_form_is_enough(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "extends = \"20min\"\neasier: { phases: { connect: { pace = 300 } } }\n",
        "extends = \"20min\"\nharder: { phases: { connect: { pace = 300 } } }\n",
        "extends = \"20min\"\neasier: { phases: { connect: { pace = 90 } } }\n"
        "harder: { phases: { connect: { pace = 300 } } }\n",
    };
    for (int i = 0; i < 3; i++) {
        Checked checked;
        check(&checked, texts[i], FORM_AS_WRITTEN, -1, false);
        assert_int_equal(checked.status, STATUS_MISTAKES);
        assert_int_equal(checked.walk.diags.errors, 1);
        assert_true(says(&checked, "pace-range", i ? " (the harder form)" : " (the easier form)"));
        done(&checked);
    }
}

// A drill whose harder form is too much in any week.
#define PRESS                        \
    "extends = \"wall-bug-press\"\n" \
    "harder: { phases: { press: { each: { stay = \"hold 15s, hold 15s\" } } } }\n"

static void what_is_about_her_weeks_is_not_for_a_form_that_she_did_not_ask_for(void **state)
{
    (void)state;
    for (int weeks = -1; weeks <= 12; weeks += weeks < 0 ? 1 : 12) {
        Checked checked;
        check(&checked, PRESS, FORM_AS_WRITTEN, weeks, false);
        assert_int_equal(says(&checked, "dose", " (the harder form)"), weeks < 0);
        assert_int_equal(checked.status, STATUS_DONE);  // in no week it is only warned about
        done(&checked);
        check(&checked, BOTH, FORM_AS_WRITTEN, weeks, false);  // a slip is a slip in any week
        assert_true(says(&checked, "pace-range", " (the easier form)"));
        assert_int_equal(checked.status, STATUS_MISTAKES);
        done(&checked);
    }
    Checked checked;
    check(&checked, PRESS, FORM_HARDER, 12, false);
    assert_true(says(&checked, "dose", "; try --form easier; --anyway overrides"));
    done(&checked);
}

static void a_warning_in_a_form_counts_where_it_is_strict(void **state)
{
    (void)state;
    static const char in_form[] = "extends = \"20min\"\nharder: { words: { pond = \"The pond.\" } }\n",
                      in_all[] =
                          "extends = \"20min\"\nwords: { pond = \"The pond.\" }\nharder: { pace = 101 }\n";
    Checked checked;
    check(&checked, in_form, FORM_AS_WRITTEN, 9, false);
    assert_int_equal(checked.status, STATUS_DONE);
    assert_true(says(&checked, "never-said", " (the harder form)"));
    done(&checked);
    check(&checked, in_form, FORM_AS_WRITTEN, 9, true);
    assert_int_equal(checked.status, STATUS_MISTAKES);
    done(&checked);
    check(&checked, in_all, FORM_AS_WRITTEN, 9, true);  // reported already, for the walk as it is written
    assert_int_equal(checked.walk.diags.warnings, 1);
    assert_int_equal(checked.status, STATUS_DONE);
    done(&checked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slip_in_a_form_says_which),
        cmocka_unit_test(a_form_that_was_asked_for_is_looked_at_alone),
        cmocka_unit_test(one_wrong_form_is_enough),
        cmocka_unit_test(what_is_about_her_weeks_is_not_for_a_form_that_she_did_not_ask_for),
        cmocka_unit_test(a_warning_in_a_form_counts_where_it_is_strict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
