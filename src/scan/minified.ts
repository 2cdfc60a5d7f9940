/** Below this, a file of one line is small enough to be read by a person, and cheap to parse. */
const LEAST_LENGTH = 20_000;

/** Hand-written source averages 25 to 40 characters a line; minifiers write thousands. */
const AVERAGE_LINE = 500;

/** @returns whether a file's name says that a tool squeezed it: `x.min.js`, `x-min.js` */
export function isMinifiedName(fileName: string): boolean {
  return /[.-]min\.[^./\\]+$/i.test(fileName);
}

/** @returns whether script text looks squeezed by a tool: a large text of very long lines */
export function isMinifiedText(text: string): boolean {
  if (text.length < LEAST_LENGTH) return false;
  const mostLines = text.length / AVERAGE_LINE;
  const newline = text.includes('\n') ? '\n' : '\r';
  let lines = 1;
  for (let at = text.indexOf(newline); at >= 0 && lines <= mostLines; at = text.indexOf(newline, at + 1)) lines++;
  return lines <= mostLines;
}
