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
    lines.push(...furtherLines(more));
  }
  return `${lines.join('\n')}\n`;
}

/** Returns examples as they are, and other paragraphs filled to the width of the reader's terminal. */
function furtherLines(more: string): string[] {
  const paragraphs = more
    .trim()
    .split('\n\n')
    .filter((text) => text !== '');
  return paragraphs.flatMap((text) => {
    const lines = text.split('\n').map(roff);
    return text.startsWith('Example') ? ['.PP', '.nf', ...lines, '.fi'] : ['.PP', ...lines];
  });
}

/** What roff shows as typographic signs, which no shell takes. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["'", '\\(aq'],
  ['`', '\\(ga'],
  ['^', '\\(ha'],
  ['~', '\\(ti'],
]);

/** Escapes what roff would take for a request, a dash of another kind, or an escape. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/['`^~]/g, (sign) => SIGNS.get(sign) ?? sign)
    .replace(/^(?=[.'])/, '\\&');
}
