package import AssayJSON

/// Writes diagnostics as a SARIF log, which code hosts show beside the lines of a change.
///
/// By the OASIS standard *Static Analysis Results Interchange Format* 2.1.0: one run, columns in Unicode code points,
/// byte offsets as well, paths as relative URI references. Notes with a place become related locations; other notes and
/// the help follow the message, since a result has no member of its own for them.
package struct SARIFRenderer: Sendable {
  private let files: SourceFiles
  private let toolVersion: String
  private let descriptions: [RuleID: String]

  /// - Parameters:
  ///   - files: The files that the spans belong to.
  ///   - toolVersion: The version of this program.
  ///   - descriptions: A sentence for each rule, as far as there is one.
  package init(files: SourceFiles, toolVersion: String, descriptions: [RuleID: String] = [:]) {
    self.files = files
    self.toolVersion = toolVersion
    self.descriptions = descriptions
  }

  /// Writes the log as the next value.
  package func write(_ diagnostics: Diagnostics, to writer: inout JSONWriter) {
    let sorted = diagnostics.sorted()
    let rules = Set(sorted.map(\.rule)).sorted()
    var indices: [RuleID: Int] = [:]
    for (index, rule) in rules.enumerated() { indices[rule] = index }

    writer.beginObject()
    writer.member(
      "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    writer.member("version", "2.1.0")
    writer.name("runs")
    writer.beginArray()
    writer.beginObject()
    writeTool(rules, to: &writer)
    writer.member("columnKind", "unicodeCodePoints")
    writer.name("results")
    writer.beginArray()
    for diagnostic in sorted { write(diagnostic, ruleIndex: indices[diagnostic.rule] ?? 0, to: &writer) }
    writer.endArray()
    writer.endObject()
    writer.endArray()
    writer.endObject()
  }

  /// The log as a text of its own, with an end of line.
  package func text(of diagnostics: Diagnostics) -> String {
    var writer = JSONWriter(.pretty)
    write(diagnostics, to: &writer)
    writer.endLine()
    return writer.text
  }
}

extension SARIFRenderer {
  private func writeTool(_ rules: [RuleID], to writer: inout JSONWriter) {
    writer.name("tool")
    writer.beginObject()
    writer.name("driver")
    writer.beginObject()
    writer.member("name", "assay")
    writer.member("version", toolVersion)
    writer.name("rules")
    writer.beginArray()
    for rule in rules {
      writer.beginObject()
      writer.member("id", rule.name)
      if let text = descriptions[rule] { message("shortDescription", text, to: &writer) }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endObject()
  }

  private func write(_ diagnostic: Diagnostic, ruleIndex: Int, to writer: inout JSONWriter) {
    var text = diagnostic.message.text
    for note in diagnostic.notes where note.span == nil { text += "\nnote: \(note.message.text)" }
    if let help = diagnostic.help { text += "\nhelp: \(help)" }

    writer.beginObject()
    writer.member("ruleId", diagnostic.rule.name)
    writer.member("ruleIndex", ruleIndex)
    writer.member("level", diagnostic.severity.rawValue)
    message("message", text, to: &writer)
    if let region = diagnostic.span.flatMap({ Region($0, in: files) }) {
      writer.name("locations")
      writer.beginArray()
      writer.beginObject()
      location(region, to: &writer)
      writer.endObject()
      writer.endArray()
    }
    writeRelated(diagnostic.notes, to: &writer)
    writeFixes(diagnostic.fixes, to: &writer)
    writer.endObject()
  }

  private func writeRelated(_ notes: [Diagnostic.Note], to writer: inout JSONWriter) {
    let places = notes.compactMap { note in note.span.flatMap { Region($0, in: files) }.map { (note, $0) } }
    guard !places.isEmpty else { return }
    writer.name("relatedLocations")
    writer.beginArray()
    for (index, (note, region)) in places.enumerated() {
      writer.beginObject()
      writer.member("id", index)
      location(region, to: &writer)
      message("message", note.message.text, to: &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func writeFixes(_ fixes: [Diagnostic.Fix], to writer: inout JSONWriter) {
    let fixes = fixes.filter { !$0.edits.isEmpty }
    guard !fixes.isEmpty else { return }
    writer.name("fixes")
    writer.beginArray()
    for fix in fixes {
      writer.beginObject()
      message("description", fix.message.text, to: &writer)
      writer.name("artifactChanges")
      writer.beginArray()
      for edit in fix.edits {
        guard let region = Region(edit.span, in: files) else { continue }
        writer.beginObject()
        artifact(region, to: &writer)
        writer.name("replacements")
        writer.beginArray()
        writer.beginObject()
        write(region, "deletedRegion", to: &writer)
        writer.name("insertedContent")
        writer.beginObject()
        writer.member("text", edit.replacement)
        writer.endObject()
        writer.endObject()
        writer.endArray()
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  private func location(_ region: Region, to writer: inout JSONWriter) {
    writer.name("physicalLocation")
    writer.beginObject()
    artifact(region, to: &writer)
    write(region, "region", to: &writer)
    writer.endObject()
  }

  private func artifact(_ region: Region, to writer: inout JSONWriter) {
    writer.name("artifactLocation")
    writer.beginObject()
    writer.member("uri", uriReference(region.file.path))
    writer.endObject()
  }

  private func write(_ region: Region, _ name: String, to writer: inout JSONWriter) {
    writer.name(name)
    writer.beginObject()
    writer.member("startLine", Int(region.span.line))
    writer.member("startColumn", Int(region.span.column))
    writer.member("endLine", region.endLine)
    writer.member("endColumn", region.endColumn)
    writer.member("byteOffset", Int(region.span.lower))
    writer.member("byteLength", region.span.range.count)
    if let text = region.text {
      writer.name("snippet")
      writer.beginObject()
      writer.member("text", text)
      writer.endObject()
    }
    writer.endObject()
  }

  /// A message; braces are doubled, as section 3.11.5 asks, because single ones mark placeholders.
  private func message(_ name: String, _ text: String, to writer: inout JSONWriter) {
    var escaped = ""
    for scalar in text.unicodeScalars {
      escaped.unicodeScalars.append(scalar)
      if scalar == "{" || scalar == "}" { escaped.unicodeScalars.append(scalar) }
    }
    writer.name(name)
    writer.beginObject()
    writer.member("text", escaped)
    writer.endObject()
  }
}

/// A path as a URI reference (RFC 3986): whatever is not unreserved or a slash is percent-encoded.
private func uriReference(_ path: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      bytes.append(byte)
    default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
