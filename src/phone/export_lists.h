// The lists of an exported folder, and the files they named before.
#ifndef PHONE_EXPORT_LISTS_H
#define PHONE_EXPORT_LISTS_H

#include "base/whole.h"
#include "phone/export_work.h"

// What the folder's index named before this export.
typedef struct {
    IndexEntry *entries;
    size_t      count;
} ExportBefore;

// Anything but STATUS_DONE: the index there is not one of ours, which has been reported.
Status export_read_lists(const Terminal *terminal, const ExportPlan *plan, Arena *arena, ExportBefore *out);

typedef struct {
    int     walks, removed;  // files with sound: in the lists now, taken away as another replaced them
    int64_t bytes;           // of those in the lists
} ExportLists;

// Of a walk and level that is in `plan` and is whole, the files of before that it does not name itself
// go. Then the lists name all that is there: also after a failure. False: why; and then there are no lists
// rather than wrong ones.
bool export_write_lists(const ExportPlan *plan, const ExportShared *shared, const ExportBefore *before,
                        Arena *arena, ExportLists *out, char why[WHOLE_WHY_SIZE]);

#endif
