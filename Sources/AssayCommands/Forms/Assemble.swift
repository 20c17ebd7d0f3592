import ArgumentParser
import AssayBank
import AssayDiagnostics
import AssayForms
import AssayJSON
import AssayModel
import AssayScoring

/// Draws forms of an assessment from the bank's files, as candidates would get them.
struct Assemble: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw forms, each checked against its blueprint.",
    discussion: """
      One form a line: its seed, its cut in percent, and the ids of its items in order, pretest items behind a `?`, \
      anchors behind a `=`. With --report, how often items stand on the forms and what the forms hold instead. The \
      same seed gives the same forms on any machine. A blueprint that cannot be met is explained, and ends with 1.
      """)

  @OptionGroup var bank: BankOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The id of an exam or a knowledge check.")
  var assessment: String

  @Option(help: "The seed of the first form; the next form has the next seed.")
  var seed: UInt64 = 1

  @Option(help: "How many forms.")
  var forms = 1

  @Flag(help: "Tell how the forms use the bank instead of listing them.")
  var report = false

  @Option(help: "text or json.")
  var format: TextOrJSON = .text

  func validate() throws {
    guard (1...1_000_000).contains(forms) else { throw ValidationError("--forms takes 1 to 1000000.") }
  }

  func run() throws {
    let loaded = try bank.loadSound()
    let definition = try loaded.assessment(assessment)
    let index = PackageIndex(AssessmentPackage(definition, from: loaded.bank))
    let plan = FormPlan(index, bank: loaded.bank)
    var drawn: [Form] = []
    var progress = Progress("drawing forms", of: forms)
    for number in 0..<forms {
      do {
        var form = try plan.form(seed: seed &+ UInt64(number))
        form.cut = try definition.cut?.cut(of: form, in: index)
        drawn.append(form)
      } catch let shortage as Shortage {
        progress.finish()
        let found = Diagnostics(shortage.diagnostics { loaded.span(of: $0, in: definition.id) })
        let renderer = TerminalRenderer(files: loaded.files, colours: Terminal(2).usesColour)
        StandardError.write(renderer.text(of: found))
        throw ExitCode.fellShort
      } catch let error as CutError {
        throw Failure("the form has no cut: \(error.sentence)", .fellShort)
      }
      progress.update(number + 1)
    }
    progress.finish()
    try output.write(report ? summary(FormSetReport(drawn, in: index), index) : list(drawn))
  }

  private func list(_ forms: [Form]) -> String {
    guard format == .json else { return forms.map { $0.line + "\n" }.joined() }
    var writer = JSONWriter()
    for form in forms {
      form.write(to: &writer)
      writer.endLine()
    }
    return writer.text
  }
}

/// For people, or for machines.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension Form {
  /// The form as one line of text.
  fileprivate var line: String {
    let items = slots.map { slot in
      switch slot.role {
      case .scored, .unscored: slot.item.text
      case .anchor: "=\(slot.item)"
      case .pretest: "?\(slot.item)"
      }
    }
    let cutText = cut.map { "\(($0.share * 100).decimalText(places: 2))%" } ?? "-"
    return "\(seed) \(cutText) " + items.joined(separator: " ")
  }

  /// Writes `{seed, algorithm, cut?, sections: [{section, slots: [{slot, item, set?, role}]}]}`.
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("seed", String(seed))
      writer.member("algorithm", algorithm)
      if let cut { writer.member("cut", .number((cut.share * 100).decimalText(places: 6))) }
      writer.array("sections") { writer in
        for section in sections {
          writer.object { writer in
            writer.member("section", section.id.text)
            writer.array("slots") { writer in
              for slot in slots[section.slots] {
                writer.object { writer in
                  writer.member("slot", slot.id.text)
                  writer.member("item", slot.item.text)
                  if let set = slot.set { writer.member("set", set.text) }
                  writer.member("role", slot.role.rawValue)
                }
              }
            }
          }
        }
      }
    }
  }
}

extension CutError {
  /// What is wrong and how to mend it.
  var sentence: String {
    switch self {
    case .unratedItems(let items):
      let names = items.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
      let more = items.count > 5 ? " and \(items.count - 5) more" : ""
      return "the panel has not rated \(names)\(more). Add them to statistics/angoff.csv."
    case .nothingScored: return "nothing on it is scored."
    }
  }
}
