import CommandParser

print(Grammar.standard.manualSection() + Setting.manualSection(), terminator: "")
