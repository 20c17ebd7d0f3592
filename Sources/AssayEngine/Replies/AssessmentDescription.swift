import AssayJSON
import AssayModel

/// What a candidate is told of an assessment beforehand.
struct AssessmentDescription: WritableRecord {
  var given: PackageIndex
  /// A form that stands for all.
  var form: Form
  /// What a client may have to offer at some item of some form, in the order of their ids.
  var tools: [ToolID]

  private var assessment: Assessment { given.package.assessment }

  static func members(_ members: inout some MemberWriting<Self>) {
    members.members(of: AssessmentHeading.self) {
      AssessmentHeading(assessment: $0.assessment, language: $0.given.package.language)
    }
    members.optional("locales", .list(of: .text), "The languages in which it can be sat, where there are several.") {
      $0.given.package.translations.isEmpty ? nil : $0.given.package.languages
    }
    members.members(of: TitleTongue.self) { $0.given.titles }
    members.required("items", .count, "How many items a form has.") { $0.form.slots.count }
    members.required("sections", .list(of: .object(Section.self)), "In the order of the form.") { told in
      told.form.sections.map { section in
        Section(
          id: section.id, title: told.assessment.blueprint.sections.first { $0.id == section.id }?.title,
          items: section.slots.count)
      }
    }
    members.optional("timeLimitMs", .milliseconds, "The limit on the whole, before what is granted to one candidate.") {
      $0.assessment.time?.limit
    }
    members.optional("warningsMs", .list(of: .milliseconds), "How long before the limit there are warnings.") {
      $0.assessment.time?.warnings
    }
    members.optional("graceMs", .milliseconds, "How long after the limit answers are still saved, and marked late.") {
      $0.assessment.time.flatMap { $0.grace > .zero ? $0.grace : nil }
    }
    members.optional("window", .object(Window.self), "When it can be started.") { $0.assessment.window }
    members.optional("minimumMs", .milliseconds, "How long it takes at least until it can be submitted.") {
      $0.assessment.time?.minimum
    }
    members.optional("sectionTimes", .list(of: .object(SectionTime.self)), "The limits on sections.") { told in
      told.assessment.time.flatMap { $0.sections.isEmpty ? nil : $0.sections }
    }
    members.optional("itemTime", .object(PartTime.self), "The limits on each item.") { $0.assessment.time?.item }
    members.optional("breaks", .object(BreakPolicy.self), "The breaks that a candidate may take.") {
      $0.assessment.breaks
    }
    members.optional("interruptions", .object(InterruptionPolicy.self), "What is given back for interruptions.") {
      $0.assessment.interruptions
    }
    members.optional("agreements", .list(of: .object(Agreement.self)), "What must be agreed to first, in order.") {
      told in told.assessment.agreements.isEmpty ? nil : told.assessment.agreements
    }
    members.optional("tools", .list(of: .id()), "What a client may have to offer with some item, such as a calculator.")
    { told in told.tools.isEmpty ? nil : told.tools }
    members.required("navigation", .object(NavigationPolicy.self), "Where a candidate may go.") {
      $0.assessment.navigation
    }
    members.optional("attempts", .int(1...Int.max), "How often it can be sat; left out where there is no limit.") {
      $0.assessment.attemptLimit
    }
    members.required("release", .object(ReleasePolicy.self), "What is told when.") { $0.assessment.release }
    members.required("hasUnscoredItems", .bool, "Whether some items do not count.") {
      $0.form.slots.contains { !$0.role.counts }
    }
    members.optional("formative", .object(FormativePolicy.self), "How a knowledge check goes.") {
      $0.assessment.formative
    }
  }

  /// A section of the form.
  struct Section: WritableRecord {
    var id: SectionID
    var title: String?
    var items: Int

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("section", .id(), "Its id.") { $0.id }
      members.optional("title", .text, "What it is called.") { $0.title }
      members.required("items", .count, "How many items it has.") { $0.items }
    }
  }
}

