package import AssayDiagnostics
import AssayModel
import AssayYAML

/// Makes a bank of the contents of its files, and says everything that is wrong with them.
///
/// What a file is, its first key says. Reading goes on behind every mistake; the rules of `assay check` come after it,
/// in ``BankRules``.
package struct BankLoader: ~Copyable {
  let reading: Reading
  var files: SourceFiles
  var bank = Bank(id: "unnamed", title: "")
  var defaults = ItemDefaults()
  var bankFile: SourceSpan?
  var partialItems: Set<Int> = []
  var partialSets: Set<Int> = []
  var unreadIDs: Set<String> = []
  var isComplete = true
  var ratingPlaces: [SourceSpan] = []
  private var foundMedia: [FoundMedium]?

  /// Reads a bank.
  ///
  /// - Parameters:
  ///   - files: Every file with its path in the bank, such as `items/phishing.yaml`; files that no bank has are left
  ///     alone. Read in the order of the bytes of their paths.
  ///   - media: What stands below `media/`; nil where nobody looked, and then nothing that is named is missed.
  /// - Returns: The bank as far as it could be read; there always is one, if only an empty one.
  package static func load(_ files: [BankFile], media: [FoundMedium]? = nil) -> Checked<LoadedBank> {
    var sources = SourceFiles()
    let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for file in sorted { sources.add(path: file.path, bytes: file.bytes) }
    var loader = BankLoader(sources)
    loader.foundMedia = media
    loader.readAll()
    return loader.finish()
  }

  private init(_ files: SourceFiles) {
    self.files = files
    reading = Reading(files.all.first ?? SourceFile(id: .init(rawValue: 0), path: "", bytes: []))
  }

  private mutating func readAll() {
    let yaml = files.all.filter { $0.isContent && $0.hasSuffix(".yaml", ".yml") }
    let kinds = yaml.map { FileKind.peek($0.bytes) }
    for (file, kind) in zip(yaml, kinds) where kind == .bank {
      reading.file = file
      readBank()
    }
    let itemFiles = zip(yaml, kinds).compactMap { file, kind in
      kind == .items || kind == .set ? (file: file, isSet: kind == .set) : nil
    }
    var items = ItemFiles(itemFiles, defaults: defaults)
    bank.items.reserveCapacity(items.itemCount)
    for (file, kind) in zip(yaml, kinds) where kind != .bank {
      reading.file = file
      read(kind, &items)
    }
    for file in files.all where file.path == "statistics/angoff.csv" { readRatings(file) }
    readTranslations(files.all.filter { $0.isTranslation && $0.hasSuffix(".yaml", ".yml") })
    if let foundMedia { take(foundMedia) }
  }

  private mutating func read(_ kind: FileKind?, _ items: inout ItemFiles) {
    switch kind {
    case .bank: break
    case .items: take(items.take(reading.file.id), isSet: false)
    case .set: take(items.take(reading.file.id), isSet: true)
    case .framework: readWhole("a framework") { $0.readFramework(&$1) }
    case .exam: readWhole("an exam") { $0.readAssessment(&$1, .exam) }
    case .knowledgeCheck: readWhole("a knowledge check") { $0.readAssessment(&$1, .knowledgeCheck) }
    case .issuer, .credential, .stack, .pathway: readLater()
    case nil: refuseUnknown()
    }
  }

  /// Reads a file as one tree and hands its top to a closure.
  mutating func readWhole(_ thing: StaticString, _ read: (inout BankLoader, inout FieldReader) -> Void) {
    guard let tree = readTree() else { return }
    var fields = FieldReader(tree.root, thing, at: .root, in: reading)
    read(&self, &fields)
  }

  func note(_ diagnostics: [Diagnostic]) { reading.diagnostics += diagnostics }

  mutating func readTree() -> YAMLTree? {
    let checked = YAMLTree.read(reading.file)
    note(checked.diagnostics)
    if checked.hasErrors { isComplete = false }
    return checked.value
  }

  private mutating func readLater() {
    guard let tree = readTree(), let key = tree.root.entries.first(where: { _ in true })?.key else { return }
    reading.diagnostics.append(
      Diagnostic(
        "`\(key.quotation)` files are not read by this version; this one is left alone", rule: .notSupported,
        severity: .note, at: key.span))
  }

  private mutating func refuseUnknown() {
    guard let tree = readTree() else { return }
    isComplete = false
    let words = FileKind.allCases.filter { !$0.isForLater }.map(\.rawValue)
    let list = words.map { "`\($0):`" }.joined(separator: ", ")
    guard let key = tree.root.entries.first(where: { _ in true })?.key else {
      return reading.error(
        "a file of a bank begins with a key that says what it is", rule: "file-kind", at: tree.root.span,
        help: "it is one of \(list)")
    }
    if let meant = suggestion(for: key.string, among: FileKind.allCases.map(\.rawValue)) {
      reading.error(
        "`\(key.quotation)` does not say what this file is; did you mean `\(meant)`?", rule: "file-kind", at: key.span)
    } else {
      reading.error(
        "`\(key.quotation)` does not say what this file is; begin it with one of \(list)", rule: "file-kind",
        at: key.span)
    }
  }

  private consuming func finish() -> Checked<LoadedBank> {
    if bankFile == nil {
      reading.diagnostics.append(
        Diagnostic(
          "no file begins with `bank:`; write a `bank.yaml` with `bank`, `title` and `language`", rule: "bank-missing",
          at: nil))
    }
    var loaded = LoadedBank(bank: bank, places: reading.places, files: files)
    loaded.partialItems = partialItems
    loaded.partialSets = partialSets
    loaded.unreadIDs = unreadIDs
    loaded.isComplete = isComplete
    loaded.ratingPlaces = ratingPlaces
    loaded.foundMedia = foundMedia
    loaded.mediaUses = reading.mediaUses
    return Checked(value: loaded, diagnostics: reading.diagnostics)
  }
}

extension SourceFile {
  /// Whether the file belongs to what is read, and is neither a translation nor a medium.
  fileprivate var isContent: Bool {
    !isTranslation && !path.utf8.starts(with: "media/".utf8)
  }

  fileprivate var isTranslation: Bool { path.utf8.starts(with: "locales/".utf8) }

  fileprivate func hasSuffix(_ suffixes: String...) -> Bool {
    suffixes.contains { path.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}
