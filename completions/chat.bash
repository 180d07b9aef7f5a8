# Completion of chat(1) for bash. The program itself says what can stand at the cursor, quoted for this shell: users and
# groups come from the store, without a broker.

_chat() {
  local kind=''
  COMPREPLY=()
  {
    read -r kind
    mapfile -t COMPREPLY
  } < <(command chat --complete bash "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  case $kind in
    # Nothing found: readline completes a file's name, and quotes it.
    files) ;;
    directories) compopt +o default -o dirnames ;;
    line) compopt +o default -o nospace ;;
    *) compopt +o default ;;
  esac
}

complete -o default -F _chat chat
