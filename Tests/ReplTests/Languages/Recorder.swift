import Languages
import Synchronization

/// A language that notes what it is asked for.
final class Recorder: Sendable {
  private let asked = Mutex<Set<String>>([])
  private let translations: [String: String]

  init(_ translations: [String: String]) { self.translations = translations }

  /// All templates that were looked up within the body.
  func templates(of body: () throws -> Void) rethrows -> Set<String> {
    let language = Language { [self] template in
      asked.withLock { _ = $0.insert(template) }
      return translations[template]
    }
    try Language.$spoken.withValue(language, operation: body)
    return asked.withLock { $0 }
  }
}
