/// What people are spoken to in, beside English: for each English phrase, its translation.
///
/// A phrase is written in English where it is said, and looked up by its words, as GNU gettext does it: each
/// interpolation is `%1`, `%2`, … in the order of the English text. Which language is spoken is chosen once, at the
/// start; everything that is said within `Language.$spoken.withValue` is said in it (docs/decisions/0012).
public final class Language: Sendable {
  /// nil: English.
  @TaskLocal public static var spoken: Language?

  /// The translation of a template; nil: there is none, and English is said.
  let translation: @Sendable (_ template: String) -> String?

  public init(translation: @escaping @Sendable (_ template: String) -> String?) {
    self.translation = translation
  }

  public static let portuguese = Language { Portuguese.translations[$0] }

  /// The language that the environment asks for (POSIX.1-2017, XBD 8.2): `LC_ALL`, `LC_MESSAGES` and `LANG`, the first
  /// one that is set and not empty. `pt_PT.UTF-8`, `pt_BR`, `pt`: Portuguese; all else: English.
  public init?(environment: (_ name: String) -> String?) {
    let values = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap(environment)
    guard let locale = values.first(where: { !$0.isEmpty }), locale.hasPrefix("pt") else {
      return nil
    }
    translation = Language.portuguese.translation
  }

  /// For what scripts read: it is the same in all languages.
  public static func inEnglish<Result>(_ body: () throws -> Result) rethrows -> Result {
    try spoken == nil ? body() : $spoken.withValue(nil, operation: body)
  }
}
