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

/// Removes a directory and all below it, never following a symbolic link.
private func removeTree(_ path: String) {
  guard let listing = opendir(path) else { return }
  while let entry = readdir(listing) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name == "." || name == ".." { continue }
    let below = "\(path)/\(name)"
    if unlink(below) != 0 { removeTree(below) }
  }
  closedir(listing)
  rmdir(path)
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

let ana: UserName = name("ana")
let bob: UserName = name("bob")
let toBob = Target.user(bob)
let ops = Target.group(name("ops"))

/// A name that is good enough to arrive on the wire.
func name<N: Name>(_ text: String) -> N {
  do { return try N(received: text) } catch { preconditionFailure("\(text): \(error)") }
}

/// Bob's, with an identity.
func received(
  _ row: Int64, in target: Target = toBob, from sender: UserName = bob, number: UInt64? = nil,
  text: String = "hello"
) -> StoredMessage {
  StoredMessage(
    row: row, target: target, topic: TopicName(received: "t/1"), sender: sender,
    id: MessageID(epoch: .max - 1, number: number ?? UInt64(row)), text: text,
    sent: "2026-11-23 10:00:00", at: Timestamp(milliseconds: 1_795_000_000_000), own: false,
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
