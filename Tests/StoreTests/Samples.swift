import ChatCore
import Glibc

@testable import Store

/// A directory of its own, removed with all that is in it.
final class TemporaryDirectory {
  let path: String

  init() throws {
    var template = Array("/tmp/chat-store-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure.call("mkdtemp", errno) }
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  deinit { removeTree(path) }

  func store(_ user: UserName = ana) throws -> MessageStore {
    try MessageStore(directory: path, user: user)
  }

  /// Where the store of `ana` lies.
  var databasePath: String { "\(path)/ana.db" }
}

enum Failure: Error {
  case call(String, Int32)
  case notReached(String)
}

func removeTree(_ path: String) {
  nftw(path, { path, _, _, _ in remove(path!) }, 8, FTW_DEPTH.rawValue | FTW_PHYS.rawValue)
}

func bytes(of path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw Failure.call("fopen", errno) }
  defer { fclose(file) }
  var found: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    found += buffer[..<count]
  }
  return found
}

func write(_ bytes: [UInt8], to path: String) throws {
  guard let file = fopen(path, "w") else { throw Failure.call("fopen", errno) }
  defer { fclose(file) }
  guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
    throw Failure.call("fwrite", errno)
  }
}

/// The permission bits of a file.
func mode(of path: String) throws -> mode_t {
  var status = stat()
  guard lstat(path, &status) == 0 else { throw Failure.call("lstat", errno) }
  return status.st_mode & 0o7777
}

let ana = UserName(unchecked: "ana")
let bob = UserName(unchecked: "bob")
let toBob = Target.user(bob)
let ops = Target.group(GroupName(unchecked: "ops"))

/// Bob's, with an identity.
func received(
  _ row: Int64, in target: Target = toBob, from sender: UserName = bob, number: UInt64? = nil,
  text: String = "hello"
) -> StoredMessage {
  StoredMessage(
    row: row, target: target, topic: TopicName(received: "t/1"), sender: sender,
    id: MessageID(epoch: .max - 1, number: number ?? UInt64(row)), text: text,
    sent: "2026-11-23 10:00:00", at: Timestamp(milliseconds: 1_700_000_000_000 + row), own: false,
    state: .received, payload: Array(text.utf8))
}

/// An original's: no identity.
func anonymous(
  _ row: Int64, packet: UInt16, session: Int64 = 1, text: String = "hello"
) -> StoredMessage {
  var message = received(row, text: text)
  message.id = nil
  message.origin = PacketOrigin(session: session, packetIdentifier: packet)
  return message
}

func own(_ row: Int64, to target: Target = toBob, state: DeliveryState) -> StoredMessage {
  var message = received(row, in: target, from: ana, text: "mine")
  message.own = true
  message.state = state
  if state == .held { (message.id, message.topic, message.payload) = (nil, nil, []) }
  return message
}
