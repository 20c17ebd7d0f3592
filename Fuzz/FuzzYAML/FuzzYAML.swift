import AssayBank
import AssayDiagnostics
import AssayYAML

/// Reads whatever bytes come as YAML, as a file of a bank, and as something to format.
///
/// Nothing crashes, every place lies in the file, the tree and the stream agree, what is loaded can be checked and shown,
/// and formatting twice changes nothing more.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  let file = SourceFile(id: .init(rawValue: 0), path: "fuzz.yaml", bytes: bytes)
  let tree = readTree(file)
  readStream(file, tree)
  loadBank(bytes)
  format(file)
  return 0
}

private func readTree(_ file: SourceFile) -> Checked<YAMLTree> {
  let read = YAMLTree.read(file, limits: .imports)
  if let root = read.value?.root { visit(root, file, depth: 0) }
  hold(read.diagnostics, to: file)
  return read
}

private func visit(_ node: YAMLNode, _ file: SourceFile, depth: Int) {
  precondition(depth <= 64, "deeper than the limit")
  precondition(node.span.range.upperBound <= file.bytes.count, "a node outside of the file")
  precondition(file.span(node.span.range) == node.span, "a node's line and column are not those of its bytes")
  for entry in node.entries {
    visit(entry.key, file, depth: depth + 1)
    visit(entry.value, file, depth: depth + 1)
  }
  for element in node.elements { visit(element, file, depth: depth + 1) }
}

private func readStream(_ file: SourceFile, _ tree: Checked<YAMLTree>) {
  var stream = YAMLStream(file, limits: .imports)
  while let part = stream.next() {
    switch part {
    case .entry(let key, let value):
      visit(key, file, depth: 1)
      visit(value, file, depth: 1)
    case .list(let key): visit(key, file, depth: 1)
    case .element(let node): visit(node, file, depth: 2)
    }
  }
  hold(stream.diagnostics, to: file)
  let treeIsSound = tree.value != nil && !tree.hasErrors
  let streamIsSound = stream.isComplete && !stream.diagnostics.contains { $0.severity == .error }
  if treeIsSound, tree.value?.root.isMapping == true {
    precondition(streamIsSound, "the stream refuses what the tree takes")
  }
}

private func loadBank(_ bytes: [UInt8]) {
  let bank = Array("bank: fuzz\ntitle: Fuzz\nlanguage: en\n".utf8)
  let loaded = BankLoader.load([
    BankFile(path: "bank.yaml", bytes: bank), BankFile(path: "items/fuzz.yaml", bytes: bytes),
  ])
  guard let value = loaded.value else { preconditionFailure("loading gives no bank") }
  var diagnostics = Diagnostics(loaded.diagnostics)
  diagnostics.add(BankRules.check(value, today: "2026-06-01"))
  _ = TerminalRenderer(files: value.files).text(of: diagnostics)
}

private func format(_ file: SourceFile) {
  guard let once = Formatter.format(file).value else { return }
  let again = Formatter.format(SourceFile(id: file.id, path: file.path, bytes: once)).value
  precondition(again == once, "formatting twice changes more than formatting once")
}

private func hold(_ diagnostics: [Diagnostic], to file: SourceFile) {
  for span in diagnostics.flatMap({ [$0.span] + $0.notes.map(\.span) }) {
    guard let span else { continue }
    precondition(span.range.upperBound <= file.bytes.count, "a diagnostic outside of the file")
  }
}
