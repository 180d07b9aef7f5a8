import ChatCore
import Glibc
import Testing

@testable import Store

@Suite("The store's directory and files")
struct FileTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func open(_ path: String, user: UserName = ana) throws(StoreError) -> MessageStore {
    try MessageStore(directory: path, user: user)
  }

  @Test("Directories are made 0700 and files 0600", arguments: ["", "/"])
  func modes(slash: String) throws {
    let store = try open("\(directory.path)/state/chat\(slash)")
    try store.commit([.session(1)])
    for made in ["/state", "/state/chat"] {
      #expect(try mode(of: directory.path + made) == 0o700)
    }
    for suffix in [".db", ".db-wal", ".db-shm", ".lock"] {
      #expect(try mode(of: directory.path + "/state/chat/ana" + suffix) == 0o600)
    }
  }

  @Test("A database that others could read is made private again")
  func tightened() throws {
    _ = try directory.store()
    #expect(chmod(directory.databasePath, 0o644) == 0)
    _ = try directory.store()
    #expect(try mode(of: directory.databasePath) == 0o600)
  }

  @Test("A directory that is a symbolic link is refused, with a slash behind it too")
  func linkedDirectory() throws {
    let link = "\(directory.path)/link"
    #expect(symlink(directory.path, link) == 0)
    for path in [link, link + "/", link + "//"] {
      #expect(throws: StoreError.unsafe(path: link, .symbolicLink)) { try open(path) }
    }
    // One further up is a choice of whoever set up the machine.
    _ = try open(link + "/below")
  }

  @Test("A database or lock that is a symbolic link is refused", arguments: [".db", ".lock"])
  func linkedFile(suffix: String) throws {
    let link = "\(directory.path)/ana\(suffix)"
    #expect(symlink("\(directory.path)/elsewhere", link) == 0)
    #expect(throws: StoreError.unsafe(path: link, .symbolicLink)) { try directory.store() }
    #expect(access("\(directory.path)/elsewhere", F_OK) != 0)
  }

  @Test("A directory that others can write to is refused", arguments: [0o777, 0o1777, 0o720])
  func writableDirectory(mode: mode_t) throws {
    #expect(chmod(directory.path, mode) == 0)
    #expect(
      throws: StoreError.unsafe(path: directory.path, .writableByOthers(mode: UInt32(mode)))
    ) { try directory.store() }
  }

  @Test("Another user's directory is refused")
  func foreignDirectory() throws {
    let (path, owner): (String, UInt32)
    if geteuid() == 0 {
      #expect(chown(directory.path, 12345, 12345) == 0)
      (path, owner) = (directory.path, 12345)
    } else {
      (path, owner) = ("/usr", 0)
    }
    #expect(throws: StoreError.unsafe(path: path, .owner(owner))) { try open(path) }
  }

  @Test("What is no directory or no regular file is refused")
  func wrongTypes() throws {
    try write([], to: directory.path + "/file")
    #expect(throws: StoreError.unsafe(path: directory.path + "/file", .wrongType)) {
      try open(directory.path + "/file")
    }
    #expect(throws: StoreError.unsafe(path: directory.path + "/file/below", .wrongType)) {
      try open(directory.path + "/file/below")
    }
    #expect(mkfifo(directory.path + "/ana.lock", 0o600) == 0)
    #expect(throws: StoreError.unsafe(path: directory.path + "/ana.lock", .wrongType)) {
      try directory.store()
    }
  }

  @Test("A directory in which nothing can be made says so")
  func readOnlyDirectory() throws {
    // Root may write everywhere else; nobody can make a file here, and it belongs to this process's user.
    let path = geteuid() == 0 ? "/proc/\(getpid())/task" : directory.path
    if geteuid() != 0 { #expect(chmod(path, 0o500) == 0) }
    let error = #expect(throws: StoreError.self) { try open(path) }
    guard case .cannotOpen("\(path)/ana.lock", let code) = error else {
      throw Failure.notReached("cannotOpen, but \(String(describing: error))")
    }
    #expect([EACCES, EROFS, ENOENT].contains(code))
  }

  @Test("An empty path is refused")
  func emptyPath() {
    #expect(throws: StoreError.cannotOpen(path: "", code: ENOENT)) { try open("") }
  }

  @Test(
    "Every name has a file name of its own",
    arguments: [
      ("ana", "ana"), ("Ana", "Ana"), ("a b", "a%20b"), ("..", "%2E%2E"), ("a_b-c", "a_b-c"),
      ("é", "%C3%A9"), ("e\u{301}", "e%CC%81"), ("%", "%25"), ("=YQ", "%3DYQ"),
      (String(repeating: "x", count: 128), String(repeating: "x", count: 128)),
      (String(repeating: "!", count: 128), "=" + String(repeating: "ISEh", count: 42) + "ISE"),
      (String(repeating: "ÿ", count: 33), String(repeating: "%C3%BF", count: 33)),
      (String(repeating: "ÿ", count: 36), "=" + String(repeating: "w7_Dv8O_", count: 12)),
    ])
  func fileNames(text: String, file: String) throws {
    #expect(fileName(for: name(text)) == file)
    try directory.store(name(text)).commit([.session(1)])
    #expect(access("\(directory.path)/\(file).db", F_OK) == 0)
  }

  @Test("Users of one directory have a store each, open at the same time")
  func twoUsers() throws {
    let composed: UserName = name("jos\u{E9}")
    let decomposed: UserName = name("jose\u{301}")
    let stores = try [directory.store(composed), directory.store(decomposed)]
    try stores[0].commit([.insert(received(1))])
    #expect(try stores[1].latest(9, of: nil).isEmpty)
    #expect(try stores[0].restore().storeIdentity != stores[1].restore().storeIdentity)
  }

  @Test("A database under another user's file name is refused")
  func renamed() throws {
    _ = try directory.store()
    #expect(rename(directory.databasePath, directory.path + "/bob.db") == 0)
    #expect(throws: StoreError.otherUser(path: directory.path + "/bob.db", user: "ana")) {
      try directory.store(bob)
    }
  }
}
