import ChatCore
import TestSupport
import Testing

/// docs/json-lines.schema.json is what scripts rely on: it may grow, and nothing else.
///
/// Every object that an end-to-end test reads is checked against it (`ChatObject`).
@Suite("The contract of the JSON lines")
struct JSONContractTests {
  /// Every member that a released version has written. A line is added with a new member, and never changed.
  static let released = """
    answered: status topic user
    asked: at direction status text topic user
    command: code error file id input line ok remark result
    connection: code detail forgotten reason retry_in session status
    delayed: code detail id target
    delivered: by id target
    doubt: from target
    ended: user
    failed: code detail id reason target text
    finding: certain cure deadly detail group kind mended sure topics users
    gap: from missing target
    group: group owner status
    hidden: count from target
    listed-group: claimed_by created group members owner pending role
    listed-target: current target unread
    member: group is_owner status user
    membership: group status user
    message: action from id late own sent state stored target text
    owner-claim: claimed group owner
    presence: status user
    ready: broker session user
    recalled: at cancel row
    refused-payload: detail reason topic
    refused-subscription: code detail filter
    request: from text
    sent: id target
    setting: key next source value
    status: broker held in_flight link queued refused_payloads round_trip session user
    unasked: user
    user: me since status user
    hidden-news: doubts gaps groups memberships payloads presences requests
    hidden-texts: count target
    ignored: user
    listed-target: mentions
    message: mention
    recalled: unread
    whois: conversation groups last_text me since status topic user
    listed-group: topic
    listed-topic: by group topic
    membership: invited
    presence: away text
    topic: by changed group topic
    user: away
    whois: away
    """

  @Test("Nothing that was released is missing from the schema", arguments: released.lines)
  func grows(line: String) throws {
    let schema = try JSONSchema.ofJSONLines.get()
    let words = line.split(separator: " ").map(String.init)
    let type = String(try #require(words.first).dropLast())
    let definition = try #require(schema.definition(type), "the type \(type) is gone")
    guard case .object(let properties)? = definition["properties"] else {
      Issue.record("\(type) has no properties")
      return
    }
    let missing = words.dropFirst().filter { properties[$0] == nil }
    #expect(missing == [], "of \(type)")
  }

  @Test("Every notice and every answer is as the schema says")
  func samples() throws {
    let schema = try JSONSchema.ofJSONLines.get()
    for line in Snapshot.json.lines {
      let object = try JSONObject(parsing: Array(line.utf8))
      #expect(schema.violation(.object(object)) == nil, "\(line)")
    }
  }

  @Test(
    "What breaks the contract is found",
    arguments: [
      #"{"v":2,"type":"sent","at":"2026-11-23T13:03:00.000Z","id":"00000000000000aa-1","target":"@b"}"#,
      #"{"v":1,"type":"sent","at":"2026-11-23 13:03","id":"00000000000000aa-1","target":"@b"}"#,
      #"{"v":1,"type":"sent","at":"2026-11-23T13:03:00.000Z","target":"@b"}"#,
      #"{"v":1,"type":"sent","at":"2026-11-23T13:03:00.000Z","id":null,"target":"@b"}"#,
      #"{"v":1,"type":"sent","at":"2026-11-23T13:03:00.000Z","id":"00000000000000aa-1","target":"b"}"#,
      #"{"v":1,"type":"news","at":"2026-11-23T13:03:00.000Z"}"#,
      #"{"v":1,"type":"group","at":"2026-11-23T13:03:00.000Z","group":"a","owner":"b","status":"gone"}"#,
      #"{"v":1,"type":"command","at":"2026-11-23T13:03:00.000Z","line":-1,"input":"","ok":true,"code":0,"error":null,"id":null,"remark":null,"result":null}"#,
      #"{"v":1,"type":"command","at":"2026-11-23T13:03:00.000Z","line":1,"input":"","ok":true,"code":0,"error":null,"id":null,"remark":null,"result":[{"user":1}]}"#,
    ])
  func broken(line: String) throws {
    let object = try JSONObject(parsing: Array(line.utf8))
    #expect(try JSONSchema.ofJSONLines.get().violation(.object(object)) != nil)
  }
}

extension String {
  fileprivate var lines: [String] { split(separator: "\n").map(String.init) }
}
