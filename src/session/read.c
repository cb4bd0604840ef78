// From a name to a Session: the file of that name, or the walk that comes nearest to a length.
#include "rules/rules.h"
#include "session/stages.h"

void reading_report_missing(const char *name, const Desk *desk)
{
    diag_error(desk->diags, (SourcePos){ 0 }, RULE(NO_SUCH_FILE), "there is no session \"%s\" (%s)%s", name,
               files_describe(desk->path, &session_files, name, desk->arena),
               files_did_you_mean_file(desk->path, &session_files, name, desk->arena));
}

bool reading_of(const SessionRequest *request, const Desk *desk, Reading *out)
{
    const char *path = request->text ? request->name
                                     : files_find(desk->path, &session_files, request->name, 0, desk->arena);
    Micros      wanted;

    *out = (Reading){ .request = request, .session.name = request->name };
    if (path)
        return reading_of_file(request, path, 0, desk, out);
    if (units_parse_length(request->name, &wanted) && wanted > 0)
        return nearest_read(request, wanted, desk, out);
    reading_report_missing(request->name, desk);
    return false;
}

bool session_read(const SessionRequest *request, const Desk *desk, Session *out)
{
    Reading reading;
    bool    right = reading_of(request, desk, &reading);
    *out = reading.session;
    return right;
}
