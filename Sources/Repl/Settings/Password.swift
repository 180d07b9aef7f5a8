import CommandParser
import Environment
import Glibc

/// Where a password comes from; it is never in argv, and taken out of the environment at once.
enum Password {
  /// Nothing that is started later inherits it.
  static func takeFromEnvironment() -> [UInt8]? {
    EnvironmentVariable.password.take().map { Array($0.utf8) }
  }

  /// The option's file, else the environment's, else the configuration's file or program.
  ///
  /// - Throws: why the file is not one that only its owner can read, or what became of the program.
  static func find(
    _ values: SettingValues, _ environment: [UInt8]?, path: String
  ) throws(StartError) -> [UInt8]? {
    if let file = values[.passwordFile], file.source == .commandLine {
      return try password(inFile: file.text)
    }
    if let environment { return environment }
    let file = values[.passwordFile]?.text
    guard let command = try program(values), !command.isEmpty else {
      return try file.map { (path) throws(StartError) in try password(inFile: path) }
    }
    if file != nil { throw .twoPasswords(path: path) }
    let limit = Duration(typed: values.text(.timeout)) ?? .seconds(30)
    do throws(PasswordCommandFailure) {
      return try PasswordCommand(words: command).run(atMost: limit)
    } catch {
      throw .passwordCommand(error)
    }
  }

  /// It was checked when the configuration was read.
  private static func program(_ values: SettingValues) throws(StartError) -> [String]? {
    guard let text = values[.passwordCommand]?.text else { return nil }
    do throws(SettingFault) { return try SettingKind.words(ofCommand: text) } catch { return nil }
  }

  private static func password(inFile path: String) throws(StartError) -> [UInt8] {
    do throws(FileError) { return try read(path) } catch {
      throw .file(path: path, error.words)
    }
  }

  /// A regular file of this user that nobody else can read, opened without following links.
  private static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
    if status.st_mode & S_IFMT != S_IFREG { throw .notRegular }
    if status.st_uid != geteuid() { throw .notMine }
    if status.st_mode & 0o077 != 0 { throw .open(mode: status.st_mode & 0o777) }
    var bytes = try File.read(descriptor, atMost: 65535)
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return bytes
  }
}
