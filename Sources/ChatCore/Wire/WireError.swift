/// Why something that arrived is not what the wire says.
public enum WireError: Error, Hashable, Sendable {
  /// No payload.
  case empty
  /// Not UTF-8 (or with a byte that UTF-8 forbids).
  case notUTF8
  /// Not one JSON document (RFC 8259); the byte at which it stops being one.
  case notJSON(offset: Int)
  case notObject
  /// Nested deeper than 16.
  case tooDeep
  /// Over 128 KiB.
  case tooLarge(bytes: Int)
  /// Over 64 members.
  case tooManyKeys
  case doubledKey(String)
  case missing(String)
  /// A member of another type than the wire's.
  case wrongType(String)
  /// `user` is not the name in the topic.
  case userMismatch
  /// Not a name; see NameError.
  case badName(NameError)
  /// The topic of an acceptance is not one of this pair.
  case badConversationTopic
  /// Nothing of ours has such a topic.
  case unknownTopic
  /// Addressed to somebody else.
  case notMine
  /// A request from myself to myself.
  case selfRequest
}
