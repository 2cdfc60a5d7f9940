/** A shorter file, even if it is a single line, is cheap to parse. */
const LEAST_LENGTH = 20_000;

/** Hand-written source averages 25 to 40 characters per line; minifiers write thousands. */
const AVERAGE_LINE = 500;

/** @returns whether a file name marks minified code: `x.min.js`, `x-min.js` */
export function isMinifiedName(fileName: string): boolean {
  return /[.-]min\.[^./\\]+$/i.test(fileName);
}

/** @returns whether a script looks minified: a long text with very long lines */
export function isMinifiedText(text: string): boolean {
  if (text.length < LEAST_LENGTH) return false;
  const mostLines = text.length / AVERAGE_LINE;
  const newline = text.includes('\n') ? '\n' : '\r';
  let lines = 1;
  for (let at = text.indexOf(newline); at >= 0 && lines <= mostLines; at = text.indexOf(newline, at + 1)) lines++;
  return lines <= mostLines;
}
