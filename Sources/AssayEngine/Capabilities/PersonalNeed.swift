/// What a candidate may need of a client, by the names of the features in QTI 3's Personal Needs and Preferences.
///
/// 1EdTech, *Access for All Personal Needs and Preferences (AfA PNP) for QTI 3*, the enumeration of feature names.
enum PersonalNeed: String, CaseIterable, Sendable {
  case linguisticGuidance = "linguistic-guidance"
  case keywordEmphasis = "keyword-emphasis"
  case keywordTranslation = "keyword-translation"
  case simplifiedLanguagePortions = "simplified-language-portions"
  case simplifiedGraphics = "simplified-graphics"
  case itemTranslation = "item-translation"
  case signLanguage = "sign-language"
  case encouragement
  case additionalTestingTime = "additional-testing-time"
  case lineReader = "line-reader"
  case invertDisplayPolarity = "invert-display-polarity"
  case magnification
  case spoken
  case tactile
  case braille
  case answerMasking = "answer-masking"
  case keyboardDirections = "keyboard-directions"
  case additionalDirections = "additional-directions"
  case longDescription = "long-description"
  case captions
  case transcript
  case alternativeText = "alternative-text"
  case audioDescription = "audio-description"
  case highContrast = "high-contrast"
  case inputRequirements = "input-requirements"
  case languageOfInterface = "language-of-interface"
  case layoutSingleColumn = "layout-single-column"
  case textAppearance = "text-appearance"
  case calculator = "calculator-on-screen"
  case dictionary = "dictionary-on-screen"
  case glossary = "glossary-on-screen"
  case thesaurus = "thesaurus-on-screen"
  case homophoneChecker = "homophone-checker-on-screen"
  case noteTaking = "note-taking-on-screen"
  case visualOrganizer = "visual-organizer-on-screen"
  case outliner = "outliner-on-screen"
  case peerInteraction = "peer-interaction-on-screen"
  case spellChecker = "spell-checker-on-screen"

  /// Whether the engine meets it, by what a registration grants, whatever the client can do.
  var isMetByEngine: Bool { self == .additionalTestingTime }
}
