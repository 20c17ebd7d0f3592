import AssayJSON
import AssayModel

/// The layout of a transcript, `assay-transcript/1`.
///
/// - `schema`; `assessment` as in a report; `session`, `candidate`, `attempt`, `started`, `submitted`, `cause`
///   (`candidate`, `time-limit`, `null`), `secondsUsed`; `form` (`seed` as a decimal string, `algorithm`);
/// - `score`: `earned`, `maximum`, `exactEarned`, `exactMaximum` (strings such as `1/3`), `percent` (as shown to people),
///   `scaled`;
/// - `decision`: `state`, `cut` (`percent`, `exactShare`, `basis`), `conditions` (objects with `subject`, `needed`,
///   `reached`, `holds`), `bands`;
/// - `sections` and `competencies`: objects with `id`, `title`, `items`, `earned`, `maximum`, `percent`, `isReported`;
/// - `slots`: objects with `slot`, `section`, `item`, `role`, `type`, `competency`, `state`, `earned`, `maximum`,
///   `answer` (in authored ids, under the word for its type as on the wire; `null` where nothing stands), `answerText`
///   and `counts` (false for an answer that came too late or holds only blanks);
/// - `marks`: what people gave, objects with `slot`, `rater`, `role` (`rater`, `adjudicator`), `points` (objects with
///   `trait`, `points`), `comment`;
/// - `effective` and `computed`: the result as it holds, and what the rules alone say where that is something else, objects
///   as in a table of results (`computed` is `null` where they agree); `passed`, when the pass counts from;
/// - `record`: what staff did and every result that was recorded, in order: objects with `at` and either `act` (such as
///   `rescore`), `by`, `reason`, or `result`; empty where staff did nothing;
/// - `course`: what the candidate agreed to, and the pauses and breaks, in order: objects with `at`, `event` (`agreed`,
///   `declined`, `break-started`, `break-ended`, `paused`, `resumed`) and `agreement` (`null` but for the first two); a
///   break or pause that lasted as long as it could has no end of its own;
/// - `delivered`: `agreement` (`agrees`, `differs`, `not-delivered`), `differences` (objects with `what`, `delivered`,
///   `computed`).
extension JSONWriter {
  mutating func write(_ transcript: Transcript) {
    object { writer in
      writer.member("schema", "assay-transcript/1")
      writer.subject(transcript.subject)
      writer.member("session", transcript.session.text)
      writer.member("candidate", transcript.candidate.text)
      writer.member("attempt", transcript.attempt)
      writer.member("started", transcript.started.isoText)
      writer.member("submitted", transcript.submitted.isoText)
      writer.optional("cause", transcript.cause?.rawValue)
      let used = transcript.submitted - transcript.started
      writer.member("secondsUsed", rounded12(Double(used.milliseconds) / 1000))
      writer.object("form") { writer in
        writer.member("seed", String(transcript.seed))
        writer.member("algorithm", transcript.algorithm)
      }
      writer.object("score") { writer in
        writer.optional("earned", transcript.score.earned)
        writer.optional("maximum", transcript.score.maximum)
        writer.member("exactEarned", transcript.score.earned.description)
        writer.member("exactMaximum", transcript.score.maximum.description)
        writer.optional("percent", transcript.score.percent)
        writer.optional("scaled", transcript.score.scaled)
      }
      writer.decision(transcript)
      writer.parts("sections", transcript.sections)
      writer.parts("competencies", transcript.competencies)
      writer.array("slots") { writer in for slot in transcript.slots { writer.slot(slot) } }
      writer.array("marks") { writer in for mark in transcript.marks { writer.mark(mark) } }
      writer.member("effective", transcript.effective)
      writer.member("computed", transcript.computed)
      writer.optional("passed", transcript.passed?.isoText)
      writer.array("record") { writer in for entry in transcript.record { writer.entry(entry) } }
      writer.array("course") { writer in
        for entry in transcript.course {
          writer.object { writer in
            writer.member("at", entry.at.isoText)
            writer.member("event", entry.word)
            writer.optional("agreement", entry.agreement?.text)
          }
        }
      }
      writer.delivered(transcript.agreement)
    }
  }

  private mutating func decision(_ transcript: Transcript) {
    object("decision") { writer in
      writer.member("state", transcript.state.rawValue)
      if let cut = transcript.cut {
        writer.object("cut") { writer in
          writer.optional("percent", (cut.share * 100).rounded(places: 1))
          writer.member("exactShare", cut.share.description)
          writer.member("basis", cut.basis)
        }
      } else {
        writer.member("cut", .null)
      }
      writer.array("conditions") { writer in
        for condition in transcript.conditions {
          writer.object { writer in
            writer.member("subject", condition.subject)
            writer.optional("needed", condition.needed)
            writer.optional("reached", condition.reached)
            writer.optional("holds", condition.holds)
          }
        }
      }
      writer.strings("bands", transcript.bands.map(\.text))
    }
  }

