# Completion of chat(1) for fish. The program itself says what can stand at the cursor: users and groups come from the
# store, without a broker. fish quotes.

function __chat_complete
    set -l before (commandline -opc)
    set -l typed (commandline -ct | string replace -r '^[\'"]' '')
    set -l found (command chat --complete words $before[2..] "$typed" 2>/dev/null)
    printf '%s\n' $found[2..]
    # Of one candidate alone, fish would close the quote, though the line may go on.
    if test "$found[1]" = line; and test (count $found) -eq 2
        printf '%s…\n' $found[2]
    end
    switch "$found[1]"
        case files
            __fish_complete_path "$typed"
        case directories
            __fish_complete_directories "$typed"
    end
end

complete -c chat -f -a '(__chat_complete)'
