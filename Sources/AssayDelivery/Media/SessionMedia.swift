package import AssayModel

/// What the media of a form are called in its session: `m1`, `m2` and on, as an id that tells nothing of the file.
///
/// First come those that are seen with an item or its stimulus, in the order in which the form shows them, parts of an
/// item in the order shown; then those of hints; then those of feedback and rationales, in the order of their digests,
/// because what is told of an answer must not tell how much there is to tell of others. No key has a say in any of it.
package struct SessionMedia: Hashable, Sendable {
  private var entries: [Entry] = []
  private var numbers: [MediaPath: Int] = [:]

  /// A medium, and the slots at which it is met with.
  struct Entry: Hashable, Sendable {
    var file: MediaFile
    /// With whose items, or the stimuli of whose items, it is seen.
    var shownAt: [Int] = []
    /// In whose hints, feedback or rationales it stands.
    var toldAt: [Int] = []
  }

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  /// The id of a file; nil where the form does not show it.
  package func id(of path: MediaPath) -> String? { numbers[path].map { "m\($0 + 1)" } }

  /// The file of an id, whether or not anybody may see it now; nil where it is none.
  package func file(_ id: String) -> MediaFile? { self[id]?.file }

  /// The medium of an id; nil where it is none.
  subscript(id: String) -> Entry? {
    guard let number = ordinal(id, after: .medium), number <= entries.count else { return nil }
    return entries[number - 1]
  }

  /// A medium as a candidate sees it; nil where the package lacks its file.
  func candidateMedium(_ medium: Medium) -> CandidateMedium? {
    guard let number = numbers[medium.file] else { return nil }
    let file = entries[number].file
    return CandidateMedium(
      id: "m\(number + 1)", type: file.type, bytes: file.bytes, alternative: medium.alternative,
      transcript: medium.transcript, captions: medium.captions.flatMap { id(of: $0) }, plays: medium.plays)
  }

  func candidateMedia(_ media: [Medium]) -> [CandidateMedium] {
    media.isEmpty ? [] : media.compactMap { candidateMedium($0) }
  }
}

extension SessionMedia {
  /// Names the media that a form can show.
  init(of context: SessionContext) {
    self.init()
    let (own, scoring) = (context.index.media, context.scoring.media)
    guard !own.isEmpty || !scoring.isEmpty else { return }
    let files = own.merging(scoring, uniquingKeysWith: { own, _ in own })
    for place in context.form.slots.indices {
      let item = context.item(at: place)
      if let set = context.form.slots[place].set.flatMap({ context.index.sets[$0] }) {
        for path in MediaPath.mentioned(in: set.stimulus) + set.media.files {
          add(path, files) { $0.shownAt.append(place) }
        }
      }
      for path in MediaPath.mentioned(in: item.stem) + item.media.files {
        add(path, files) { $0.shownAt.append(place) }
      }
      item.interaction.forEachPartShown(context.form.slots[place].arrangement) { text, media in
        for path in MediaPath.mentioned(in: text) + media.files { add(path, files) { $0.shownAt.append(place) } }
      }
    }
    for place in context.form.slots.indices {
      for hint in context.item(at: place).hints {
        for path in MediaPath.mentioned(in: hint) { add(path, files) { $0.toldAt.append(place) } }
      }
    }
    var told: [(file: MediaFile, place: Int)] = []
    for place in context.form.slots.indices {
      context.scoredItem(at: place).forEachText { _, use, text in
        guard use == .told else { return }
        told += MediaPath.mentioned(in: text).compactMap { files[$0] }.map { ($0, place) }
      }
    }
    for (file, place) in told.sorted(by: { ($0.file.digest.text, $0.place) < ($1.file.digest.text, $1.place) }) {
      add(file.path, files) { $0.toldAt.append(place) }
    }
  }

  /// Names the media of one item as whoever marks answers to it meets them, apart from any form: those of its stimulus
  /// first, then its own, then those of its rubric.
  init(of item: Item, _ stimulus: ItemSet?, _ rubric: Rubric, in files: [MediaPath: MediaFile]) {
    self.init()
    guard !files.isEmpty else { return }
    var paths: [MediaPath] = []
    if let stimulus { paths += MediaPath.mentioned(in: stimulus.stimulus) + stimulus.media.files }
    paths += MediaPath.mentioned(in: item.stem) + item.media.files
    for level in rubric.traits.flatMap(\.levels) { paths += MediaPath.mentioned(in: level.text) }
    for path in paths { add(path, files) { _ in } }
  }

  private mutating func add(_ path: MediaPath, _ files: [MediaPath: MediaFile], _ note: (inout Entry) -> Void) {
    guard let file = files[path] else { return }
    let number = numbers[path] ?? entries.count
    if number == entries.count {
      numbers[path] = number
      entries.append(Entry(file: file))
    }
    note(&entries[number])
  }
}
