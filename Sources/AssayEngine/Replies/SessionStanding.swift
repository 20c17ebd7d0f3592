import AssayDelivery
import AssayModel

/// How a session stands: the value of `state`.
struct SessionStanding: WritableRecord {
  var view: SessionView
  var assessment: AssessmentID
  var attempt: Int
  var types: [InteractionType]
  /// What must still be agreed to.
  var agreements: [Agreement]
  var hasBreaks: Bool
  /// What the candidate was registered with when the session was started.
  var needs: [PersonalNeed]
  var files: [FileStanding]
  /// What was asked for, and the languages that there are.
  var localeAsked: String
  var index: PackageIndex

  init(_ live: borrowing LiveSession, at now: Instant) {
    view = live.session.view(at: now, in: live.context)
    assessment = live.session.start.assessment
    attempt = live.session.start.attempt
    types = live.types
    let open = view.agreements
    agreements = open.isEmpty ? [] : live.package.assessment.agreements.filter { open.contains($0.id) }
    // One whose name this engine does not know has kept every client from the session.
    needs = live.session.start.needs.compactMap { PersonalNeed(rawValue: $0) }
    localeAsked = live.session.start.locale
    index = live.package.index
    hasBreaks = live.session.start.budget?.breaks != nil
    files = live.session.files.map { FileStanding(file: $0, received: live.received[$0.id] ?? 0) }
  }

  static var component: String? { "state" }

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("session", .reference(), "The id of the session.") { $0.view.session }
    members.required("assessment", .id(), "What is sat.") { $0.assessment }
    members.required("attempt", .int(1...Int.max), "Which attempt of the candidate this is.") { $0.attempt }
    members.optional("locale", .text, "The language of the session, where there are several or another was asked for.")
    {
      $0.hasLocale ? $0.index.language : nil
    }
    members.optional("localeAsked", .text, "What was asked for, where it is not there as such.") {
      $0.isOfOtherLocale ? $0.localeAsked : nil
    }
    members.members(of: TitleTongue.self) { $0.index.titles }
    members.required("status", .words("open", "submitted"), "Whether anything can still change.") {
      $0.view.phase == .open ? "open" : "submitted"
    }
    members.optional("cause", .word(SubmissionCause.self), "Who ended it.") { $0.submission?.cause }
    members.optional("submittedAt", .instant, "When it ended.") { $0.submission?.at }
    members.required("nextSeq", .int(1...Int.max), "The number that the next call must carry.") {
      $0.view.nextSequence
    }
    members.optional("current", .id(), "Where the candidate is; left out once every section is behind.") {
      $0.view.current
    }
    members.required("clock", .clock, "How the clock stands.") { $0.view.clock }
    members.optional("agreements", .list(of: .object(Agreement.self)), "What must still be agreed to, in order.") {
      $0.agreements.isEmpty ? nil : $0.agreements
    }
    members.optional("breaksLeft", .count, "How many breaks the candidate may still take, where there are any.") {
      $0.hasBreaks ? $0.view.breaksLeft : nil
    }
    members.optional("canPause", .yes, "The client may stop the clock by session.pause.") {
      $0.view.canPause ? true : nil
    }
    members.optional(
      "needs", .list(of: .word(PersonalNeed.self)), "What the candidate needs of the client, by the names of QTI 3."
    ) { $0.needs.isEmpty ? nil : $0.needs }
    members.required("sections", .list(of: .object(SectionView.self)), "In the order of the form.") {
      $0.view.sections
    }
    members.required("slots", .list(of: .object(SlotStanding.self)), "In the order of the form.") { standing in
      zip(standing.view.slots, standing.types).map { SlotStanding(view: $0, type: $1) }
    }
    members.optional("files", .list(of: .object(FileStanding.self)), "Those that were begun, in that order.") {
      $0.files.isEmpty ? nil : $0.files
    }
  }

  private var isOfOtherLocale: Bool { !localeAsked.lowercased().utf8.elementsEqual(index.language.lowercased().utf8) }

  private var hasLocale: Bool { !index.package.translations.isEmpty || isOfOtherLocale }

  private var submission: (cause: SubmissionCause, at: Instant)? {
    guard case .submitted(let cause, let at) = view.phase else { return nil }
    return (cause, at)
  }
}

/// How a session stands, as the only member of a result.
struct StateResult: WritableRecord {
  var state: SessionStanding

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("state", .object(SessionStanding.self), "How the session stands.") { $0.state }
  }
}

extension SectionView: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("section", .id(), "Its id.") { $0.id }
    members.optional("title", .text, "What it is called.") { $0.title }
    members.required("status", .word(SlotAccess.self), "Whether it can be worked on, not yet, or not any more.") {
      $0.access
    }
  }
}

/// A file that the candidate sends, and how much of it is there.
struct FileStanding: WritableRecord {
  var file: SentFile
  var received: Int

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("file", .id(), "Its id.") { $0.file.id }
    members.required("slot", .id(), "The slot that it was sent for.") { $0.file.slot }
    members.required("name", .text, "What the candidate calls it.") { $0.file.description.name }
    members.required("type", .text, "What it is, as a media type.") { $0.file.description.type }
    members.required("bytes", .count, "How many it has.") { $0.file.description.bytes }
    members.required("received", .count, "How many of them are there.") {
      $0.file.digest == nil ? $0.received : $0.file.description.bytes
    }
    members.required("whole", .bool, "Whether it was ended, so that it can be an answer.") { $0.file.digest != nil }
  }
}

/// How a slot stands, and what stands there.
struct SlotStanding: WritableRecord {
  var view: SlotView
  var type: InteractionType

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("slot", .id(), "Its id.") { $0.view.slot }
    members.required("section", .id(), "The section that it is in.") { $0.view.section }
    members.required("type", .word(InteractionType.self), "The type of its item.") { $0.type }
    members.required("viewed", .bool, "Whether its item was shown.") { $0.view.isViewed }
    members.required("answered", .bool, "Whether there is a complete answer, going by what was asked for.") {
      $0.view.progress == .answered
    }
    members.optional("partial", .yes, "An answer is begun.") { $0.view.progress == .partial ? true : nil }
    members.required("flagged", .bool, "Whether it is marked to be looked at again.") { $0.view.isFlagged }
    members.optional("comment", .text, "The candidate's own remark on it.") { $0.view.comment }
    members.required("closed", .bool, "Whether nothing can change there any more.") { $0.view.access == .closed }
    members.optional("ahead", .yes, "It can be reached only by nav.go.") { $0.view.access == .ahead ? true : nil }
    members.optional("triesLeft", .count, "How many more tries there are, where items are checked.") {
      $0.view.tries?.left
    }
  }
}

extension SlotView.Tries {
  /// How many more there are; none once the item is settled.
  var left: Int { isSettled ? 0 : max(allowed - used, 0) }
}