  private mutating func parts(_ name: String, _ parts: [TranscriptPart]) {
    array(name) { writer in
      for own in parts {
        writer.object { writer in
          writer.member("id", own.id)
          writer.optional("title", own.title)
          writer.member("items", own.part.items)
          writer.optional("earned", own.part.earned)
          writer.optional("maximum", own.part.maximum)
          writer.optional("percent", own.percent)
          writer.member("isReported", own.isReported)
        }
      }
    }
  }

  private mutating func slot(_ slot: TranscriptSlot) {
    object { writer in
      writer.member("slot", slot.slot.text)
      writer.optional("section", slot.section?.text)
      writer.member("item", slot.item.text)
      writer.member("role", slot.role.rawValue)
      writer.optional("type", slot.type?.rawValue)
      writer.optional("competency", slot.competency?.text)
      writer.optional("state", slot.outcome?.state.rawValue)
      writer.optional("earned", slot.outcome?.earned)
      writer.optional("maximum", slot.outcome?.maximum)
      if let answer = slot.answer?.answer { writer.answer(answer) } else { writer.member("answer", .null) }
      writer.optional("answerText", slot.answer?.text)
      writer.member("counts", slot.role.counts && slot.answer != nil && !slot.isUncounted)
    }
  }

  private mutating func mark(_ mark: Mark) {
    object { writer in
      writer.member("slot", mark.slot.text)
      writer.member("rater", mark.rater)
      writer.member("role", mark.role.rawValue)
      writer.array("points") { writer in
        for own in mark.points {
          writer.object { writer in
            writer.member("trait", own.trait.text)
            writer.optional("points", own.points)
          }
        }
      }
      writer.optional("comment", mark.comment)
    }
  }

  private mutating func entry(_ entry: RecordEntry) {
    object { writer in
      writer.member("at", entry.at.isoText)
      switch entry.what {
      case .act(let act, let command):
        writer.member("act", command.word)
        writer.member("by", act.by)
        writer.member("reason", act.reason)
      case .result(let result): writer.member("result", result)
      }
    }
  }

  /// Writes whether a result is the one that was delivered.
  private mutating func delivered(_ agreement: Agreement) {
    object("delivered") { writer in
      writer.member("agreement", agreement.word)
      writer.array("differences") { writer in
        guard case .differs(let differences) = agreement else { return }
        for difference in differences {
          writer.object { writer in
            writer.member("what", difference.what.rawValue)
            writer.member("delivered", difference.delivered)
            writer.member("computed", difference.computed)
          }
        }
      }
    }
  }
}

/// The layout of a table of scores, `assay-scores/1`.
///
/// - `schema`; `assessment` as in a report; `sessions`, `agreeing`, `differing`, `notDelivered`: counts;
/// - `scores`: objects with `candidate`, `session`, `attempt`, `raw`, `maximum`, `exactRaw`, `exactMaximum`, `percent` and
///   `cutPercent` (as shown to people), `scaled`, `decision` (as it holds), `computed` (what the rules alone say, where
///   something else stands; `null` otherwise), `rescored`, `counts` (whether the attempt is the one that stands for the
///   candidate) and `delivered` as in a transcript.
extension JSONWriter {
  mutating func write(_ table: ScoresTable) {
    object { writer in
      writer.member("schema", "assay-scores/1")
      writer.subject(table.subject)
      writer.member("sessions", table.rows.count)
      writer.member("agreeing", table.agreeing)
      writer.member("differing", table.differing.count)
      writer.member("notDelivered", table.notDelivered)
      writer.array("scores") { writer in
        for row in table.rows {
          writer.object { writer in
            writer.member("candidate", row.candidate.text)
            writer.member("session", row.session.text)
            writer.member("attempt", row.attempt)
            writer.optional("raw", row.raw)
            writer.optional("maximum", row.maximum)
            writer.member("exactRaw", row.raw.description)
            writer.member("exactMaximum", row.maximum.description)
            writer.optional("percent", row.percent)
            writer.optional("cutPercent", row.cut)
            writer.optional("scaled", row.scaled)
            writer.member("decision", row.state.rawValue)
            writer.optional("computed", row.computed?.rawValue)
            writer.member("rescored", row.isRescored)
            writer.member("counts", row.counts)
            writer.delivered(row.agreement)
          }
        }
      }
    }
  }
}
