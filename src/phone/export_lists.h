// The lists of an exported folder, and the files they named before.
#ifndef PHONE_EXPORT_LISTS_H
#define PHONE_EXPORT_LISTS_H

#include "base/whole.h"
#include "phone/export_work.h"

// What the folder's index listed before this export.
typedef struct {
    IndexEntry *entries;
    size_t      count;
} ExportBefore;

// Anything but STATUS_DONE: that index is not ours, which has been reported.
Status export_read_lists(const Terminal *terminal, const ExportPlan *plan, Arena *arena, ExportBefore *out);

// Sessions in two folders may have one name, and two names may look the same in a file's name: the files of
// the second walk are "20min-level3-week9-2". A name that is listed stays with its session.
void export_name(ExportPlan *plan, const ExportBefore *before, Arena *arena);

typedef struct {
    int     walks, removed;  // files with sound: listed now, and deleted because another replaced them
    int64_t bytes;           // of those in the lists
} ExportLists;

// If a walk and level of `plan` is whole, its earlier files that `plan` does not name are deleted. Then the
// lists name everything that is there, even after a failure. False: why; then there are no lists, rather than
// wrong ones.
bool export_write_lists(const ExportPlan *plan, const ExportShared *shared, const ExportBefore *before,
                        Arena *arena, ExportLists *out, char why[WHOLE_WHY_SIZE]);

#endif
