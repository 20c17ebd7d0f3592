import AssayJSON
import AssayModel
import AssayPsychometrics

/// The layout of a report on an exam, ``ReportSchema``, which says what each member means.
extension JSONWriter {
  mutating func write(_ report: ExamReport) {
    object { writer in
      writer.member("schema", ReportSchema.name)
      writer.subject(report.subject)
      writer.object("options") { writer in
        writer.member("attempts", report.options.attempts.rawValue)
        writer.optional("from", report.options.from)
        writer.optional("to", report.options.to)
        writer.array("memberships") { writer in
          for (name, value) in report.options.memberships.sorted(by: { $0.key < $1.key }) {
            writer.object { writer in
              writer.member("name", name)
              writer.member("value", value)
            }
          }
        }
        writer.member("completeOnly", report.options.completeOnly)
        writer.member("level", rounded12(report.options.level))
        writer.member("scoreGroups", report.options.scoreGroups)
        writer.member("minimumGroup", report.options.minimumGroup)
        writer.thresholds(report.options.thresholds)
      }
      writer.sessions(report.sessions)
      writer.scores(report.scores)
      writer.decisions(report.decisions)
      writer.cut(report.cut)
      writer.reliability(report.reliability)
      writer.consistency(report.consistency)
      writer.generalisability(report.generalisability)
      writer.classification(report.classification)
      writer.parts("sections", report.sections)
      writer.parts("competencies", report.competencies)
      writer.groups(report.groups)
      writer.scoreGroups(report.scoreGroups)
      writer.forms(report.forms)
      writer.member(
        "criterion", report.criterion == .total ? "total" : "proportion-correct-of-own-form")
      writer.array("items") { writer in for item in report.items { writer.item(item) } }
      writer.fairness(report.fairness, items: report.itemsByColumn)
      writer.marking(report.marking)
      writer.array("methods") { writer in
        for method in report.methods {
          writer.object { writer in
            writer.member("name", method.name)
            writer.member("source", method.source)
            let explanation = Explanation.of(method)
            writer.optional("statistic", explanation?.id)
            writer.optional("definition", explanation?.meaning)
            writer.optional("formula", explanation?.formula)
          }
        }
      }
    }
  }

  private mutating func thresholds(_ thresholds: FlagThresholds) {
    object("thresholds") { writer in
      writer.member("minimumCandidates", thresholds.minimumCandidates)
      writer.member("easiest", rounded12(thresholds.easiest))
      writer.member("hardest", rounded12(thresholds.hardest))
      writer.member("lowestDiscrimination", rounded12(thresholds.lowestDiscrimination))
      writer.member("highestDistractorCorrelation", rounded12(thresholds.highestDistractorCorrelation))
      writer.member("minimumChoosers", thresholds.minimumChoosers)
      writer.member("leastShare", rounded12(thresholds.leastShare))
      writer.member("highestOmitRate", rounded12(thresholds.highestOmitRate))
      writer.member("highestNotReachedRate", rounded12(thresholds.highestNotReachedRate))
    }
  }

  private mutating func sessions(_ sessions: SessionCounts) {
    object("sessions") { writer in
      writer.member("included", sessions.included)
      writer.member("candidates", sessions.candidates)
      writer.member("firstAttempts", sessions.firstAttempts)
      writer.member("laterAttempts", sessions.laterAttempts)
      writer.member("rescored", sessions.rescored)
      writer.array("excluded") { writer in
        for excluded in sessions.excluded {
          writer.object { writer in
            writer.member("reason", excluded.reason.rawValue)
            writer.member("count", excluded.count)
          }
        }
      }
      writer.optional("firstSubmitted", sessions.submitted?.lowerBound.isoText)
      writer.optional("lastSubmitted", sessions.submitted?.upperBound.isoText)
      writer.member("minutes", sessions.minutes)
    }
  }

  private mutating func scores(_ scores: ScoreReport) {
    object("scores") { writer in
      writer.member("points", scores.points)
      writer.member("maximum", scores.maximum)
      writer.member("percent", scores.percent)
      if let scaled = scores.scaled { writer.member("scaled", scaled) } else { writer.member("scaled", .null) }
      writer.object("histogram") { writer in
        writer.member("start", rounded12(scores.histogram.start))
        writer.member("width", rounded12(scores.histogram.width))
        writer.array("counts") { writer in for count in scores.histogram.counts { writer.int(count) } }
      }
    }
  }

  private mutating func decisions(_ decisions: DecisionReport) {
    object("decisions") { writer in
      writer.array("states") { writer in
        for state in decisions.states {
          writer.object { writer in
            writer.member("state", state.state.rawValue)
            writer.member("count", state.count)
          }
        }
      }
      writer.member("passRate", decisions.passRate)
      writer.member("passRateOfFirstAttempts", decisions.passRateOfFirstAttempts)
      writer.member("passRateOfLaterAttempts", decisions.passRateOfLaterAttempts)
    }
  }

