import AssayDiagnostics
import AssayTestSupport
import AssayYAML

/// A file of a text, as `items.yaml`.
func yamlFile(_ text: String) -> SourceFile {
  SourceFile(id: .init(rawValue: 0), path: "items.yaml", bytes: Array(text.utf8))
}

func yamlFile(_ bytes: [UInt8]) -> SourceFile { SourceFile(id: .init(rawValue: 0), path: "items.yaml", bytes: bytes) }

/// What is wrong with a text that is read as a tree.
func problems(in text: String, limits: YAMLLimits = .ownFiles) -> [Diagnostic] {
  YAMLTree.read(yamlFile(text), limits: limits).diagnostics
}

/// Everything a stream gives, in short: `key=value`, `key:` for a list, `- element`.
func streamed(_ text: String) -> (parts: [String], diagnostics: [Diagnostic], isComplete: Bool) {
  var stream = YAMLStream(yamlFile(text))
  var parts: [String] = []
  while let part = stream.next() {
    switch part {
    case .entry(let key, let value): parts.append("\(key.string)=\(outline(value))")
    case .list(let key): parts.append("\(key.string):")
    case .element(let node): parts.append("- \(outline(node))")
    }
  }
  return (parts, stream.diagnostics, stream.isComplete)
}

/// A node in a notation that shows structure and text: `{a: [b, "c"]}`, with the style as far as it can matter.
func outline(_ node: YAMLNode) -> String {
  switch node.kind {
  case .mapping: "{" + node.entries.map { "\(outline($0.key)): \(outline($0.value))" }.joined(separator: ", ") + "}"
  case .sequence: "[" + node.elements.map(outline).joined(separator: ", ") + "]"
  case .scalar:
    switch node.style {
    case .plain: node.isAbsent ? "∅" : node.string
    case .singleQuoted: "'\(node.string)'"
    case .doubleQuoted: "\"\(node.string)\""
    case .literal: "|\(node.string)"
    case .folded: ">\(node.string)"
    case .block, .flow: "?"
    }
  }
}
