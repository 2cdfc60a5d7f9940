/** Parses globs. A pattern is a list of parts, one after another. */
export type Pattern = readonly Part[];

type Part =
  /** One character for which the test passes. */
  | { readonly one: (char: string) => boolean }
  /** Any number of repetitions. */
  | { readonly many: Pattern }
  | { readonly either: readonly Pattern[] };

const isInName = (char: string): boolean => char !== '/';
const NAME_CHAR: Part = { one: isInName };
const WITHIN_NAME: Part = { many: [NAME_CHAR] };
const ANYTHING: Part = { many: [{ one: () => true }] };

/** Any number of folders, each with its slash. */
export const FOLDERS: Part = { many: [NAME_CHAR, WITHIN_NAME, literal('/')] };

/** The contents of a folder, or the folder itself. */
export const CONTENTS: Part = { either: [[], [literal('/'), ANYTHING]] };

function literal(char: string): Part {
  return { one: (other) => other === char };
}

/**
 * Parses a glob whose brackets are all closed.
 * @throws {Error} with a sentence about groups such as `!(a)`, which can take for ever to match
 */
export function patternOf(glob: string): Pattern {
  const parts: Part[] = [];
  for (let at = 0; at < glob.length;) {
    const rest = glob.slice(at);
    const { part, length } = partAt(rest, glob[at - 1]);
    parts.push(...part);
    at += length;
  }
  return parts;
}

/** @param before the character before the rest of the glob */
function partAt(rest: string, before: string | undefined): { readonly part: readonly Part[]; readonly length: number } {
  if (/^[@!+*?]\(/.test(rest)) throw new Error(`groups such as "${rest.slice(0, 2)}…)" don't work here; use {a,b}`);
  const stars = /^\*+/.exec(rest)?.[0].length ?? 0;
  const isStart = before === undefined || before === '/';
  // `folder/**` matches the folder itself, but `*/**` matches only what is in folders.
  if (rest === '/**') return { part: before === '*' ? [literal('/'), ANYTHING] : [CONTENTS], length: 3 };
  if (isStart && rest === '**') return { part: [ANYTHING], length: 2 };
  if (isStart && rest.startsWith('**/')) return { part: [FOLDERS], length: 3 };
  if (stars > 0) return { part: [WITHIN_NAME], length: stars };
  switch (rest[0]) {
    case '?':
      return { part: [NAME_CHAR], length: 1 };
    case '\\':
      return { part: [literal(rest[1] ?? '\\')], length: Math.min(2, rest.length) };
    case '[':
      return characterClass(rest);
    case '{':
      return alternatives(rest);
    case '(':
      if (/^\([^()]*\|/.test(rest)) throw new Error(`groups such as "(a|b)" don't work here; use {a,b}`);
      break;
    default:
  }
  return { part: [literal(rest[0] ?? '')], length: 1 };
}

/** `[a-z]`, or `[!a-z]` for all other characters. */
function characterClass(rest: string): ReturnType<typeof partAt> {
  const [whole = '[', not, inside = ''] = /^\[([!^]?)(\]?(?:\\.|[^\]\\])*)\]/.exec(rest) ?? [];
  const ranges = [...inside.matchAll(/\\?(.)(?:-\\?(.))?/g)].map(([, from = '', to = from]) => [from, to] as const);
  const isListed = (char: string) => ranges.some(([from, to]) => from <= char && char <= to);
  const one: Part = { one: (char) => isInName(char) && isListed(char) !== (not !== '') };
  // Routers name folders like character classes.
  const isName = not === '' && /^[\w.]+$/.test(inside);
  const name = Array.from(whole, literal);
  return { part: [isName ? { either: [[one], name] } : one], length: whole.length };
}

/** `{a,b}`, in which each alternative is a glob. */
function alternatives(rest: string): ReturnType<typeof partAt> {
  const commas: number[] = [];
  let depth = 0;
  let end = 0;
  for (let at = 0; end === 0 && at < rest.length; at++) {
    const char = rest[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === ',' && depth === 1) commas.push(at);
    else if (char === '}' && --depth === 0) end = at;
  }
  if (commas.length === 0) return { part: [literal('{')], length: 1 };
  const starts = [0, ...commas];
  const either = starts.map((start, index) => patternOf(rest.slice(start + 1, commas[index] ?? end)));
  return { part: [{ either }], length: end + 1 };
}
