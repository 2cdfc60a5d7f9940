import type { CommandRow } from './command-table.js';

/**
 * Returns the manual page, in roff.
 * @param about what the program does, in a sentence
 */
export function manualPage(commands: readonly CommandRow[], about: string, version: string): string {
  const lines = [
    `.TH AUTH0-RELINK 1 "" "auth0-relink ${version}"`,
    '.SH NAME',
    `auth0\\-relink \\- ${roff(about.replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    ...commands.flatMap(({ name, usage }) => [`.B auth0\\-relink ${roff(name)}`, roff(`[options] ${usage}`), '.br']),
  ];
  for (const { name, description, options, more } of commands) {
    lines.push(`.SH ${roff(name.toUpperCase())}`, roff(description));
    for (const { names, value, description: text } of options) {
      lines.push('.TP', `.B ${roff([names.join(', '), value].join(' ').trim())}`, roff(text));
    }
    if (more !== '') lines.push('.PP', '.nf', ...more.trim().split('\n').map(roff), '.fi');
  }
  return `${lines.join('\n')}\n`;
}

/** Escapes what roff would take for a request, a dash of another kind, or an escape. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/, '\\&');
}
