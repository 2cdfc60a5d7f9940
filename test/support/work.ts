type Method = (this: unknown, ...parameters: readonly unknown[]) => unknown;

/** Returns how many characters a call read, from what it returned. */
type Cost = (receiver: unknown, parameters: readonly unknown[], result: unknown) => number;

const one: Cost = () => 1;

/** Searches read up to what they found. */
const upToResult: Cost = (text, [, from], result) => {
  const end = typeof result === 'number' && result >= 0 ? result : String(text).length;
  return 1 + Math.max(0, end - Number(from ?? 0));
};

const whole: Cost = (text) => 1 + String(text).length;

let patternStart = 0;

/** Patterns read up to the end of their match. `exec` is also what `test`, `matchAll`, `replace` and `split` call. */
const upToMatch: Cost = (pattern, [text], match) => {
  const isSticky = pattern instanceof RegExp && pattern.sticky;
  const end = Array.isArray(match)
    ? (match as RegExpExecArray).index + String(match[0]).length
    : isSticky
      ? patternStart
      : String(text).length;
  return 1 + Math.max(0, end - patternStart);
};

const COSTS: readonly (readonly [prototype: object, name: string, cost: Cost])[] = [
  ...['charAt', 'charCodeAt', 'codePointAt', 'startsWith'].map((name) => [String.prototype, name, one] as const),
  [String.prototype, 'indexOf', upToResult],
  ...['includes', 'lastIndexOf', 'trim', 'trimEnd'].map((name) => [String.prototype, name, whole] as const),
  [RegExp.prototype, 'exec', upToMatch],
];

/**
 * Returns how many characters a function reads, whichever way it goes about it. Unlike time, it is the same on every
 * machine. What a pattern reads again by backtracking does not count: lint checks patterns.
 */
export function charactersRead(run: () => void): number {
  let count = 0;
  const originals = COSTS.map(([prototype, name, cost]) => {
    const original = Reflect.get(prototype, name) as Method;
    const counting: Method = function (...parameters) {
      if (this instanceof RegExp) patternStart = this.global || this.sticky ? this.lastIndex : 0;
      const result = Reflect.apply(original, this, parameters);
      count += cost(this, parameters, result);
      return result;
    };
    Reflect.set(prototype, name, counting);
    return () => Reflect.set(prototype, name, original);
  });
  try {
    run();
  } finally {
    for (const restore of originals) restore();
  }
  return count;
}
