import Glibc

/// stdin, stdout and stderr, whatever whoever started the program has left of them.
enum StandardDescriptors {
  /// A standard descriptor that is closed is opened, so that no file or socket gets its number and is read as a script
  /// or written to as if it were stdout. A closed stdin is an empty one, a closed stdout one that cannot be written to,
  /// and what is said on a closed stderr is gone.
  static func fill() {
    let modes = [(STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
    for (descriptor, mode) in modes where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free, which is this one.
      if open("/dev/null", mode) != descriptor { _exit(1) }
    }
  }
}
