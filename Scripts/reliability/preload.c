/* Stands between a program and the C library, and spoils what it does to the files of one folder.
 *
 *   cc -O2 -shared -fPIC -o preload.so preload.c -ldl
 *   LD_PRELOAD=preload.so ASSAY_PRELOAD=control program
 *
 * `control` is a file that both sides map: the test says there what to spoil, now or later, and reads how far the program
 * is. With a journal, every change of the folder's files and every byte of standard output is written down in the order in
 * which it happened, before the program goes on. What is written through a mapping is not seen; SQLite writes so to its
 * `-shm` alone, and makes that anew after a crash.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* What is shared with the test; preload.py has the same members in the same order. */
struct control {
  int64_t changes, writes, syncs;          /* how many calls there were */
  int64_t spoilt;                          /* which calls: one of the kinds below */
  int64_t first, last;                     /* from the first to the last of these, counted from 1; 0: to the end */
  int64_t how;                             /* an errno, or one of the ways below */
  int64_t room;                            /* so many bytes may files grow yet; negative: no bound */
  int64_t sync_delay;                      /* microseconds */
  int64_t shift, steady_shift;             /* nanoseconds by which the clock, and the clock that never jumps, are ahead */
  char folder[1024], journal[1024];
};
enum { NO_CALLS, WRITES, SYNCS, CHANGES };
enum { KILL = -1, KILL_TORN = -2, PRETEND = -3 };

