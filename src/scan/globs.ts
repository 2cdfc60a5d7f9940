import { compilePattern } from './glob-matcher.js';
import { CONTENTS, FOLDERS, patternOf } from './glob-pattern.js';

/** In characters. */
const MAX_LENGTH = 500;

/** Tests a path relative to the globs' folder, with `/` as separator. */
export type PathTest = (relativePath: string) => boolean;

/**
 * Compiles one glob. `*`, `**`, `?`, `[a-z]` and `{a,b}` have their usual meaning, and hidden files are matched too. As
 * in .gitignore, a glob without a slash matches at any depth, one with a slash is anchored to its folder, and one that
 * matches a folder matches everything in it.
 * @throws {Error} with a sentence that describes the mistake
 */
export function compileGlob(glob: string): PathTest {
  const pattern = glob.replace(/^\.?\/(?!$)/, '').replace(/(?<!\/)\/+$/, '');
  if (pattern === '' || pattern === '.') throw new Error('a glob must not be empty');
  if (pattern.startsWith('!')) throw new Error('a glob cannot be negated here');
  if (pattern.length > MAX_LENGTH) throw new Error(`a glob must not be longer than ${MAX_LENGTH} characters`);
  const anchored = glob.startsWith('/') || glob.startsWith('./') || pattern.includes('/');
  const open = unclosed(pattern);
  if (open !== undefined) throw new Error(`"${open}" is not closed by "${CLOSING.get(open) ?? ''}"`);
  // Several `**` in a row are one.
  const parts = patternOf(pattern.replace(/(?<=^|\/)(?:\*\*\/)+(?=\*\*(?:\/|$))/g, ''));
  return compilePattern([...(anchored ? [] : [FOLDERS]), ...parts, CONTENTS]);
}

/** Compiles globs into one test that passes if any of them matches. @throws {Error} for the first invalid glob */
export function compileGlobs(globs: readonly string[]): PathTest {
  const tests = globs.map(compileGlob);
  return (file) => tests.some((test) => test(file));
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['{', '}'],
  ['(', ')'],
]);

/** An unclosed bracket would be a literal character, which is never intended. */
function unclosed(pattern: string): string | undefined {
  const open: string[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    const last = open.at(-1);
    if (char === '\\') i++;
    else if (last !== undefined && char === CLOSING.get(last)) open.pop();
    else if (CLOSING.has(char) && last !== '[') open.push(char);
  }
  return open.at(-1);
}
