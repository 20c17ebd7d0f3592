// What Swift's own module of the C library leaves out, or C declares with `...` so that Swift cannot call it.
#ifndef ASSAY_CSYSTEM_H
#define ASSAY_CSYSTEM_H

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/random.h>

// Keeps the memory of the process out of core dumps and out of reach of other processes of the user.
static inline int assay_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

// Closes a descriptor in programs that this one starts.
static inline int assay_close_on_exec(int descriptor) { return fcntl(descriptor, F_SETFD, FD_CLOEXEC); }

#endif
