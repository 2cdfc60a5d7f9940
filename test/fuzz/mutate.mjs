/** Random but repeatable changes of text. */

/** Text that breaks code, or carries a rule's words to where they are not expected. */
const INSERTED = [
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '`',
    '"',
    "'",
    '/*',
    '*/',
    '//',
    '${',
    '<%',
    '%>',
    '{{',
    '}}',
    '@{',
    '<!--',
    '\\',
    '\0',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\u2028',
    '=>',
    '...',
    '?.',
    'async ',
    'await ',
    'function ',
    'class ',
    'return ',
    'import ',
    'export ',
  ],
  ...[
    'access_token',
    '{ access_token: t }',
    "'/unlink'",
    'lock.show(',
    'auth0',
    '</script>',
    '<script>',
    '```js\n',
    '<?php ',
    '?>',
  ],
  ...['constructor', '__proto__', 'toString'],
];

/** @returns {(below: number) => number} whole numbers from 0, the same for the same seed (mulberry32) */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** @returns {string} the text after one to four changes: a part removed, doubled, moved, repeated or inserted, or the end cut off */
export function mutated(text, random) {
  let result = text;
  for (let count = 1 + random(4); count > 0; count--) result = changed(result, random);
  return result;
}

function changed(text, random) {
  const at = random(text.length + 1);
  const to = Math.min(text.length, at + 1 + random(random(4) === 0 ? 400 : 20));
  const part = text.slice(at, to);
  switch (random(7)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, to) + part + text.slice(to);
    case 2: {
      const rest = text.slice(0, at) + text.slice(to);
      const target = random(rest.length + 1);
      return rest.slice(0, target) + part + rest.slice(target);
    }
    case 3:
      return text.slice(0, at) + part.slice(0, 8).repeat(1 + random(60)) + text.slice(to);
    case 4:
      return random(6) === 0 ? text.slice(0, at) : text.replace(/\n/g, random(2) === 0 ? '\r\n' : '\r');
    default:
      return text.slice(0, at) + INSERTED[random(INSERTED.length)] + text.slice(at);
  }
}
