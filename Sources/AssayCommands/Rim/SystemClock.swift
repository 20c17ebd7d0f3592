import AssayModel
import AssayReports
import Glibc

/// The time of the machine; the only place that asks for it.
enum SystemClock {
  static var now: Instant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The day, `YYYY-MM-DD`, in UTC.
  static var today: String { String(now.isoText.prefix(10)) }
}
