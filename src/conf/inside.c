// Places inside a text, for messages about its own small notation.
//
// The value is shorter than what is written: \" is two bytes there, and a text may be joined from several.
#include "conf/conf.h"

#include "conf/cursor.h"

#include <string.h>

// Moves from a closing quote into the text that is joined to it. False where there is none.
static bool enter_next(ConfCursor *cursor)
{
    ConfCursor next = *cursor;
    conf_cursor_move(&next, next.at + 1);
    conf_cursor_skip_blanks(&next);
    if (*next.at != '"')
        return false;
    next.at++;
    *cursor = next;
    return true;
}

// Moves past one byte of the value. False at its end.
static bool advance(ConfCursor *cursor)
{
    while (*cursor->at == '"')
        if (!enter_next(cursor))
            return false;
    cursor->at += cursor->at[0] == '\\' ? 2 : 1;
    return true;
}

SourcePos conf_pos_inside(const ConfNode *node, size_t offset, size_t width)
{
    if (node->kind != CONF_TEXT || node->pos.column == 0)
        return node->pos;
    ConfCursor cursor = conf_cursor_at(node->pos);
    cursor.at++;
    for (; offset > 0; offset--)
        if (!advance(&cursor))
            return node->pos;
    if (*cursor.at == '"')
        enter_next(&cursor);
    return conf_cursor_pos(&cursor, width ? width : 1);
}
