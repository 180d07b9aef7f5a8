import ChatCore

/// What goes wrong outside of a notice or an outcome.
extension PeopleFormatter {
  /// Why there is no connection, and what to do next.
  func sentence(_ failure: LinkFailure) -> String { sentences.sentence(failure).text }

  /// A sentence that tells of an error.
  func trouble(_ sentence: String) -> String { style.paint(Words(foreign: sentence), .problem) }
}
