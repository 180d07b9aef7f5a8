public enum CommandParserPlaceholder {}
