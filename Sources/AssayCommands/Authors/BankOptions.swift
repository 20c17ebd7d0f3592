import ArgumentParser
import AssayBank
import AssayDiagnostics
import AssayModel
import FoundationEssentials

/// Which bank a command works on.
struct BankOptions: ParsableArguments {
  @Option(
    name: .customLong("bank"),
    help: ArgumentHelp(
      "The bank's folder (default: the nearest folder upward that holds a bank.yaml).", valueName: "folder"))
  var folder: String?

  /// The bank's folder, or why there is none.
  func locate() throws(Failure) -> URL {
    if let folder { return URL(filePath: folder) }
    var path = FileManager.default.currentDirectoryPath
    while true {
      if FileManager.default.fileExists(atPath: path + "/bank.yaml") { return URL(filePath: path) }
      guard let slash = path.lastIndex(of: "/"), path != "/" else { break }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
    throw Failure(
      "there is no bank.yaml here or in any folder above. Go to a bank's folder, or name it with --bank.",
      .usedWrongly)
  }

  /// Reads and checks the bank; nothing has been said yet.
  func load() throws(Failure) -> CheckedBank {
    do {
      let folder = try locate()
      return CheckedBank(try BankFolder.files(in: folder), media: try BankFolder.media(in: folder))
    } catch let failure as Failure { throw failure } catch {
      throw Failure("\(error).")
    }
  }

  /// Reads a bank in which nothing is wrong, or says what is and ends.
  func loadSound() throws(Failure) -> LoadedBank {
    let checked = try load()
    guard checked.diagnostics.hasErrors else { return checked.loaded }
    let renderer = TerminalRenderer(files: checked.loaded.files, colours: Terminal(2).usesColour)
    StandardError.write(renderer.text(of: checked.diagnostics))
    throw Failure("the bank has errors; mend them first.", .fellShort)
  }
}

/// A bank with everything that `assay check` says of it.
struct CheckedBank {
  var loaded: LoadedBank
  var diagnostics: Diagnostics

  init(_ files: [BankFile], media: [FoundMedium]) {
    let read = BankLoader.load(files, media: media)
    loaded = read.value ?? LoadedBank(bank: Bank(id: "unread", title: ""), places: Places(), files: SourceFiles())
    diagnostics = Diagnostics(read.diagnostics)
    diagnostics.add(BankRules.check(loaded, today: SystemClock.today))
  }
}

extension LoadedBank {
  /// The assessment of an id, or why there is none.
  func assessment(_ text: String) throws(Failure) -> Assessment {
    if let found = bank.assessments.first(where: { $0.id.text.utf8.elementsEqual(text.utf8) }) { return found }
    let known = bank.assessments.map(\.id.text)
    let meant = suggestion(for: text, among: known).map { " Did you mean `\($0)`?" } ?? ""
    let list = known.isEmpty ? "it has none" : "it has " + known.map { "`\($0)`" }.joined(separator: ", ")
    throw Failure("the bank has no exam or knowledge check `\(text)`; \(list).\(meant)", .usedWrongly)
  }
}