extension Assessment {
  /// How often it can be sat; nil for no limit.
  ///
  /// An exam without a retake policy can be sat once.
  var attemptLimit: Int? { retake.map(\.attempts) ?? (type == .exam ? 1 : nil) }
}

extension NavigationPolicy: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("withinSection", .word(Movement.self), "From item to item.") { $0.withinSection }
    members.required("betweenSections", .word(Movement.self), "From section to section.") { $0.betweenSections }
    members.required("flags", .bool, "Whether slots can be flagged.") { $0.allowsFlags }
    members.required("skipping", .bool, "Whether a slot may be left without a complete answer.") { $0.allowsSkipping }
  }
}

extension Window: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.optional("opens", .instant, "No session starts before.") { $0.opens }
    members.optional("closes", .instant, "No session starts from here on.") { $0.closes }
  }
}

extension SectionTime: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("section", .id(), "Which section.") { $0.section }
    members.members(of: PartTime.self) { $0.time }
  }
}

extension PartTime: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.optional("limitMs", .milliseconds, "The limit, before what is granted to one candidate.") { $0.limit }
    members.optional("minimumMs", .milliseconds, "How long it takes at least until it can be left.") { $0.minimum }
  }
}

extension BreakPolicy: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("count", .count, "How many there are.") { $0.count }
    members.required("lengthMs", .milliseconds, "How long each is.") { $0.length }
    members.required("stopsClock", .bool, "Whether the clock stands still meanwhile.") { $0.stopsClock }
  }
}

extension InterruptionPolicy: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("givesBackMs", .milliseconds, "The most that is given back in one session.") { $0.givesBack }
    members.required("toleranceMs", .milliseconds, "Up to which length nothing is given back.") { $0.tolerance }
    members.required("pause", .bool, "Whether the client may stop the clock.") { $0.allowsPause }
  }
}

extension Agreement: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("agreement", .id(), "Its id.") { $0.id }
    members.required("content", .content, "What is agreed to.") { $0.text }
    members.required("decline", .word(Decline.self), "What becomes of a session whose candidate does not agree.") {
      $0.decline
    }
  }
}

extension ReleasePolicy: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("result", .moment, "From when the result is told.") { $0.result }
    members.required("competencies", .moment, "From when the result by competency is told.") { $0.competencies }
    members.required("key", .moment, "From when items can be reviewed with their keys.") { $0.key }
  }
}

extension FormativePolicy: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("triesPerItem", .int(1...Int.max), "How often each item may be checked.") { $0.triesPerItem }
    members.required("tryCredit", .list(of: .share), "The share of the credit that the n-th try can earn.") {
      $0.tryCredit
    }
    members.required("hintCost", .share, "What each hint costs, as a share of the item's points.") { $0.hintCost }
    members.required("rightWrong", .word(FeedbackMoment.self), "When it is told whether an answer is right.") {
      $0.rightWrong
    }
    members.required("rationale", .word(FeedbackMoment.self), "When it is told why.") { $0.rationale }
    members.required("key", .word(FeedbackMoment.self), "When a right answer is shown.") { $0.key }
  }
}

/// A moment of release: `"after-submit"`, `"never"`, or `{"on": instant}`.
struct MomentShape: WritableShape {
  typealias Value = ReleasePolicy.Moment

  var schema: Schema {
    .oneOf([
      .words(["after-submit", "after-marking", "after-approval", "never"]),
      .object([Schema.Property("on", .reference("instant"))]),
    ])
  }

  func write(_ moment: ReleasePolicy.Moment, to out: inout Output) {
    switch moment {
    case .afterSubmit: out.json.string("after-submit")
    case .afterMarking: out.json.string("after-marking")
    case .afterApproval: out.json.string("after-approval")
    case .never: out.json.string("never")
    case .on(let instant): out.json.object { $0.member("on", instant.milliseconds) }
    }
  }
}

extension Shape where Self == MomentShape {
  fileprivate static var moment: Self { Self() }
}
