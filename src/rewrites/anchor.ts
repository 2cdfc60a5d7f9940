/** Comments that apply to the line or declaration below them. */
const ATTACHED =
  /^[ \t]*(?:\/\/[ \t]*(?:(?:eslint|tslint|oxlint)[-:]disable[-:]next-line|@ts-(?:ignore|expect-error|nocheck)|prettier-ignore|biome-ignore|c8 ignore|v8 ignore|istanbul ignore|jshint ignore|\$Flow|stylelint-disable)[^\n]*|\/\*[ \t]*(?:(?:eslint|tslint|oxlint)[-:]disable[-:]next-line|istanbul ignore|c8 ignore|v8 ignore|prettier-ignore)[^\n]*\*\/[ \t]*)\r?$/;

/** A linter's directive for the line below it, whatever is in that line. */
const NEXT_LINE = /^[ \t]*\/[/*][ \t]*(?:eslint|tslint|oxlint)[-:]disable[-:]next-line\b/;

/**
 * Returns where new lines can go above a statement without coming between it and a linter's directive for its line.
 * @param start the start of the statement (UTF-16 code units)
 */
export function aboveLinterDirective(text: string, start: number): number {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (lineStart === 0 || text.slice(lineStart, start).trim() !== '') return start;
  const before = text.lastIndexOf('\n', lineStart - 2) + 1;
  const line = text.slice(before, lineStart - 1);
  return NEXT_LINE.test(line) && ATTACHED.test(line) ? before + indentOf(line) : start;
}

/**
 * Returns where new lines can go above a statement: also above a doc comment or a directive for its line.
 * @param start the start of the statement (UTF-16 code units)
 */
export function anchorOf(text: string, start: number): number {
  let anchor = start;
  for (;;) {
    const lineStart = text.lastIndexOf('\n', anchor - 1) + 1;
    // The statement shares its line with other code.
    if (lineStart === 0 || text.slice(lineStart, anchor).trim() !== '') return anchor;
    const before = text.lastIndexOf('\n', lineStart - 2) + 1;
    const line = text.slice(before, lineStart - 1);
    if (ATTACHED.test(line)) anchor = before + indentOf(line);
    else if (/\*\/[ \t]*\r?$/.test(line)) {
      const opening = text.lastIndexOf('/*', lineStart);
      const openingLine = text.lastIndexOf('\n', opening - 1) + 1;
      const isDoc = opening >= 0 && text.startsWith('/**', opening) && text.slice(openingLine, opening).trim() === '';
      if (!isDoc) return anchor;
      anchor = opening;
    } else return anchor;
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
