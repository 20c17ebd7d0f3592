import AssayMarkdown

/// Holds Markdown to its promises on whatever text comes.
///
/// HTML keeps to the list of elements and attributes, MathML is well-formed XML, places lie in the text, no control
/// character but the tab reaches a terminal, and the short ways for plain text give what the parser gives.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = unsafe String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  let parsed = MarkdownDocument.parse(text)
  let violations = HTMLScanner.violations(in: parsed.document.html())
  precondition(violations.isEmpty, "HTML outside of the list: \(violations)")
  precondition(MarkdownDocument.parseMarkdown(text) == parsed, "the short way for plain text gives something else")
  precondition(MarkdownDocument.check(text) == parsed.check, "checking finds something else than parsing")
  let places = parsed.check.problems.map(\.range) + (parsed.check.gaps + parsed.check.parameters).map(\.range)
  precondition(places.allSatisfy { $0.upperBound <= text.utf8.count }, "a place outside of the text")
  for line in parsed.document.terminalLines(width: 20 + count % 60) {
    precondition(
      line.unicodeScalars.allSatisfy { $0 == "\t" || $0.properties.generalCategory != .control },
      "a control character to a terminal")
  }
  _ = parsed.document.plainText()
  check(parsed.document.encoded())
  // The same bytes as TeX, which they seldom are within a document.
  let formula = MarkdownDocument(blocks: [.math(tex: text)])
  let formulaViolations = HTMLScanner.violations(in: formula.html())
  precondition(formulaViolations.isEmpty, "HTML of a formula outside of the list: \(formulaViolations)")
  check(formula.encoded())
  return 0
}

/// Holds every formula of a block tree to XML.
private func check(_ value: MarkdownValue) {
  switch value {
  case .string, .integer, .bool: break
  case .array(let values): for value in values { check(value) }
  case .object(let members):
    for member in members {
      if member.name == "mathml", case .string(let mathML) = member.value {
        let problem = XMLChecker.problem(in: mathML)
        precondition(problem == nil, "MathML that is no XML: \(problem ?? "")")
      }
      check(member.value)
    }
  }
}
