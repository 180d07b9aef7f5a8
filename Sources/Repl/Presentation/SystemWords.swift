import Glibc
import Languages

/// What the system calls an error of errno(3), in the language that is spoken if that is one of the usual ones.
func systemWords(_ error: Int32) -> String {
  said(Phrase(stringLiteral: String(cString: strerror(error))))
}
