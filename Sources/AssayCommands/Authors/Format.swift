import ArgumentParser
import AssayBank
import AssayDiagnostics
import AssayModel
import FoundationEssentials

/// Brings a bank's files into canonical form.
struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Bring a bank's files into canonical form.",
    discussion: """
      Edits the text where it has to and keeps comments; what a file means stays the same, but for ids that approved \
      items lack and that are added. With --check nothing is written, and files that are not in form end with 1.
      """)

  @OptionGroup var bank: BankOptions

  @Flag(help: "Only say which files are not in canonical form.")
  var check = false

  @Argument(help: "Files of the bank, below its folder; all of them when none is named.")
  var files: [String] = []

  func run() throws {
    let folder = try bank.locate()
    let checked = try bank.load()
    let defaults = FormatDefaults(
      status: checked.loaded.source(of: .bank, FieldPath("defaults") / "status").flatMap(ItemStatus.init) ?? .draft)
    var found = Diagnostics()
    var changed = 0
    for file in try chosen(checked.loaded.files.all) {
      let formatted = Formatter.format(file, defaults: defaults)
      found.add(formatted.diagnostics.filter { $0.severity == .error })
      guard let bytes = formatted.value, bytes != file.bytes else { continue }
      changed += 1
      if check {
        if let diagnostic = Formatter.check(file, defaults: defaults) { found.add(diagnostic) }
        continue
      }
      if let problem = writeWhole(bytes, to: folder.appending(path: file.path).path(percentEncoded: false)) {
        throw Failure("`\(file.path)` could not be written: \(problem).")
      }
      StandardError.write("formatted \(file.path)\n")
    }
    let renderer = TerminalRenderer(files: checked.loaded.files, colours: Terminal(2).usesColour)
    StandardError.write(renderer.text(of: found))
    if found.hasErrors || (check && changed > 0) { throw ExitCode.fellShort }
  }

  private func chosen(_ all: [SourceFile]) throws(Failure) -> [SourceFile] {
    let yaml = all.filter { $0.path.hasSuffix(".yaml") || $0.path.hasSuffix(".yml") }
    guard !files.isEmpty else { return yaml }
    var chosen: [SourceFile] = []
    for name in files {
      guard let file = yaml.first(where: { $0.path.utf8.elementsEqual(name.utf8) }) else {
        throw Failure("the bank has no file `\(name)`; name files as they stand below its folder.", .usedWrongly)
      }
      chosen.append(file)
    }
    return chosen
  }
}
