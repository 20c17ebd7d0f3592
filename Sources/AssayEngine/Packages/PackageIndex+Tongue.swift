import AssayModel

extension PackageIndex {
  /// The language in which an item or a set is given.
  func tongue<Kind>(of id: Identifier<Kind>) -> Tongue {
    let own = language(of: id)
    return Tongue(language: own, isFallback: !own.utf8.elementsEqual(language.utf8))
  }

  /// The language of titles and agreements; nil where there is but one.
  var titles: TitleTongue {
    TitleTongue(
      tongue: package.translations.isEmpty ? nil : Tongue(language: language(of: package.assessment.id)))
  }
}
