import type { CommandRow, OptionRow } from './command-table.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** The command that a path without one is short for. */
const DEFAULT_COMMAND = 'scan';

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
  const names = commands.map(({ name }) => name);
  // `*` takes the rest, so it comes last.
  const cases = [...commands]
    .sort((a, b) => Number(a.name === DEFAULT_COMMAND) - Number(b.name === DEFAULT_COMMAND))
    .map(bashCase);
  return `_auth0_relink() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" start=''
  # bash takes "=" for a word, other shells for a part of one.
  if [ "$word" = '=' ]; then word=''
  elif [ "$before" = '=' ]; then before="\${COMP_WORDS[COMP_CWORD-2]}"
  elif [[ "$word" == *=* ]]; then
    start="\${word%%=*}="
    word="\${word#*=}"
    if [[ "$start" == -* ]]; then before="\${start%=}"; else COMPREPLY=($(compgen -P "$start" -f -- "$word")); return; fi
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W '${names.join(' ')} --help --version' -- "$word")); return; fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  # The shell completes files.
  COMPREPLY=()
}
complete -o default -F _auth0_relink auth0-relink
`;
}

function bashCase({ name, options, choices: ownChoices }: CommandRow): string {
  const branches = options
    .filter(({ choices }) => choices.length > 0)
    .map(({ names, choices }) => `        ${names.join('|')}) ${bashReply(choices, '-P "$start" ')}; return ;;`);
  const known = options.flatMap(({ names }) => names.filter((each) => each.startsWith('--')));
  return `    ${name === DEFAULT_COMMAND ? `${name}|*` : name})
      case "$before" in
${[...branches, '        *) ;;'].join('\n')}
      esac
      if [ "\${word:0:1}" = - ]; then ${bashReply([...known, '--help'])}; return; fi${
        ownChoices.length > 0 ? `\n      ${bashReply(ownChoices)}; return` : ''
      } ;;`;
}

function bashReply(words: readonly string[], more = ''): string {
  return `COMPREPLY=($(compgen ${more}-W '${words.join(' ')}' -- "$word"))`;
}

function fishScript(commands: readonly CommandRow[]): string {
  const others = commands.map(({ name }) => name).filter((name) => name !== DEFAULT_COMMAND);
  const lines = commands.flatMap(({ name, description, options, choices }) => {
    const place =
      name === DEFAULT_COMMAND
        ? `not __fish_use_subcommand; and not __fish_seen_subcommand_from ${others.join(' ')}`
        : `__fish_seen_subcommand_from ${name}`;
    return [
      `complete -c auth0-relink -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
      ...options.flatMap(fishOptions).map((option) => `complete -c auth0-relink -n '${place}' ${option}`),
      ...(choices.length > 0 ? [`complete -c auth0-relink -n '${place}' -f -a ${quoted(choices.join(' '))}`] : []),
    ];
  });
  return `${lines.join('\n')}
complete -c auth0-relink -s h -l help -d 'show help'
complete -c auth0-relink -n __fish_use_subcommand -s V -l version -d 'show the version'
`;
}

/** Values have a separate line, or fish would show the option's description with each. */
function fishOptions({ names, value, description, choices }: OptionRow): string[] {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');
  const takesFile = choices.length === 0 && value.startsWith('<');
  return [
    ...(choices.length > 0 ? [`${flags} -x -a ${quoted(choices.join(' '))}`] : []),
    `${flags}${takesFile ? ' -r' : ''} -d ${quoted(description)}`,
  ];
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
