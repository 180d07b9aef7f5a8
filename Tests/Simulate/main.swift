import Glibc
import TestSupport

exit(Simulate.run(Array(CommandLine.arguments.dropFirst())))
