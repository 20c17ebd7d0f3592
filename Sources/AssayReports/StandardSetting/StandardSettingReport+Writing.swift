import AssayJSON
import AssayPsychometrics

extension StandardSettingReport {
  package var markdown: String { MarkdownLayout().text(of: document) }
  package var html: String {
    var layout = HTMLLayout()
    return layout.text(of: document, glossary: [])
  }

  /// The layout `assay-standard-setting/1`.
  ///
  /// `schema`, `method`, `count` (of judges, or of candidates), `cut` (figure), `maximum` (points, `null` where not known),
  /// `sections` (objects with `title` and `figures`: objects with `name`, `label`, `figure`), `judges` (objects with `judge`,
  /// `round`, `cut`, `severity`), `items` (objects with `item`, the figures `rating`, `standardDeviation`, and `lowest`,
  /// `highest`), `impact` (objects with `errors`, `cut`, `passing`, the figure `passRate`), `remarks`.
  package var json: String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.member("schema", "assay-standard-setting/1")
      writer.member("method", method.rawValue)
      writer.member("count", count)
      writer.member("cut", cut)
      writer.optional("maximum", maximum)
      writer.array("sections") { writer in
        for section in sections {
          writer.object { writer in
            writer.member("title", section.title)
            writer.array("figures") { writer in
              for entry in section.entries {
                writer.object { writer in
                  writer.member("name", entry.name)
                  writer.member("label", entry.label)
                  writer.member("figure", entry.figure)
                }
              }
            }
          }
        }
      }
      writer.array("judges") { writer in
        for judge in judges {
          writer.object { writer in
            writer.member("judge", judge.name)
            writer.optional("round", judge.round)
            writer.optional("cut", judge.cut)
            writer.optional("severity", judge.severity)
          }
        }
      }
      writer.array("items") { writer in
        for item in items {
          writer.object { writer in
            writer.member("item", item.name)
            writer.member("rating", item.rating.mean)
            writer.member("standardDeviation", item.rating.standardDeviation)
            writer.optional("lowest", item.rating.range?.lowerBound)
            writer.optional("highest", item.rating.range?.upperBound)
          }
        }
      }
      writer.array("impact") { writer in
        for row in impact {
          writer.object { writer in
            writer.member("errors", row.steps)
            writer.optional("cut", row.cut)
            writer.member("passing", row.passing)
            writer.member("passRate", row.passRate)
          }
        }
      }
      writer.strings("remarks", remarks)
    }
    writer.endLine()
    return writer.text
  }

  /// One row for each figure: the section, what it is, its value, standard error and interval, n, method and why it is
  /// withheld.
  package var csv: String {
    var table = CSVTable(header: [
      "section", "name", "value", "standard_error", "lower", "upper", "n", "method", "source", "withheld",
    ])
    func append(_ section: String, _ name: String, _ figure: Figure) {
      table.append([
        .text(section), .text(name), .number(figure.value), .number(figure.standardError),
        .number(figure.interval?.lower), .number(figure.interval?.upper), .int(figure.n), .text(figure.method.name),
        .text(figure.method.source), .text(figure.reason?.description),
      ])
    }
    append("", "cut", cut)
    for section in sections { for entry in section.entries { append(section.title, entry.name, entry.figure) } }
    for item in items { append("item", item.name, item.rating.mean) }
    for row in impact { append("impact", "\(row.steps)", row.passRate) }
    return table.text
  }
}
