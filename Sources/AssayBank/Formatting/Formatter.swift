package import AssayDiagnostics
import AssayYAML

/// Brings a file of a bank into canonical form, as `assay fmt` does.
///
/// It edits the source text where the parser says things are, so comments, quotes and line breaks inside texts stay as
/// the author wrote them. Two laws hold for every file: formatting twice changes nothing more, and what the file means
/// does not change, apart from ids that are added. Each pass is checked against the second law before it is taken;
/// what cannot be brought into form safely is left as it is.
package enum Formatter {
  /// Formats a file.
  ///
  /// - Parameters:
  ///   - file: A YAML file of a bank.
  ///   - defaults: What `bank.yaml` says for all items, as far as it decides where ids are written.
  /// - Returns: The bytes of the formatted file, which may be those it has; nil, with what is wrong, for a file that
  ///   does not parse.
  package static func format(_ file: SourceFile, defaults: FormatDefaults = FormatDefaults()) -> Checked<[UInt8]> {
    let read = YAMLTree.read(file)
    guard let tree = read.value, !read.hasErrors else { return Checked(value: nil, diagnostics: read.diagnostics) }
    var source = FormatSource(file, tree)
    // Later passes can make room for earlier ones; a second round rarely finds anything to do.
    for _ in 0..<4 {
      let before = source.file.bytes
      for pass in passes(defaults) {
        if let next = source.applying(pass) { source = next }
      }
      if source.file.bytes == before { break }
    }
    return Checked(value: source.file.bytes, diagnostics: read.diagnostics)
  }

  /// Whether a file is in canonical form, for `assay fmt --check`.
  ///
  /// - Returns: A diagnostic at the first line that would change, or nil for a file in form or one that does not parse.
  package static func check(_ file: SourceFile, defaults: FormatDefaults = FormatDefaults()) -> Diagnostic? {
    guard let formatted = format(file, defaults: defaults).value, formatted != file.bytes else { return nil }
    let common = zip(file.bytes, formatted).prefix { $0 == $1 }.count
    let line = file.range(ofLine: file.position(at: min(common, file.bytes.count)).line)
    return Diagnostic(
      "`\(file.path)` is not in canonical form from here on; run `assay fmt`", rule: "not-formatted",
      at: file.span(line))
  }

  private static func passes(_ defaults: FormatDefaults) -> [any FormatPass] {
    [
      LineEndingPass(), TrailingSpacePass(), FinalNewlinePass(), MissingIDPass(defaults: defaults), IndentationPass(),
      KeyOrderPass(), ItemGapPass(),
    ]
  }
}

/// One kind of change that formatting makes.
protocol FormatPass {
  /// The edits of a file that bring it into form in this respect; none for a file that is.
  func edits(_ source: FormatSource) -> [TextEdit]

  /// What the edits may do to what the file says.
  var allowance: FormatAllowance { get }
}

extension FormatPass {
  var allowance: FormatAllowance { .nothing }
}

/// What a pass may change of the tree.
enum FormatAllowance {
  case nothing
  /// The order of the keys of an item, or of an assessment.
  case order
  /// Ids are added, and short forms become the long forms that have room for them.
  case ids
}

/// A file that is being formatted, with its tree and what each of its lines is.
struct FormatSource {
  let file: SourceFile
  let root: YAMLNode
  let lines: FormatLines

  init(_ file: SourceFile, _ tree: YAMLTree) {
    self.file = file
    root = tree.root
    lines = FormatLines(file, root)
  }

  /// The list of items and its elements' places, where the file has one that is written as a block.
  var items: YAMLNode? {
    guard let items = root["items"], items.isSequence, items.style == .block else { return nil }
    return items
  }

  /// The file after a pass; nil when the pass has nothing to do, or when it would change what the file means.
  func applying(_ pass: any FormatPass) -> FormatSource? {
    let edits = pass.edits(self)
    guard !edits.isEmpty, let bytes = try? file.applying(edits), bytes != file.bytes else { return nil }
    let next = SourceFile(id: file.id, path: file.path, bytes: bytes)
    let read = YAMLTree.read(next)
    guard let tree = read.value, !read.hasErrors, FormatMeaning.isSame(root, tree.root, allowing: pass.allowance) else {
      return nil
    }
    return FormatSource(next, tree)
  }
}
