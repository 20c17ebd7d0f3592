import AssayBank
import AssayDiagnostics
import AssayModel
import AssayYAML
import FoundationEssentials
import Testing

func source(_ text: String, _ path: String = "items/a.yaml") -> SourceFile {
  SourceFile(id: .init(rawValue: 0), path: path, bytes: Array(text.utf8))
}

/// A text as `assay fmt` leaves it; nil when it does not parse.
func formatted(_ text: String, status: ItemStatus = .draft) -> String? {
  Formatter.format(source(text), defaults: FormatDefaults(status: status)).value.map {
    String(decoding: $0, as: UTF8.self)
  }
}

/// What a file says, in a form that does not depend on how it is written or on the order of the keys of an item or an
/// assessment.
func meaning(_ text: String) throws -> String {
  let tree = try #require(YAMLTree.read(source(text)).value)
  var lines: [String] = []
  describe(tree.root, "", depth: 0, into: &lines)
  return lines.joined(separator: "\n")
}

private func describe(_ node: YAMLNode, _ path: String, depth: Int, into lines: inout [String]) {
  switch node.kind {
  case .scalar: lines.append("\(path) = \(node.isAbsent ? "absent" : node.string.debugDescription)")
  case .sequence:
    lines.append("\(path) [\(node.count)]")
    for (index, element) in node.elements.enumerated() {
      describe(element, "\(path)/\(index)", depth: depth + 1, into: &lines)
    }
  case .mapping:
    lines.append("\(path) {\(node.count)}")
    var entries = Array(node.entries)
    let isItem = depth == 2 && path.contains(":items/")
    let isAssessment = depth == 0 && ["exam", "knowledge-check"].contains(entries.first?.key.string)
    if isItem || isAssessment { entries.sort { $0.key.string < $1.key.string } }
    for (index, entry) in entries.enumerated() {
      let place = isItem || isAssessment ? "" : "\(index):"
      describe(entry.value, "\(path)/\(place)\(entry.key.string)", depth: depth + 1, into: &lines)
    }
  }
}

/// The YAML files of the sample banks.
func sampleFiles(file: String = #filePath) throws -> [(path: String, text: String)] {
  var root = URL(filePath: file)
  for _ in 0..<4 { root = root.deletingLastPathComponent() }
  let banks = root.appending(path: "ItemBanks").resolvingSymlinksInPath().path()
  let names = try FileManager.default.subpathsOfDirectory(atPath: banks)
  return try names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
    (name, try String(contentsOf: URL(filePath: "\(banks)/\(name)"), encoding: .utf8))
  }
}
