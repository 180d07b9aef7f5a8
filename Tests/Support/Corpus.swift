/// One case of `Tests/Corpus/hostile.jsonl`: bytes that somebody may send, and what must become of them.
public struct CorpusCase: Sendable, CustomTestStringConvertible {
  public var name: String
  /// `message`, `user`, `group`, `topic` or `payload`.
  public var field: String
  /// The topic that a payload arrived in, or how a topic is used; empty when the field says it all.
  public var context: String
  public var bytes: [UInt8]
  /// `accept`, `reject:…`, `drop:…` or `render:…`.
  public var expect: String
  public var flags: [String]

  public var testDescription: String { name }
}
