import type { CommandRow, OptionRow } from './command-table.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** Returns a script that completes commands, options and their values. */
export function completionScript(shell: Shell, commands: readonly CommandRow[]): string {
  switch (shell) {
    case 'bash':
      return bashScript(commands);
    case 'zsh':
      // zsh runs completions of bash.
      return `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(commands)}`;
    case 'fish':
      return fishScript(commands);
  }
}

function bashScript(commands: readonly CommandRow[]): string {
  const cases = commands.map(({ name, options }) => {
    const values = options.filter(({ choices }) => choices.length > 0);
    const branches = values.map(
      ({ names, choices }) =>
        `        ${names.join('|')}) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$word")); return ;;`,
    );
    const known = options.flatMap(({ names }) => names.filter((each) => each.startsWith('--')));
    return `    ${name})
      case "$before" in
${[...branches, '        *) ;;'].join('\n')}
      esac
      if [ "\${word:0:1}" = - ]; then COMPREPLY=($(compgen -W '${[...known, '--help'].join(' ')}' -- "$word")); return; fi ;;`;
  });
  const names = commands.map(({ name }) => name).join(' ');
  return `_auth0_relink() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W '${names} --help --version' -- "$word")); return; fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  # The shell completes files.
  COMPREPLY=()
}
complete -o default -F _auth0_relink auth0-relink
`;
}

function fishScript(commands: readonly CommandRow[]): string {
  const lines = commands.flatMap(({ name, description, options }) => [
    `complete -c auth0-relink -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
    ...options.map(
      (option) => `complete -c auth0-relink -n '__fish_seen_subcommand_from ${name}' ${fishOption(option)}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

function fishOption({ names, value, description, choices }: OptionRow): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const values = choices.length > 0 ? [`-x -a ${quoted(choices.join(' '))}`] : value.startsWith('<') ? ['-r'] : [];
  return [...flags, ...values, `-d ${quoted(description)}`].join(' ');
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
