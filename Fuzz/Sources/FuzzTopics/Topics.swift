import ChatCore
import FuzzSupport

private let me = UserName(unchecked: "ana")
private let peer = UserName(unchecked: "bob")

/// A Topic Name as it arrived, the conversation's topic that an acceptance claims, and names: what is accepted stands
/// for exactly these bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func topics(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let topic = bytes(start, count)
  if let address = accepted({ () throws(WireError) in try Address(topic: topic, me: me) }) {
    claim(name(of: address).map { $0.elementsEqual(topic) } ?? false, "another topic: \(address)")
  }
  guard let text = String(validating: topic, as: UTF8.self) else { return 0 }
  let claimed = accepted { () throws(WireError) in
    try TopicName.conversation(claimed: text, me: me, peer: peer)
  }
  if let claimed {
    claim(claimed.text.utf8.elementsEqual(topic), "another conversation")
    claim(!topic.contains { "/+#\0".utf8.contains($0) }, "more than a level")
  }
  names(text)
  return 0
}

private func names(_ text: String) {
  if let name = accepted({ () throws(NameError) in try UserName(creating: text) }) {
    claim(name.isOrdinary, "an odd name was made")
    claim(name.text.utf8.count <= 256, "a long name was made")
  }
  if let name = accepted({ () throws(NameError) in try GroupName(received: text) }) {
    claim(name.text.utf8.elementsEqual(text.utf8), "another name")
    claim(!text.utf8.contains { "/+#".utf8.contains($0) || $0 < 0x20 }, "no level of a topic")
  }
}

private func name(of address: Address) -> String.UTF8View? {
  let topic: TopicName
  switch address {
  case .presence(let user): topic = .presence(of: user)
  case .owner(let group): topic = .owner(of: group)
  case .membership(let group, let user): topic = .membership(of: user, in: group)
  case .groupMessages(let group): topic = .messages(of: group)
  case .requestToMe(let user): topic = .request(to: me, from: user)
  case .requestFromMe(let user): topic = .request(to: user, from: me)
  case .inbox(let user): topic = .inbox(of: me, from: user)
  case .head(let group, let user): topic = .head(of: user, in: group)
  case .about(let group): topic = .about(group)
  case .conversation(let conversation): topic = conversation
  }
  return topic.text.utf8
}
