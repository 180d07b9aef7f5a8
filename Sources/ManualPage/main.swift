import ChatCore
import CommandParser
import Environment

/// The sections of chat(1) that are rendered from tables; standard input is docs/json-lines.schema.json.
func sections() throws -> String {
  var schema = ""
  while let line = readLine(strippingNewline: false) { schema += line }
  return try CommandLineOption.manualSection() + Grammar.standard.manualSection()
    + JSONLinesManual(parsing: Array(schema.utf8)).section() + Setting.manualSection()
    + EnvironmentVariable.manualSection() + ProgramFile.manualSection()
    + ExitStatus.manualSection()
}

print(try sections(), terminator: "")
