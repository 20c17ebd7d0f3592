import AssayModel
import Glibc

/// The engine's time: the machine's at the start, and from then on what has passed since, also while it slept.
///
/// A clock that somebody sets, or that a time server corrects, moves no deadline of a session that goes on. How far the
/// machine's own clock has moved away is told, so that whoever runs the engine learns of it.
final class SteadyClock {
  private let start: Instant
  private let startOfCount: Int64
  private let report: (String) -> Void
  private var reported = Interval.zero

  /// - Parameter report: Takes a sentence when the machine's clock was set.
  init(report: @escaping (String) -> Void) {
    start = SystemClock.now
    startOfCount = Self.count
    self.report = report
  }

  /// The time now; never before what it was.
  var now: Instant {
    let now = start + Interval(milliseconds: Self.count - startOfCount)
    let drift = SystemClock.now - now
    let moved = drift - reported
    if moved.milliseconds.magnitude > 2000 {
      reported = drift
      let direction = moved < .zero ? "back" : "forward"
      let length = Interval(milliseconds: Int64(clamping: moved.milliseconds.magnitude)).durationText
      report("the machine's clock went \(direction) by \(length); sessions go on by the time that has really passed.")
    }
    return now
  }

  /// Milliseconds that only count up, and go on while the machine sleeps.
  private static var count: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_BOOTTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
