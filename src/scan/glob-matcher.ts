import type { Pattern } from './glob-pattern.js';

interface State {
  /** Undefined for a state that is left without a character. */
  readonly one: ((char: string) => boolean) | undefined;
  readonly next: number[];
}

/**
 * Compiles a pattern. Follows all ways through it at once, so no text takes longer than its length times the pattern's;
 * a regular expression would try the ways one after another.
 */
export function compilePattern(pattern: Pattern): (text: string) => boolean {
  const states: State[] = [];
  const add = (next: number[], one?: State['one']): number => states.push({ one, next }) - 1;
  /** Returns the state in which a list of parts begins, if `end` follows it. */
  const build = (parts: Pattern, end: number): number =>
    parts.reduceRight((next, part) => {
      if ('one' in part) return add([next], part.one);
      if ('either' in part) return add(part.either.map((each) => build(each, next)));
      const loop = [next];
      const start = add(loop);
      loop.push(build(part.many, start));
      return start;
    }, end);
  const accepting = add([]);
  const first = build(pattern, accepting);
  const seen = new Int32Array(states.length).fill(-1);

  return (text) => {
    seen.fill(-1);
    let current: number[] = [];
    /** Adds a state, and those that it leads to without a character, once per position. */
    const enter = (from: number, list: number[], position: number) => {
      const pending = [from];
      for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
        if (seen[state] === position) continue;
        seen[state] = position;
        list.push(state);
        const { one, next } = states[state] ?? { one: undefined, next: [] };
        if (one === undefined) pending.push(...next);
      }
    };
    enter(first, current, 0);
    for (let at = 0; at < text.length && current.length > 0; at++) {
      const following: number[] = [];
      for (const state of current) {
        const { one, next } = states[state] ?? { one: undefined, next: [] };
        if (one?.(text.charAt(at)) === true) for (const each of next) enter(each, following, at + 1);
      }
      current = following;
    }
    return current.includes(accepting);
  };
}
