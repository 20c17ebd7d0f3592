import AssayDigest
package import AssayModel
package import AssayScoring

/// The answers of many sessions that people score, and who is to mark which next.
///
/// A value: made from sessions, kept by whoever asks, and brought up to date session by session.
package struct MarkingQueue: Sendable {
  /// An answer with everything that is known of it; a rater is given an ``AnswerToMark`` in its place.
  package struct Entry: Hashable, Sendable {
    package var work: WorkID
    package var session: SessionID
    package var marked: MarkedSlot
    /// The files of the answer, in its order.
    package var files: [SentFile] = []
    /// What the media of the item, its stimulus and its rubric are called.
    package var media = SessionMedia()
  }

  private var entries: [WorkID: Entry] = [:]
  private var works: [SessionID: [WorkID]] = [:]

  package init() {}

  /// Takes the answers of a session in, in place of what was known of it.
  ///
  /// Of a session that is open or does not count, there are none.
  package mutating func update(_ session: Session, in context: SessionContext) {
    remove(session.id)
    guard session.isMarkable else { return }
    for marked in session.markedSlots(in: context) {
      let work = session.work(at: marked)
      entries[work] = Entry(
        work: work, session: session.id, marked: marked, files: session.files(of: marked.answer),
        media: SessionMedia(of: marked.item, marked.stimulus, marked.rubric, in: context.index.media))
      works[session.id, default: []].append(work)
    }
  }

  /// Forgets the answers of a session.
  package mutating func remove(_ session: SessionID) {
    for work in works.removeValue(forKey: session) ?? [] { entries[work] = nil }
  }

  /// The answer under an id; nil where there is none, or another answer stands there by now.
  package subscript(work: WorkID) -> Entry? { entries[work] }

  /// The answer under an id, where it waits for a rater; nil once the rater has marked it, or where others have done.
  package func waiting(_ work: WorkID, for rater: Rater) -> Entry? {
    entries[work].flatMap { rater.mayMark($0.marked) ? $0 : nil }
  }

  /// Whether there is nothing in it that people score.
  package var isEmpty: Bool { entries.isEmpty }

  /// The items that people score answers to, in the order of their ids.
  package var items: [ItemID] { Set(entries.values.map(\.marked.item.id)).sorted() }

  /// The traits of all rubrics, each once, in the order of their ids.
  package var traits: [TraitID] { Set(entries.values.flatMap { $0.marked.rubric.traits.map(\.id) }).sorted() }

  /// How far the marking has come.
  package var progress: MarkingProgress { MarkingProgress(entries.values.lazy.map(\.marked)) }

  /// What a rater is to mark next.
  ///
  /// Answers with the fewest marks come first, none that the rater has marked, and those on which raters differ only to
  /// adjudicators. Among answers with as many marks the order is shuffled for each rater, the same each time, so that
  /// neither the order of the sessions nor that of another rater shows; and where there is a choice, no two answers of one
  /// candidate come in a row.
  ///
  /// - Parameters:
  ///   - rater: Who marks.
  ///   - item: Answers to this item alone; nil for all.
  ///   - last: What the rater was given before.
  ///   - skipped: What the rater does not want to mark now.
  /// - Returns: The answer; nil when nothing is left for the rater.
  package func next(
    for rater: Rater, of item: ItemID? = nil, after last: WorkID? = nil, leaving skipped: Set<WorkID> = []
  ) -> AnswerToMark? {
    var line = line(for: rater, of: item, leaving: skipped)
    return line.popFirst(notOf: last.flatMap { entries[$0]?.session }).flatMap {
      AnswerToMark($0.entry, rater.role)
    }
  }

  /// Everything that a rater may mark, in the order in which ``next(for:of:after:leaving:)`` would give it out.
  package func all(for rater: Rater, of item: ItemID? = nil) -> [AnswerToMark] {
    var line = line(for: rater, of: item, leaving: [])
    var all: [AnswerToMark] = []
    var last: SessionID?
    while let place = line.popFirst(notOf: last) {
      last = place.entry.session
      if let answer = AnswerToMark(place.entry, rater.role) { all.append(answer) }
    }
    return all
  }

  /// How many answers a rater may mark.
  package func count(for rater: Rater, of item: ItemID? = nil) -> Int {
    entries.values.count { (item == nil || $0.marked.item.id == item) && rater.mayMark($0.marked) }
  }

  private func line(for rater: Rater, of item: ItemID?, leaving skipped: Set<WorkID>) -> Line {
    var places: [Line.Place] = []
    for entry in entries.values where item == nil || entry.marked.item.id == item {
      guard !skipped.contains(entry.work), rater.mayMark(entry.marked) else { continue }
      var hasher = FieldHasher(domain: "assay marking order v1")
      hasher.append(rater.name)
      hasher.append(entry.work.text)
      places.append(Line.Place(entry: entry, marks: entry.marked.marks.count, order: hasher.finalize()))
    }
    return Line(places)
  }
}

extension Session {
  /// The files that an answer names.
  fileprivate func files(of answer: Answer?) -> [SentFile] {
    guard case .file(let ids)? = answer else { return [] }
    return ids.compactMap { id in files.first { $0.id == id } }
  }

  /// The name of an answer for raters.
  ///
  /// Made with the digest of the session's first token, which nobody but the store has, so that whoever knows sessions
  /// cannot find theirs among the answers; and from the answer itself, so that a mark never goes to another than was read.
  fileprivate func work(at marked: MarkedSlot) -> WorkID {
    var hasher = FieldHasher(domain: "assay work v1")
    hasher.append(start.tokenDigest)
    hasher.append(id.text)
    hasher.append(marked.slot.text)
    if let answer = marked.answer {
      hasher.append(Int64(bitPattern: Fingerprint.save(marked.slot, answer)))
    } else {
      hasher.appendAbsent()
    }
    let text = "w-" + Base32.encode(hasher.finalize().bytes).prefix(20)
    guard let work = WorkID(text) else { preconditionFailure("letters and digits are a reference") }
    return work
  }
}

extension AnswerToMark {
  /// What a rater is given of an answer; nil where nothing was answered.
  fileprivate init?(_ entry: MarkingQueue.Entry, _ role: Mark.Role) {
    let item = entry.marked.item
    guard let answer = entry.marked.answer else { return nil }
    var words: ClosedRange<Int>?
    if case .essay(let essay) = item.interaction { words = essay.words }
    let naming = entry.media
    self.init(
      work: entry.work, item: item.id, stem: item.stem, media: naming.candidateMedia(item.media),
      stimulus: entry.marked.stimulus.map { set in
        Stimulus(title: set.title, text: set.stimulus, media: naming.candidateMedia(set.media))
      },
      answer: answer,
      files: entry.files.compactMap { file in
        guard let type = MediaType(rawValue: file.description.type), let digest = file.digest else { return nil }
        return File(id: file.id, digest: digest, type: type, bytes: file.description.bytes)
      },
      words: words,
      traits: entry.marked.rubric.traits, role: role, naming: naming)
  }
}