static struct control *control;
static int journal = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
#define FILES 4096
static char *paths[FILES];                 /* of open files and folders that are ours, by descriptor */

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("ASSAY_PRELOAD");
  int file = name ? syscall(SYS_openat, AT_FDCWD, name, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *at = mmap(0, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  syscall(SYS_close, file);
  if (at == MAP_FAILED) return;
  struct control *mapped = at;
  if (mapped->journal[0])
    journal = syscall(SYS_openat, AT_FDCWD, mapped->journal, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  control = mapped;
}

/* ---- the journal ------------------------------------------------------------------------------------------------- */

static void note(char kind, const char *path, int64_t inode, int64_t offset, const void *data, size_t count) {
  if (journal < 0) return;
  struct { int64_t kind, path, inode, offset, count; } head = { kind, path ? strlen(path) : 0, inode, offset, count };
  struct iovec parts[] = { { &head, sizeof head }, { (void *)path, head.path }, { (void *)data, count } };
  syscall(SYS_writev, journal, parts, 3);
}

static int64_t inode_of(int file) {
  struct stat status;
  return fstat(file, &status) ? 0 : (int64_t)status.st_ino;
}

/* ---- which files are ours ---------------------------------------------------------------------------------------- */

static int is_ours(const char *path) {
  size_t count = strlen(control->folder);
  return !strncmp(path, control->folder, count) && (path[count] == 0 || path[count] == '/' || count == 1);
}

/* The path of an open file that is ours, or null. */
static const char *ours(int file) { return control && file >= 0 && file < FILES ? paths[file] : 0; }

static void forget(int file) {
  if (file < 0 || file >= FILES || !paths[file]) return;
  free(paths[file]);
  paths[file] = 0;
}

static void opened(int file, int is_new, int is_emptied) {
  char link[64], path[PATH_MAX];
  if (file < 0 || file >= FILES) return;
  forget(file);
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t count = readlink(link, path, sizeof path - 1);
  if (count <= 0) return;
  path[count] = 0;
  if (!is_ours(path)) return;
  paths[file] = strdup(path);
  if (is_new) note('C', path, inode_of(file), 0, 0, 0);
  else if (is_emptied) note('T', path, inode_of(file), 0, 0, 0);
}

/* A path as the kernel would name it, of a file whose folder exists. */
static const char *whole(int folder, const char *path, char *buffer) {
  char base[PATH_MAX], joined[PATH_MAX * 2 + 2];
  if (path[0] == '/' || folder == AT_FDCWD) snprintf(joined, sizeof joined, "%s", path);
  else if (ours(folder)) snprintf(joined, sizeof joined, "%s/%s", ours(folder), path);
  else return 0;
  char *slash = strrchr(joined, '/');
  if (!slash) {
    if (!getcwd(base, sizeof base)) return 0;
  } else {
    *slash = 0;
    if (!realpath(slash == joined ? "/" : joined, base)) return 0;
  }
  int count = snprintf(buffer, PATH_MAX, "%s/%s", strcmp(base, "/") ? base : "", slash ? slash + 1 : joined);
  return count < PATH_MAX ? buffer : 0;
}

/* ---- what is spoilt ---------------------------------------------------------------------------------------------- */

/* Counts a call, and says what is to become of it: 0 nothing, an errno, or a way; kills where that is the way. */
static int64_t fate(int kind) {
  int64_t change = __atomic_add_fetch(&control->changes, 1, __ATOMIC_SEQ_CST), number = change;
  if (kind == WRITES) number = __atomic_add_fetch(&control->writes, 1, __ATOMIC_SEQ_CST);
  if (kind == SYNCS) number = __atomic_add_fetch(&control->syncs, 1, __ATOMIC_SEQ_CST);
  if (control->spoilt == CHANGES) number = change;
  else if (control->spoilt != kind) return 0;
  if (number < control->first || (control->last && number > control->last)) return 0;
  if (control->how == KILL || (control->how == KILL_TORN && kind != WRITES)) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
  }
  return control->how;
}

/* Whether there is no room for a file to reach an end; takes the room where there is. */
static int is_full(int file, int64_t end) {
  struct stat status;
  if (control->room < 0 || fstat(file, &status) || end <= status.st_size) return 0;
  if (end - status.st_size > control->room) return 1;
  control->room -= end - status.st_size;
  return 0;
}

static ssize_t put(int file, const void *bytes, size_t count, int64_t offset) {
  if (control && journal >= 0 && file == STDOUT_FILENO && offset < 0) note('P', 0, 0, 0, bytes, count);
  if (!ours(file))
    return offset < 0 ? syscall(SYS_write, file, bytes, count) : syscall(SYS_pwrite64, file, bytes, count, offset);
  pthread_mutex_lock(&lock);
  int64_t at = offset;
  if (offset < 0) {
    struct stat status;
    at = lseek(file, 0, SEEK_CUR);
    if (fcntl(file, F_GETFL) & O_APPEND && !fstat(file, &status)) at = status.st_size;
  }
  int64_t how = fate(WRITES);
  if (how == KILL_TORN) {
    syscall(SYS_pwrite64, file, bytes, count / 2, at);
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
  }
  ssize_t done = count;
  if (how == 0 && at >= 0 && is_full(file, at + (int64_t)count)) how = ENOSPC;
  if (how > 0) {
    errno = how;
    done = -1;
  } else if (how != PRETEND) {
    done = offset < 0 ? syscall(SYS_write, file, bytes, count) : syscall(SYS_pwrite64, file, bytes, count, offset);
    if (done > 0) note('W', ours(file), inode_of(file), at, bytes, done);
  }
  pthread_mutex_unlock(&lock);
  return done;
}

static int settle(int file, long call) {
  if (!ours(file)) return syscall(call, file);
  if (control->sync_delay > 0) usleep(control->sync_delay);
  pthread_mutex_lock(&lock);
  int64_t how = fate(SYNCS);
  int result = 0;
  if (how > 0) {
    errno = how;
    result = -1;
    note('F', ours(file), inode_of(file), 0, 0, 0);
  } else if (how != PRETEND) {
    result = syscall(call, file);
    if (result == 0) note('S', ours(file), inode_of(file), 0, 0, 0);
  }
  pthread_mutex_unlock(&lock);
  return result;
}

static int resize(int file, int64_t count) {
  if (!ours(file)) return syscall(SYS_ftruncate, file, count);
  pthread_mutex_lock(&lock);
  int64_t how = fate(CHANGES);
  int result = 0;
  if (how == 0 && is_full(file, count)) how = ENOSPC;
  if (how > 0) {
    errno = how;
    result = -1;
  } else if (how != PRETEND) {
    result = syscall(SYS_ftruncate, file, count);
    if (result == 0) note('T', ours(file), inode_of(file), count, 0, 0);
  }
  pthread_mutex_unlock(&lock);
  return result;
}

/* Room that is asked for before it is used; gives an errno. */
static int reserve(int file, int mode, int64_t offset, int64_t count) {
  if (ours(file)) {
    pthread_mutex_lock(&lock);
    int64_t how = fate(CHANGES);
    if (how == 0 && is_full(file, offset + count)) how = ENOSPC;
    pthread_mutex_unlock(&lock);
    if (how > 0) return how;
  }
  if (syscall(SYS_fallocate, file, mode, offset, count)) return errno;
  struct stat status;
  if (ours(file) && !fstat(file, &status)) note('T', ours(file), status.st_ino, status.st_size, 0, 0);
  return 0;
}

/* ---- the calls of the C library ---------------------------------------------------------------------------------- */

static int open_any(int folder, const char *path, int flags, mode_t mode) {
  char buffer[PATH_MAX];
  if (!control) return syscall(SYS_openat, folder, path, flags, mode);
  int is_new = (flags & O_CREAT) && faccessat(folder, path, F_OK, 0) != 0;
  const char *name = is_new ? whole(folder, path, buffer) : 0;
  if (name && is_ours(name)) {
    pthread_mutex_lock(&lock);
    int64_t how = fate(CHANGES);
    pthread_mutex_unlock(&lock);
    if (how > 0) {
      errno = how;
      return -1;
    }
  }
  int file = syscall(SYS_openat, folder, path, flags, mode), error = errno;
  pthread_mutex_lock(&lock);
  opened(file, is_new, flags & O_TRUNC);
  pthread_mutex_unlock(&lock);
  errno = error;
  return file;
}

#define OPEN(name, head, folder) \
  int name(head const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE) { \
      va_list more; \
      va_start(more, flags); \
      mode = va_arg(more, mode_t); \
      va_end(more); \
    } \
    return open_any(folder, path, flags, mode); \
  }
