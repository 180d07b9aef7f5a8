import ChatCore
import FuzzSupport

private let me = UserName(unchecked: "ana")
private let peer = UserName(unchecked: "bob")

/// The strict reader, and each record that decodes what it read: whatever the bytes are, this comes to an end, and what
/// was accepted is the same after it was written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func payloads(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let payload = bytes(start, count)
  if let value = accepted({ () throws(WireError) in try JSONValue(parsing: payload) }) {
    let written = value.encoded()
    claim(!written.contains { $0 < 0x20 || $0 == 0x7F }, "a control character is written")
    if written.count <= 128 * 1024 {
      let again = accepted { () throws(WireError) in try JSONValue(parsing: written) }
      claim(again == value, "the value is another after it was written")
    }
  }
  records(payload)
  return 0
}

private func records(_ payload: [UInt8]) {
  same(payload, { (bytes) throws(WireError) in try TextRecord(decoding: bytes) }, { $0.encoded() })
  same(payload, { (bytes) throws(WireError) in try OwnerRecord(decoding: bytes) }, { $0.encoded() })
  same(payload, { (bytes) throws(WireError) in try InboxRecord(decoding: bytes) }, { $0.encoded() })
  same(payload, { (bytes) throws(WireError) in try HeadRecord(decoding: bytes) }, { $0.encoded() })
  for user in [me, peer] {
    same(
      payload, { (bytes) throws(WireError) in try PresenceRecord(decoding: bytes, of: user) },
      { $0.encoded() })
    same(
      payload, { (bytes) throws(WireError) in try MembershipRecord(decoding: bytes, of: user) },
      { $0.encoded() })
    same(
      payload, { (bytes) throws(WireError) in try RequestRecord(decoding: bytes, of: user) },
      { $0.encoded() })
  }
}

/// What is written keeps what was read. A record may leave out what it does not know, and what its status does not have:
/// so it is compared after it was written once.
private func same<Record: Hashable>(
  _ payload: [UInt8], _ decode: ([UInt8]) throws(WireError) -> Record,
  _ encode: (Record) -> [UInt8]
) {
  guard let record = accepted({ () throws(WireError) in try decode(payload) }) else { return }
  let written = encode(record)
  guard written.count <= 128 * 1024 else { return }
  guard let once = accepted({ () throws(WireError) in try decode(written) }) else {
    return claim(false, "our own \(Record.self) is refused")
  }
  claim(encode(once) == written, "a \(Record.self) is written in two ways")
}
