/** A list that is built while it is written, so it is never completely in memory. */
export class LazyList {
  readonly items: () => Iterable<object>;

  constructor(items: () => Iterable<object>) {
    this.items = items;
  }

  /** For `JSON.stringify`. */
  toJSON(): object[] {
    return [...this.items()];
  }
}

/** Returns a list whose items are built one at a time, as they are written. */
export function lazyList<T>(items: Iterable<T>, toJson: (item: T) => object): LazyList {
  return new LazyList(function* () {
    for (const item of items) yield toJson(item);
  });
}

/**
 * Yields the text of `JSON.stringify(value, undefined, 2)` and a newline. Lists in the value, and in the items of these
 * lists, are built while they are written. Characters that a terminal obeys are escaped, because people read reports in
 * logs, too.
 */
export function* jsonChunks(value: object): Generator<string> {
  yield* chunksOf(value, '');
  yield '\n';
}

function* chunksOf(value: unknown, indent: string): Generator<string> {
  if (value instanceof LazyList) yield* chunksOfList(value.items(), indent);
  else if (hasList(value)) yield* chunksOfObject(value, indent);
  else yield textOf(value, indent);
}

function hasList(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).some((each) => each instanceof LazyList);
}

function* chunksOfList(items: Iterable<object>, indent: string): Generator<string> {
  const inner = `${indent}  `;
  let isEmpty = true;
  for (const item of items) {
    yield `${isEmpty ? '[' : ','}\n${inner}`;
    yield* chunksOf(item, inner);
    isEmpty = false;
  }
  yield isEmpty ? '[]' : `\n${indent}]`;
}

function* chunksOfObject(value: object, indent: string): Generator<string> {
  const inner = `${indent}  `;
  let isFirst = true;
  for (const [key, each] of Object.entries(value) as [string, unknown][]) {
    if (each === undefined) continue;
    yield `${isFirst ? '{' : ','}\n${inner}${textOf(key, inner)}: `;
    yield* chunksOf(each, inner);
    isFirst = false;
  }
  yield `\n${indent}}`;
}

/** `JSON.stringify` escapes only the control characters before U+0020. Others can only be in strings. */
const UNSAFE = /[\x7f-\x9f\p{Bidi_Control}\u2028\u2029]/gu;

function textOf(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, 2)
    .replaceAll('\n', `\n${indent}`)
    .replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