#define NOTHING
#define FOLDER int folder,
OPEN(open, NOTHING, AT_FDCWD)
OPEN(open64, NOTHING, AT_FDCWD)
OPEN(openat, FOLDER, folder)
OPEN(openat64, FOLDER, folder)
int creat(const char *path, mode_t mode) { return open_any(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int file) {
  if (control) {
    pthread_mutex_lock(&lock);
    forget(file);
    pthread_mutex_unlock(&lock);
  }
  return syscall(SYS_close, file);
}

ssize_t write(int file, const void *bytes, size_t count) { return put(file, bytes, count, -1); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) { return put(file, bytes, count, offset); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) { return put(file, bytes, count, offset); }

static ssize_t put_parts(int file, const struct iovec *parts, int count, int64_t offset) {
  ssize_t done = 0;
  for (int part = 0; part < count; part++) {
    ssize_t now = put(file, parts[part].iov_base, parts[part].iov_len, offset < 0 ? -1 : offset + done);
    if (now < 0) return done ? done : now;
    done += now;
    if ((size_t)now < parts[part].iov_len) break;
  }
  return done;
}
ssize_t writev(int file, const struct iovec *parts, int count) { return put_parts(file, parts, count, -1); }
ssize_t pwritev(int file, const struct iovec *parts, int count, off_t offset) {
  return put_parts(file, parts, count, offset);
}
ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t offset) {
  return put_parts(file, parts, count, offset);
}

int fsync(int file) { return settle(file, SYS_fsync); }
int fdatasync(int file) { return settle(file, SYS_fdatasync); }
int ftruncate(int file, off_t count) { return resize(file, count); }
int ftruncate64(int file, off64_t count) { return resize(file, count); }

int fallocate(int file, int mode, off_t offset, off_t count) {
  int error = reserve(file, mode, offset, count);
  if (error) errno = error;
  return error ? -1 : 0;
}
int fallocate64(int file, int mode, off64_t offset, off64_t count) { return fallocate(file, mode, offset, count); }
int posix_fallocate(int file, off_t offset, off_t count) { return reserve(file, 0, offset, count); }
int posix_fallocate64(int file, off64_t offset, off64_t count) { return reserve(file, 0, offset, count); }

static int remove_any(int folder, const char *path, int flags) {
  char buffer[PATH_MAX];
  const char *name = control ? whole(folder, path, buffer) : 0;
  if (!name || !is_ours(name)) return syscall(SYS_unlinkat, folder, path, flags);
  pthread_mutex_lock(&lock);
  int64_t how = fate(CHANGES);
  int result = -1;
  if (how > 0) errno = how;
  else if ((result = syscall(SYS_unlinkat, folder, path, flags)) == 0) note('U', name, 0, 0, 0, 0);
  pthread_mutex_unlock(&lock);
  return result;
}
int unlink(const char *path) { return remove_any(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return remove_any(folder, path, flags); }

static int rename_any(int from, const char *old, int to, const char *new, unsigned flags) {
  char buffer[PATH_MAX], other[PATH_MAX];
  const char *before = control ? whole(from, old, buffer) : 0, *after = control ? whole(to, new, other) : 0;
  if (!before || !after || !is_ours(after)) return syscall(SYS_renameat2, from, old, to, new, flags);
  pthread_mutex_lock(&lock);
  int64_t how = fate(CHANGES);
  int result = -1;
  if (how > 0) errno = how;
  else if ((result = syscall(SYS_renameat2, from, old, to, new, flags)) == 0)
    note('R', before, 0, 0, after, strlen(after));
  pthread_mutex_unlock(&lock);
  return result;
}
int rename(const char *old, const char *new) { return rename_any(AT_FDCWD, old, AT_FDCWD, new, 0); }
int renameat(int from, const char *old, int to, const char *new) { return rename_any(from, old, to, new, 0); }
int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
  return rename_any(from, old, to, new, flags);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  int result = syscall(SYS_clock_gettime, clock, time);
  if (result || !control) return result;
  int64_t shift = 0;
  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) shift = control->shift;
  if (clock == CLOCK_MONOTONIC || clock == CLOCK_BOOTTIME || clock == CLOCK_MONOTONIC_RAW) shift = control->steady_shift;
  int64_t nanoseconds = time->tv_nsec + shift % 1000000000;
  time->tv_sec += shift / 1000000000 + (nanoseconds >= 1000000000) - (nanoseconds < 0);
  time->tv_nsec = nanoseconds < 0 ? nanoseconds + 1000000000 : nanoseconds % 1000000000;
  return 0;
}
int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  struct timespec now;
  (void)zone;
  if (clock_gettime(CLOCK_REALTIME, &now)) return -1;
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;
  return 0;
}
time_t time(time_t *at) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (at) *at = now.tv_sec;
  return now.tv_sec;
}
