import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createModuleReader } from '../../src/scan/modules.js';

describe('the module reader', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'relink-modules-'));
    const write = (name: string, text: string): void => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    };
    write(
      'tsconfig.json',
      '{ // comments are fine here\n "compilerOptions": { "baseUrl": ".", "paths": { "@app/*": ["src/*"] } } }',
    );
    write('src/lock.ts', 'lock');
    write('src/auth/index.js', 'index');
    write(
      '.babelrc',
      '{ "plugins": ["transform-runtime", ["module-resolver", { "root": ["./src"], "alias": { "~": "./src/auth" } }]] }',
    );
    write('web/babel.config.json', '{ "plugins": [["resolver", { "resolveDirs": ["lib"] }]] }');
    write('web/lib/lock.js', 'web lock');
    write('web/page.js', '');
    write(
      'kit/package.json',
      '{ "babel": { "plugins": [["babel-plugin-module-resolver", { "alias": { "lib": "./source" } }]] } }',
    );
    write('kit/source/lock.js', 'kit lock');
    write('kit/page.js', '');
    write('src/deep/page.ts', '');
    write('package.json', '{ "imports": { "#lock": { "default": "./src/lock.ts" }, "#auth/*": "./src/auth/*.js" } }');
    write('tsconfig.base.json', '{ "extends": "./apps/shop/tsconfig", "compilerOptions": { "baseUrl": "src" } }');
    write('apps/shop/tsconfig.json', '{ "extends": "../../tsconfig.base" }');
    write('apps/shop/page.ts', '');
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const read = (specifier: string): string | undefined =>
    createModuleReader([folder]).read(path.join(folder, 'src/deep/page.ts'), specifier)?.text;

  it('finds relative modules as bundlers do', () => {
    assert.equal(read('../lock'), 'lock');
    assert.equal(read('../lock.js'), 'lock');
    assert.equal(read('../auth'), 'index');
    assert.equal(read('../lock.ts'), 'lock');
  });

  it('finds what the nearest tsconfig.json names by an alias', () => {
    assert.equal(read('@app/lock'), 'lock');
  });

  it('finds what stands below the base of tsconfig.json, or of what that extends', () => {
    assert.equal(read('src/lock'), 'lock');
    const other = createModuleReader([folder]).read(path.join(folder, 'apps/shop/page.ts'), 'lock');
    assert.equal(other?.text, 'lock');
  });

  it("finds what Babel's plugins name by an alias or below a root", () => {
    assert.equal(read('auth/index'), 'index');
    assert.equal(read('~/index'), 'index');
    const from = (file: string, specifier: string): string | undefined =>
      createModuleReader([folder]).read(path.join(folder, file), specifier)?.text;
    assert.equal(from('web/page.js', 'lock'), 'web lock');
    assert.equal(from('kit/page.js', 'lib/lock'), 'kit lock');
    assert.equal(from('kit/page.js', 'libs/lock'), undefined);
  });

  it('finds what package.json names by an import of its own', () => {
    assert.equal(read('#lock'), 'lock');
    assert.equal(read('#auth/index'), 'index');
  });

  it('leaves packages and missing files alone', () => {
    assert.equal(read('auth0-lock'), undefined);
    assert.equal(read('./missing'), undefined);
    assert.equal(read('../lock.ts/inside'), undefined);
  });
});
