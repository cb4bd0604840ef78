// job/offer.h: which sessions are offered in which week.
#include "job/offer.h"

#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

static WalkOrder in_week(int week)
{
    WalkOrder order = WALK_ORDER_DEFAULT;
    order.asked.today = "2026-11-27";
    order.asked.walker.weeks = week;
    order.asked.walker.birth = BIRTH_VAGINAL;
    return order;
}

static void check(const WalkOrder *order, const char *name, OfferKind kind, int week)
{
    Offer offer = offer_of(order, name);
    if (offer.kind != kind || offer.week != week)
        fail_msg("%s is %d, %d", name, offer.kind, offer.week);
}

// hills: from week 12; side-plank: with clearance alone; sit-to-stand: from week 7.
static void what_does_not_fit_yet_has_its_week(void **state)
{
    (void)state;
    WalkOrder order = in_week(11);
    check(&order, "5min", OFFER_NOW, 11);
    check(&order, "hills", OFFER_LATER, 12);
    order = in_week(12);
    check(&order, "hills", OFFER_NOW, 12);
    order = in_week(0);
    check(&order, "5min", OFFER_NOW, 0);
    check(&order, "hills", OFFER_LATER, 12);
    check(&order, "sit-to-stand", OFFER_LATER, 7);
    check(&order, "side-plank", OFFER_CLEARED, 0);
    order = in_week(30);
    check(&order, "side-plank", OFFER_CLEARED, 0);
    check(&order, "no-such-walk", OFFER_NEVER, 0);
    order.asked.walker.cleared = true;
    check(&order, "side-plank", OFFER_NOW, 30);
}

static void without_a_week_everything_is_offered(void **state)
{
    (void)state;
    WalkOrder order = WALK_ORDER_DEFAULT;
    order.asked.today = "2026-11-27";
    check(&order, "hills", OFFER_NOW, -1);
    assert_true(offer_knows_no_week(&order));
    order.asked.walker.weeks = 0;
    assert_false(offer_knows_no_week(&order));
    order.asked.walker.weeks = -1;
    order.asked.walker.baby_born = "2026-10-18";
    assert_false(offer_knows_no_week(&order));
}

static void an_offer_is_said_in_words(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(offer_text((Offer){ OFFER_LATER, 12 }, &arena), "from week 12");
    assert_string_equal(offer_text((Offer){ OFFER_CLEARED, 0 }, &arena), "once your provider has said yes");
    assert_string_equal(offer_text((Offer){ OFFER_NOW, 3 }, &arena), "");
    assert_string_equal(offer_text((Offer){ OFFER_NEVER, 0 }, &arena), "");
    arena_free(&arena);
}

static int set_up(void **state)
{
    (void)state;
    return setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_does_not_fit_yet_has_its_week),
        cmocka_unit_test(without_a_week_everything_is_offered),
        cmocka_unit_test(an_offer_is_said_in_words),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
