/** Code of any size in shapes that once took quadratic or exponential time, or overflowed the call stack. */

/** Returns code of about `n` parts. */
type Shape = (n: number) => string;

function repeat(n: number, part: (index: number) => string): string {
  return Array.from({ length: n }, (_, index) => part(index)).join('');
}

/** Shapes that analysis follows. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  'findings of the Lock rule': (n) => 'lock.show({ authParams: { access_token: token } });\n'.repeat(n),
  'findings of the unlink rule': (n) =>
    "fetch('https://a.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token, user_id }) });\n".repeat(
      n,
    ),
  'calls of one function': (n) =>
    `function open(o) { lock.show(o); }\n${'open({ authParams: { a: 1 } });\n'.repeat(n)}`,
  'a mutated object': (n) => `var o = {};\n${repeat(n, (i) => `o.p${i} = ${i}; lock.show(o);\n`)}`,
  'a reassigned variable': (n) => `var o = {};\n${repeat(n, (i) => `o = { p${i}: ${i} }; lock.show(o);\n`)}`,
  'a string that grows': (n) =>
    `var u = 'https://a.auth0.com/authorize?';\n${repeat(n, (i) => `u += '&p${i}=' + x;\n`)}location = u;\n`,
  'a long destructuring': (n) =>
    `var { ${repeat(n, (i) => `p${i}, `)} } = options;\n${repeat(n, (i) => `p${i}(x);\n`)}`,
  'event handlers': (n) =>
    "lock.on('authenticated', function (r) { save(r.access_token, r.accessToken); });\n".repeat(n),
  'code exchanges': (n) =>
    "request.post({ url: 'https://a.auth0.com/oauth/token', form: { code } }, (e, r, b) => use(b.access_token));\n".repeat(
      n,
    ),
  'functions that walk a tree': (n) =>
    `${repeat(n, (i) => `function f${i}(a) { return f${(i + 1) % n}(a.x) || f${(i + 3) % n}(a.y) || f${(i + 5) % n}(a); }\n`)}f0(z);\n`,
  'methods that replace a field': (n) =>
    `class A {\n${repeat(n, (i) => `m${i}() { this.o = this.o.x; this.lock.show(this.o); }\n`)}}\n`,
  'strings of other strings': (n) =>
    repeat(n, (i) => `var s${i} = 'a' + s${(i * 7) % n} + '/unlink' + s${(i * 13) % n};\n`),
  'classes that extend each other': (n) => repeat(n, (i) => `class C${i} extends C${i + 1} { m(o) { super.m(o); } }\n`),
  'a variable that becomes its own member': (n) =>
    `let lock = require('./lock');\n${'lock = lock.default || lock; lock.show({ a: 1 });\n'.repeat(n)}`,
};

/** Shapes that nest. */
export const NESTED: Readonly<Record<string, Shape>> = {
  aliases: (n) => `var v0 = {};\n${repeat(n, (i) => `var v${i + 1} = v${i};\n`)}lock.show({ authParams: v${n} });\n`,
  'functions that pass an object on': (n) =>
    `${repeat(n, (i) => `function w${i}(o) { return w${i + 1}(o); }\n`)}function w${n}(o) { lock.show(o); }\nw0({});\n`,
  brackets: (n) => `x = ${'['.repeat(n)}${']'.repeat(n)};\n`,
  parentheses: (n) => `x = ${'('.repeat(n)}1${')'.repeat(n)};\n`,
  'else if': (n) => `if (a) {}\n${'else if (b) { f(); }\n'.repeat(n)}`,
  generics: (n) => `let x: ${'A<'.repeat(n)}B${'>'.repeat(n)};\n`,
  conditions: (n) => `x = ${'a ? b : '.repeat(n)}c;\n`,
  concatenations: (n) => `x = ${"'a' + b + ".repeat(n)}c;\n`,
  'a chain of calls': (n) => `x${'.a()'.repeat(n)};\n`,
  'arrow functions': (n) => `x = ${'async a => '.repeat(n)}1;\n`,
  'JSX elements': (n) => `x = ${'<a>'.repeat(n)}${'</a>'.repeat(n)};\n`,
  'unclosed JSX elements': (n) => `x = ${'<a>'.repeat(n)};\n`,
  functions: (n) => `${'(function () {'.repeat(n)}${'})()'.repeat(n)};\n`,
  'arrow functions that await each other': (n) => `x = ${'(async () => { await '.repeat(n)}1${' })()'.repeat(n)};\n`,
  'calls of async': (n) => `x = ${'async ( '.repeat(n)}a;\n`,
  assignments: (n) => `x = ${repeat(n, (i) => `a${i} = `)}1;\n`,
};
