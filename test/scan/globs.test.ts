import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch';
import { compileGlob, compileGlobs } from '../../src/scan/globs.js';

describe('globs', () => {
  const cases: readonly (readonly [glob: string, matches: string[], not: string[]])[] = [
    ['*.js', ['a.js', 'x/y/a.js', '.a.js'], ['a.jsx']],
    ['legacy', ['legacy/a.js', 'x/legacy/y/a.js', 'legacy'], ['legacy2/a.js']],
    ['legacy/', ['x/legacy/a.js'], ['x/legacy.js']],
    ['/legacy', ['legacy/a.js'], ['x/legacy/a.js']],
    ['./a.js', ['a.js'], ['x/a.js']],
    ['src/*.js', ['src/a.js'], ['x/src/a.js', 'src/x/a.js']],
    ['src/**/*.js', ['src/a.js', 'src/x/y/a.js'], ['a.js']],
    ['**/x/*.{ts,tsx}', ['x/a.ts', 'y/x/a.tsx'], ['x/a.js']],
    ['[ab].js', ['a.js'], ['c.js']],
    ['a\\[1].js', ['a[1].js'], ['a1.js']],
    // Routers name folders like character classes; the plain name matches too.
    ['app/(auth)/[...all]/*.js', ['app/(auth)/[...all]/a.js'], ['app/auth/a.js']],
    ['{a,b/{c,d}}/*.js', ['a/x.js', 'b/d/x.js'], ['c/x.js']],
    ['[!a-c]?', ['xy'], ['ay', 'x']],
    ['x/**', ['x', 'x/a/b'], ['y/x']],
    ['a/**/b.js', ['a/b.js', 'a/x/y/b.js'], ['a/xb.js']],
    ['app/[id]/*', ['app/i/a.js', 'app/[id]/a.js'], ['app/x/a.js']],
  ];
  for (const [glob, matches, not] of cases) {
    it(glob, () => {
      for (const file of matches) assert.equal(compileGlob(glob)(file), true, file);
      for (const file of not) assert.equal(compileGlob(glob)(file), false, file);
    });
  }

  it('are rejected if they are meaningless', () => {
    for (const glob of ['', '/', '.', '!a', '[a', '{a,b', '(a', '{a,[b}']) {
      assert.throws(() => compileGlob(glob), Error, glob);
    }
  });

  it('are rejected if they are longer than anyone would write, or are expressions of another kind', () => {
    assert.throws(() => compileGlob('a'.repeat(501)), /longer than 500 characters/);
    for (const glob of ['!(a)', 'x@(a|b)', '+(a|aa)+(a|aa)b', '(a|b)']) {
      assert.throws(() => compileGlob(glob), glob.startsWith('!') ? /negated/ : /use \{a,b\}/, glob);
    }
  });

  it('match as in other tools', () => {
    const atom = fc.constantFrom('a', 'b', '*', '?', '{a,b}', '{a,b*}', '[ab]', '[a-b]', '\\a');
    const part = fc.oneof(
      fc.constant('**'),
      fc.array(atom, { minLength: 1, maxLength: 3 }).map((atoms) => atoms.join('').replace(/\*+/g, '*')),
    );
    const name = fc.stringMatching(/^[abc.]?[abc]{1,2}$/);
    const glob = fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/'));
    const file = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(glob, file, (pattern, tested) => {
        const theirs = picomatch([pattern, `${pattern}/**`], { dot: true, nonegate: true });
        assert.equal(compileGlob(pattern)(tested), theirs(tested), `${pattern} and ${tested}`);
      }),
      { numRuns: 3000 },
    );
  });

  it('do not depend on the number of ways to match', () => {
    const tests = [
      '*a'.repeat(100) + 'b',
      '{a,aa}'.repeat(60),
      '**/a/'.repeat(50) + 'b',
      '{'.repeat(90) + 'a,' + 'a}'.repeat(90),
    ];
    for (const glob of tests) {
      const test = compileGlob(glob);
      assert.equal(test('a'.repeat(4000)), false);
      assert.equal(test('a/'.repeat(2000) + 'c'), false);
    }
  });

  it('match if one of several does', () => {
    const test = compileGlobs(['a', 'b']);
    assert.deepEqual([test('a'), test('x/b/c'), test('c')], [true, true, false]);
  });
});
