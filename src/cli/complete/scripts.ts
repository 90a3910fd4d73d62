import type { ShellName } from './shells.js';

/** bash cuts words at `:`, `=` and `@` too: they are joined again, and what it holds for done is taken off the answers. */
const BASH = `# Completion of transitlab for bash. In ~/.bashrc: source <(transitlab completion bash)
_transitlab() {
  local rest=\${COMP_LINE:0:COMP_POINT} words=() last=-1 i gap word breaks='' prefix value about
  for ((i = 0; i <= COMP_CWORD; i++)); do
    gap=\${rest%%[![:space:]]*}
    rest=\${rest#"$gap"}
    word=\${COMP_WORDS[i]}
    ((i < COMP_CWORD)) || word=$rest
    if ((last >= 0)) && [[ -z $gap ]]; then
      words[last]+=$word
    else
      words[++last]=$word
    fi
    rest=\${rest#"$word"}
  done
  for value in : = @; do
    [[ $COMP_WORDBREAKS != *"$value"* ]] || breaks+=$value
  done
  [[ -z $breaks ]] || prefix=\${words[last]%"\${words[last]##*[$breaks]}"}
  COMPREPLY=()
  while IFS=$'\\t' read -r value about; do
    value=\${value#"$prefix"}
    case $value in
      '~/'*) printf -v value '~/%q' "\${value:2}" ;;
      *' '* | *[\\'\\"\\\\\\$\\&\\;\\(\\)]*) printf -v value %q "$value" ;;
    esac
    COMPREPLY+=("$value")
  done < <(transitlab complete -- "\${words[@]:1}" 2>/dev/null)
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *[/=] ]]; then
    compopt -o nospace 2>/dev/null
  fi
}
complete -F _transitlab transitlab
`;

const ZSH = `#compdef transitlab
# Completion of transitlab for zsh. In ~/.zshrc, behind compinit: source <(transitlab completion zsh)
_transitlab() {
  local line value about
  local -a before done_values done_shown open_values open_shown
  ((CURRENT < 3)) || before=("\${(@Q)words[2,CURRENT-1]}")
  for line in "\${(@f)$(transitlab complete -- "\${before[@]}" "\${(Q)PREFIX}" 2>/dev/null)}"; do
    [[ -n $line ]] || continue
    value=\${line%%$'\\t'*}
    about=\${line#*$'\\t'}
    if [[ $value == *[/=] ]]; then
      open_values+=("$value")
      open_shown+=("$value\${about:+  -- $about}")
    else
      done_values+=("$value")
      done_shown+=("$value\${about:+  -- $about}")
    fi
  done
  compadd -l -d done_shown -a done_values
  compadd -l -S '' -d open_shown -a open_values
  # Nothing else is tried: files would not do.
  return 0
}
compdef _transitlab transitlab
`;

const FISH = `# Completion of transitlab for fish. In ~/.config/fish/config.fish: transitlab completion fish | source
function __transitlab_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    transitlab complete -- $words[2..] "$current" 2>/dev/null
end
complete -c transitlab -f -a '(__transitlab_complete)'
`;

/** What each shell has to read. */
export const SCRIPTS: Readonly<Record<ShellName, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
