import AssayStore
import FoundationEssentials

/// How often the engine has the disk wait for a commit: fsync and fdatasync, counted in the process by a library before libc.
///
/// Now and then SQLite brings its log into the file, which takes two more.
enum DiskSyncs: Benchmark {
  static let names = ["syncs-per-commit"]

  private static let commits = 2_000

  static func run(in place: Workplace) throws -> [Measurement] {
    let store = place.folder + "/syncs.sqlite"
    try Exam.publish(in: SQLiteStore(path: store))
    let library = try place.compile(source, as: "syncs.so", with: ["-shared", "-fPIC"])
    let counts = place.folder + "/syncs.count"
    try Data(count: 8).write(to: URL(filePath: counts))
    let engine = try ServedEngine(place.assay, on: store, with: ["LD_PRELOAD=\(library)", "ASSAY_SYNCS=\(counts)"])
    var client = try Client(0) { try engine.call($0) }
    var lines = Lines()
    for _ in 0..<commits { lines.append { client.appendSave(to: &$0) } }
    let before = try count(in: counts)
    _ = try engine.exchange(lines, inFlight: 1, expecting: #""saved":true"#)
    let syncs = try count(in: counts) - before
    return [
      Measurement(
        name: names[0], what: "waits for the disk per commit, one answer each", seen: "\(syncs) for \(commits) commits",
        value: Double(syncs) / Double(commits))
    ]
  }

  private static func count(in file: String) throws -> Int {
    let data = FileManager.default.contents(atPath: file) ?? Data()
    guard data.count == 8 else { throw Failure("the waits for the disk were not counted") }
    return data.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static let source = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <stdlib.h>
    #include <sys/mman.h>
    #include <unistd.h>

    static unsigned long *count;

    __attribute__((constructor)) static void begin(void) {
      const char *path = getenv("ASSAY_SYNCS");
      int file = path ? open(path, O_RDWR) : -1;
      if (file < 0) return;
      void *place = mmap(0, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
      if (place != MAP_FAILED) count = place;
      close(file);
    }

    static int call(const char *name, int file) {
      if (count) __atomic_fetch_add(count, 1, __ATOMIC_RELAXED);
      return ((int (*)(int))dlsym(RTLD_NEXT, name))(file);
    }

    int fsync(int file) { return call("fsync", file); }
    int fdatasync(int file) { return call("fdatasync", file); }
    """
}
