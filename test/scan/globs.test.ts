import assert from 'node:assert/strict';
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

  it('match if one of several does', () => {
    const test = compileGlobs(['a', 'b']);
    assert.deepEqual([test('a'), test('x/b/c'), test('c')], [true, true, false]);
  });
});
