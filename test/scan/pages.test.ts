import assert from 'node:assert/strict';
import { createPageLookup } from '../../src/scan/pages.js';
import { rawFromText } from '../../src/scan/raw-path.js';
import { makeTree, removeTrees } from './tree.js';

const LOCK_9 = 'https://cdn.auth0.com/js/lock-9.2.min.js';
const LOCK_11 = '//cdn.auth0.com/js/lock/11.3/lock.min.js';

function scriptsFor(file: string, files: Readonly<Record<string, string>>): readonly string[] {
  const root = makeTree({ 'package.json': '{}', [file]: '', ...files });
  return createPageLookup()(rawFromText(`${root}/${file}`));
}

function page(...urls: string[]): string {
  return urls.map((url) => `<script src="${url}"></script>`).join('\n');
}

describe('pages that load a script', () => {
  afterEach(removeTrees);

  it('name the SDKs for it', () => {
    assert.deepEqual(scriptsFor('app.js', { 'index.html': page(LOCK_9, 'app.js?v=1') }), [LOCK_9]);
    assert.deepEqual(scriptsFor('js/app.js', { 'index.html': page(LOCK_9, './js/app.js') }), [LOCK_9]);
    assert.deepEqual(scriptsFor('public/js/app.js', { 'public/user/index.html': page(LOCK_9, '../js/app.js') }), []);
    assert.deepEqual(scriptsFor('public/js/app.js', { 'public/js/index.htm': page(LOCK_9, '../js/app.js') }), [LOCK_9]);
  });

  it("may be a server's, whose folder of scripts is not known", () => {
    const view = page(LOCK_9, '/js/app.js');
    assert.deepEqual(scriptsFor('public/js/app.js', { 'views/index.ejs': view }), [LOCK_9]);
    assert.deepEqual(scriptsFor('static/js/app.js', { 'views/index.ejs': page(LOCK_9, '<%= base %>/js/app.js') }), [
      LOCK_9,
    ]);
    assert.deepEqual(
      scriptsFor('public/app.js', { 'views/layout.jade': `script(src='${LOCK_11}')\nscript(src='/app.js')` }),
      [LOCK_11],
    );
  });

  it('are only those of the project, and those that load this very script', () => {
    assert.deepEqual(scriptsFor('app.js', { 'index.html': page(LOCK_9, 'other.js') }), []);
    assert.deepEqual(scriptsFor('app.js', { 'index.html': page(LOCK_9, 'old/app.js') }), []);
    assert.deepEqual(scriptsFor('app.js', { 'index.html': page('https://cdn.example/jquery.js', 'app.js') }), []);
    assert.deepEqual(scriptsFor('app.js', { 'index.html': page(LOCK_9, 'https://cdn.example/app.js') }), []);
    assert.deepEqual(
      scriptsFor('sub/app.js', { 'sub/package.json': '{}', 'index.html': page(LOCK_9, 'sub/app.js') }),
      [],
    );
  });
});
