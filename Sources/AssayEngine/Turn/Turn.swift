import AssayDelivery
import AssayModel

/// What one call of the engine gathers until its commit.
struct Turn {
  /// The engine's time throughout.
  var now = Instant(milliseconds: 0)
  /// Counted from 1.
  var number = 0
  /// The sessions with events that are not in the store yet, by place.
  var touched: [Int] = []
  /// The replies that rest on such events.
  var marks: [Mark] = []
  /// What the clock has to tell, once it is true.
  var notices: [Notice] = []
  /// The sessions whose events could not be kept.
  var lost: Set<Int> = []
  /// The session that the present line is about, once its token was found right.
  var current: Int?
  /// What media are called in the present reply, where that is not as its session has it.
  var naming: SessionMedia?
  /// How many bytes of media and of files were given.
  var mediaBytes = 0
  /// Whether an error on the present line tells how the clock of its session stands: to raters, nothing of it.
  var tellsClock = true
  /// Whether lines are carried out for the second time, on sessions that another process went on with.
  var isRepeating = false

  /// A reply, the line that it answers, and the session on whose events it rests.
  struct Mark {
    var line: Range<Int>
    var reply: Range<Int>
    var session: Int
  }

  /// Why a session's events were not kept.
  enum Loss {
    /// The store could not keep them, or does not know whether it did.
    case failed(StorageProblem)
    /// Another process was first.
    case overtaken
  }

  /// Something to tell of a session.
  struct Notice {
    var session: Int
    var id: SessionID
    var kind: Kind

    enum Kind {
      case warning(remaining: Interval, TimeScope)
      case expired(TimeScope)
      case closed(SubmissionCause)
      /// Another client took the session over.
      case displaced
      /// Staff, or another engine, changed how the clock stands.
      case adjusted(ClockView)
    }
  }

  /// Begins the next one.
  mutating func begin(at now: Instant) {
    self.now = now
    number += 1
    touched.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    notices.removeAll()
    lost.removeAll()
    current = nil
    naming = nil
    mediaBytes = 0
    isRepeating = false
  }
}
