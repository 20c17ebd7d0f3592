import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Engine {
  mutating func beginTurn() {
    turn.begin(at: clock())
    // What an unusually large turn left is given back.
    if replies.bytes.count > 1 << 22 { replies = JSONWriter(capacity: 16 * 1024) } else { replies.removeAll() }
    if needsReopening { reopen() }
    sessions.beginTurn(turn.number)
    // What others granted counts before the clock strikes.
    if sessions.hasConnected { watch() }
    expire()
  }

  /// Commits, and gives what is to be written: notifications first, then the replies in the order of the lines.
  mutating func endTurn() -> [UInt8] {
    settle()
    guard !turn.notices.isEmpty else { return replies.bytes }
    var output = Output()
    for notice in turn.notices where !turn.lost.contains(notice.session) { notice.write(to: &output) }
    return output.json.bytes + replies.bytes
  }

  /// Carries out one line and writes its reply.
  mutating func carryOut(_ line: LineSplitter.Line) {
    switch line {
    case .line(let range): carryOut(range)
    case .tooLong(let count):
      replies.reply(to: .null, error: .lineTooLong(count: count, limit: splitter.limit))
    case .unterminated(let range): replies.reply(to: .null, error: .lineUnterminated(count: range.count))
    }
  }

  private mutating func carryOut(_ line: Range<Int>) {
    let start = replies.bytes.count
    turn.current = nil
    turn.naming = nil
    turn.tellsClock = true
    do throws(RefusedRequest) {
      let request = try Request(splitter.bytes, in: line)
      do throws(RPCError) {
        try dispatch(request)
      } catch {
        var error = error
        if turn.tellsClock, let current = turn.current { error.details.append(clockDetail(of: current)) }
        replies.reply(to: request.id, error: error)
      }
    } catch {
      replies.reply(to: error.id, error: error.error)
    }
    if let current = turn.current, sessions.hasPending(current) {
      turn.marks.append(.init(line: line, reply: start..<replies.bytes.count, session: current))
    }
  }

  /// Takes in events of a session; they are in the store once the turn is settled.
  mutating func record(_ events: [SessionEvent], on session: Int) {
    if sessions.record(events, on: session) { turn.touched.append(session) }
    touchMarking(of: session)
  }
}

extension Engine {
  /// Commits what the lines so far brought about, and takes back the replies that it could not make true.
  ///
  /// A session that another process went on with is read again, and its lines are carried out once more on what is there
  /// now: their numbers and tokens then tell what has become of them. Should that happen twice, they are refused.
  mutating func settle() {
    guard !turn.touched.isEmpty else {
      turn.marks.removeAll(keepingCapacity: true)
      return
    }
    let touched = turn.touched
    let marks = turn.marks
    turn.touched.removeAll(keepingCapacity: true)
    turn.marks.removeAll(keepingCapacity: true)
    var lost: [Int: Turn.Loss] = [:]
    do throws(StoreError) {
      let outcomes = try store.append(touched.map { sessions[$0].append })
      for (session, outcome) in zip(touched, outcomes) {
        guard case .appended = outcome else {
          lost[session] = .overtaken
          continue
        }
        if sessions.keep(session) { schedule(session) }
      }
    } catch {
      let problem = failedWriting(error)
      for session in touched { lost[session] = .failed(problem) }
    }
    guard !lost.isEmpty else { return }
    for session in lost.keys { drop(session) }
    turn.lost.formUnion(lost.keys)
    takeBack(marks, lost)
  }

  /// Writes the replies anew, but for those on lost sessions, which get other ones.
  private mutating func takeBack(_ marks: [Turn.Mark], _ lost: [Int: Turn.Loss]) {
    let old = replies.bytes
    replies.removeAll()
    var position = 0
    let mayRepeat = !turn.isRepeating
    turn.isRepeating = true
    for mark in marks {
      guard let loss = lost[mark.session] else { continue }
      replies.copyLines(old[position..<mark.reply.lowerBound])
      position = mark.reply.upperBound
      switch loss {
      case .overtaken where mayRepeat: carryOut(mark.line)
      case .overtaken: refuse(mark.line, .overtaken)
      case .failed(let problem): refuse(mark.line, .storage(problem))
      }
    }
    replies.copyLines(old[position...])
    settle()
    turn.isRepeating = !mayRepeat
  }

  private mutating func refuse(_ line: Range<Int>, _ error: RPCError) {
    do throws(RefusedRequest) {
      replies.reply(to: try Request(splitter.bytes, in: line).id, error: error)
    } catch {
      replies.reply(to: error.id, error: error.error)
    }
  }

  /// Forgets a session whose events were not kept; it is read again when it is next used, or when its clock asks for it.
  private mutating func drop(_ session: Int) {
    touchMarking(of: session)
    let hadLimit = sessions[session].session.start.budget != nil
    let id = sessions.remove(session)
    if hadLimit { deadlines.schedule(id, at: turn.now + Interval(seconds: 1)) }
  }
}

extension Engine {
  /// Notes that what raters are given of a session may have changed.
  private mutating func touchMarking(of session: Int) {
    guard !marking.desks.isEmpty else { return }
    marking.touch(sessions[session].id, of: sessions[session].session.start.assessment)
  }
}

extension JSONWriter {
  /// Appends lines that are written already, with their ends.
  fileprivate mutating func copyLines(_ lines: ArraySlice<UInt8>) {
    guard !lines.isEmpty else { return }
    raw(lines.dropLast())
    endLine()
  }
}