  private mutating func cut(_ cut: CutReport?) {
    guard let cut else {
      member("cut", .null)
      return
    }
    object("cut") { writer in
      writer.member("basis", cut.basis)
      writer.optional("method", cut.method)
      writer.optional("setOn", cut.setOn)
      writer.optional("panel", cut.panel)
      writer.member("percent", cut.percent)
    }
  }

  private mutating func reliability(_ reliability: ReliabilityReport) {
    object("reliability") { writer in
      writer.member("design", reliability.design.rawValue)
      writer.member("coefficient", reliability.coefficient)
      writer.member("errorInPoints", reliability.errorInPoints)
      writer.member("errorInPercent", reliability.errorInPercent)
      if let shared = reliability.withSharedItems {
        writer.member("withSharedItems", shared)
      } else {
        writer.member("withSharedItems", .null)
      }
      writer.strings("remarks", reliability.remarks)
    }
  }

  private mutating func parts(_ name: String, _ parts: [PartReport]) {
    array(name) { writer in
      for part in parts {
        writer.object { writer in
          writer.member("id", part.id)
          writer.optional("title", part.title)
          writer.member("depth", part.depth)
          writer.member("percent", part.percent)
          writer.member("notReported", part.notReported)
        }
      }
    }
  }

  private mutating func groups(_ groups: [GroupReport]) {
    array("groups") { writer in
      for group in groups {
        writer.object { writer in
          writer.member("name", group.name)
          writer.member("value", group.value)
          writer.member("n", group.n)
          if let figures = group.figures {
            writer.member("percent", figures.percent)
            writer.member("passRate", figures.passRate)
          } else {
            writer.member("percent", .null)
            writer.member("passRate", .null)
          }
        }
      }
    }
  }

  private mutating func forms(_ forms: FormsReport) {
    object("forms") { writer in
      writer.member("distinct", forms.distinct)
      writer.member("isFixed", forms.isFixed)
      writer.optional("meanLength", forms.meanLength)
      writer.member("poolSize", forms.poolSize)
      if let highest = forms.highestExposure {
        writer.object("highestExposure") { writer in
          writer.member("item", highest.item.text)
          writer.member("rate", rounded12(highest.rate))
        }
      } else {
        writer.member("highestExposure", .null)
      }
      writer.optional("meanExposure", forms.meanExposure)
      writer.optional("meanOverlap", forms.meanOverlap)
      writer.strings("neverUsed", forms.neverUsed.map(\.text))
      writer.strings("pretestNeverUsed", forms.pretestNeverUsed.map(\.text))
    }
  }

  private mutating func item(_ item: ItemReport) {
    let own = item.statistics
    object { writer in
      writer.member("id", item.item.text)
      writer.optional("type", item.type?.rawValue)
      writer.optional("competency", item.competency?.text)
      writer.optional("points", item.points)
      writer.strings("roles", item.roles.map(\.rawValue))
      writer.member("isPretest", own.isPretest)
      writer.member("presented", own.presented)
      writer.member("reached", item.reached)
      writer.member("answered", own.answered)
      writer.member("omitted", own.omitted)
      writer.member("notReached", own.notReached)
      writer.member("omitRate", own.omitRate)
      writer.member("notReachedRate", own.notReachedRate)
      writer.member("p", own.pValue)
      writer.member("standardDeviation", own.standardDeviation)
      writer.member("itemTotal", own.itemTotal)
      writer.member("itemRest", own.itemRest)
      writer.member("alphaIfDeleted", own.alphaIfDeleted)
      writer.member("biserialTotal", item.indices.biserialTotal)
      writer.member("biserialRest", item.indices.biserialRest)
      writer.member("reliabilityIndex", item.indices.reliabilityIndex)
      writer.member("delta", item.indices.delta)
      writer.member("upperLower", item.upperLower)
      writer.array("flags") { writer in
        for flag in own.flags {
          writer.object { writer in
            writer.member("kind", flag.kind.rawValue)
            writer.member("reason", flag.reason)
          }
        }
      }
      writer.optional("flagsWithheld", own.flagsWithheld?.description)
      writer.array("options") { writer in for option in own.options { writer.option(option, of: item) } }
    }
  }

  private mutating func option(_ option: OptionStatistics, of item: ItemReport) {
    object { writer in
      writer.optional("option", item.label(of: option))
      writer.member("isKey", option.isKey)
      writer.member("n", option.n)
      writer.member("share", option.share)
      writer.member("meanCriterion", option.meanCriterion)
      writer.member("optionTotal", option.optionTotal)
      writer.member("optionRest", option.optionRest)
      writer.array("groupShares") { writer in
        for share in option.groupShares { if let share { writer.double(rounded12(share)) } else { writer.null() } }
      }
    }
  }
}
