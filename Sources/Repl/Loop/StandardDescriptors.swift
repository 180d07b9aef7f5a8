import Glibc

/// stdin, stdout and stderr, whatever whoever started the program has left of them.
enum StandardDescriptors {
  /// A standard descriptor that is closed is opened, so that no file or socket gets its number and is written to as if
  /// it were stdout. Reading from it, or writing to it, still fails: it is open for the other direction.
  static func fill() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free, which is this one.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
