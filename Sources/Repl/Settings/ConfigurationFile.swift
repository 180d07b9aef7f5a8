import CommandParser
import Glibc
import Mosquitto

/// The configuration file as it is read: regular, of this user or of root, for nobody else to write, of bounded size.
enum ConfigurationFile {
  static let mostBytes = 64 * 1024

  /// - Parameter isRequired: the user named this file; it must be there.
  /// - Throws: `.file`, or `.configuration` with the line that is wrong, and why.
  static func read(path: String, isRequired: Bool) throws(StartError) -> ConfigurationText {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try self.bytes(path) } catch {
      if !error.isMissing || isRequired { throw .file(path: path, error.words) }
      bytes = []
    }
    return try text(bytes, path: path)
  }

  private static func bytes(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = try open(path)
    defer { close(descriptor) }
    return try File.read(descriptor, atMost: mostBytes)
  }

  /// What the bytes say, the broker's address included.
  static func text(_ bytes: [UInt8], path: String) throws(StartError) -> ConfigurationText {
    do throws(ConfigurationFault) {
      let text = try ConfigurationText(bytes)
      for entry in text.entries where entry.key == .broker {
        do throws(AddressError) { _ = try BrokerAddress(parsing: entry.value) } catch {
          throw entry.fault(error.problem(of: entry.value))
        }
      }
      return text
    } catch {
      throw .configuration(path: path, error)
    }
  }

  /// - Returns: a descriptor to read from and to lock.
  static func open(_ path: String, _ flags: Int32 = O_RDONLY) throws(FileError) -> Int32 {
    let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw errno == ELOOP ? .link : .system(errno) }
    do throws(FileError) { try check(descriptor) } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  private static func check(_ descriptor: Int32) throws(FileError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
    if status.st_mode & S_IFMT != S_IFREG { throw .notRegular }
    if status.st_uid != geteuid(), status.st_uid != 0 { throw .notMine }
    if status.st_mode & 0o022 != 0 { throw .writable(mode: status.st_mode & 0o777) }
  }
}

extension AddressError {
  /// The address is not repeated when it may hold a password.
  func problem(of value: String) -> SettingFault.Problem {
    if case .secret = self { return .refused("", reason: sentence) }
    return .refused(value, reason: sentence)
  }
}
