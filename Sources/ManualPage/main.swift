import CommandParser

print(Grammar.standard.manualSection(), terminator: "")
