// Lengths of time as texts: "4:00", "45s", "20 min".
#include "conf/conf.h"

#include "rules/rules.h"

void conf_refuse_length(const ConfNode *node, DiagList *diags)
{
    if (node->kind == CONF_INT)
        diag_error(diags, node->pos, RULE(LENGTH_FORM),
                   "%s = %lld: %lld what? \"%lld:00\" is minutes, \"%llds\" seconds", node->name,
                   (long long)node->integer, (long long)node->integer, (long long)node->integer,
                   (long long)node->integer);
    else if (node->kind == CONF_TEXT)
        diag_error(diags, node->pos, RULE(LENGTH_FORM),
                   "%s \"%s\" is not a length: \"4:00\", \"45s\", \"20 min\" or \"1h10min\"", node->name,
                   node->text);
    else
        diag_error(diags, node->pos, RULE(LENGTH_FORM), "%s is a text: \"4:00\", \"45s\" or \"20 min\"",
                   node->name);
}

bool conf_time(const ConfNode *node, Micros low, Micros high, DiagList *diags, Micros *out)
{
    Micros time;
    char   from[UNITS_TEXT_SIZE], to[UNITS_TEXT_SIZE];
    if (!node)
        return false;
    if (node->kind != CONF_TEXT || !units_parse_length(node->text, &time)) {
        conf_refuse_length(node, diags);
        return false;
    }
    if (time < low || time > high) {
        diag_error(diags, node->pos, RULE(LENGTH_RANGE), "%s \"%s\" is outside %s..%s", node->name,
                   node->text, units_format_clock(low, from), units_format_clock(high, to));
        return false;
    }
    *out = time;
    return true;
}
