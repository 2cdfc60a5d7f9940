import assert from 'node:assert/strict';
import { CALL, commonJs, esModule, importIn, INLINE, rewrite, typescript } from './support/helper-modules.js';
import type { Files } from './support/memory-reader.js';

describe('where helpers go', () => {
  it('is the module of an earlier rewrite in a folder next to it, or at the top of the package', () => {
    const { further } = rewrite({ '/app/server/lib/a.js': commonJs() });
    const [module = ''] = Object.keys(further);
    const disk = { '/app/server/lib/a.js': commonJs(), [module]: further[module] ?? '' };
    assert.equal(module, '/app/server/lib/auth0-account-linking.js');
    const wanted = "const { auth0IdentityPath } = require('../lib/auth0-account-linking');";
    assert.equal(importIn('/app/server/routes/b.js', commonJs(), { disk })[0], wanted);
    const atTop = { '/app/lib/auth0-account-linking.js': further[module] ?? '' };
    const fromTop = "const { auth0IdentityPath } = require('../../../lib/auth0-account-linking');";
    assert.equal(importIn('/app/server/account/routes/b.js', commonJs(), { disk: atTop })[0], fromTop);
  });

  it('is a file with an import as in the rest of the file', () => {
    const line = (file: string) => `import { auth0IdentityPath } from '${file}';`;
    const name = './auth0-account-linking';
    const cases: [string, string, string, string][] = [
      ['a.js', esModule("import './b';\n"), line(name), 'auth0-account-linking.js'],
      ['a.js', esModule("import './b.js';\n"), line(`${name}.js`), 'auth0-account-linking.js'],
      ['a.jsx', esModule("import './b.css';\nimport './c.svg';\n"), line(`${name}.js`), 'auth0-account-linking.js'],
      ['a.mjs', esModule(), line(`${name}.mjs`), 'auth0-account-linking.mjs'],
      ['a.ts', typescript(), line(name), 'auth0-account-linking.ts'],
      ['a.ts', typescript("import './b.js';\n"), line(`${name}.js`), 'auth0-account-linking.ts'],
      ['a.tsx', typescript("import './B.tsx';\n"), line(`${name}.ts`), 'auth0-account-linking.ts'],
      ['a.mts', typescript(), line(`${name}.mjs`), 'auth0-account-linking.mts'],
      ['a.js', commonJs(), `const { auth0IdentityPath } = require('${name}');`, 'auth0-account-linking.js'],
      ['a.cjs', commonJs(), `const { auth0IdentityPath } = require('${name}.cjs');`, 'auth0-account-linking.cjs'],
      [
        'a.js',
        `var b = require("./b.js")\nexports.unlink = function (token, id) {\n  return ${CALL.replaceAll("'", '"')}\n}\n`,
        'var auth0IdentityPath = require("./auth0-account-linking.js").auth0IdentityPath',
        'auth0-account-linking.js',
      ],
    ];
    for (const [file, text, wanted, module] of cases) {
      assert.deepEqual(importIn(`/app/src/${file}`, text), [wanted, `/app/src/${module}`], file + text);
    }
  });

  it('is a file with an import as in the rest of the package', () => {
    const specifier = (file: string, text: string, disk: Files, packages: Files = {}) =>
      /from '([^']*)'/.exec(String(importIn(`/app/src/${file}`, text, { disk, packages })[0]))?.[1];
    const manifest = (type: string) => ({ '/app/package.json': JSON.stringify({ name: 'shop', type }) });
    const compiler = (options: Files) => ({ '/app/tsconfig.json': JSON.stringify({ compilerOptions: options }) });
    const bare = './auth0-account-linking';
    const long = './auth0-account-linking.js';
    assert.equal(specifier('a.js', esModule(), manifest('commonjs'), { 'ember-source': '3.0.0' }), bare);
    assert.equal(specifier('a.js', esModule(), manifest('commonjs')), bare);
    assert.equal(specifier('a.js', esModule(), manifest('module')), long);
    for (const name of ['vite', 'webpack', '@angular/cli', 'next', 'ember-cli', '@vue/cli-service']) {
      assert.equal(specifier('a.js', esModule(), manifest('module'), { [name]: '1.0.0' }), bare, name);
    }
    assert.equal(specifier('a.ts', typescript(), manifest('module')), long);
    assert.equal(specifier('a.ts', typescript(), { ...manifest('module'), ...compiler({ module: 'NodeNext' }) }), long);
    // A package without ES modules is compiled to CommonJS, and its tests resolve the sources.
    assert.equal(
      specifier('a.ts', typescript(), { ...manifest('commonjs'), ...compiler({ module: 'nodenext' }) }),
      bare,
    );
    const bundled = { ...manifest('module'), ...compiler({ module: 'esnext', moduleResolution: 'bundler' }) };
    assert.equal(specifier('a.ts', typescript(), bundled), bare);
    assert.equal(specifier('a.ts', typescript(), compiler({ module: 'esnext', moduleResolution: 'node' })), bare);
  });

  it('is a file with an import as in other files to rewrite', () => {
    const specifier = (other: string) => {
      const { texts } = rewrite({ '/app/src/a.js': esModule(), '/app/src/b.js': esModule(other) });
      return /from '([^']*)'/.exec(String(texts[0]))?.[1];
    };
    assert.equal(specifier("import { c } from './c';\n"), './auth0-account-linking');
    assert.equal(specifier("import {\n  c,\n} from './c.js';\n"), './auth0-account-linking.js');
  });

  it('is a module in the language of a component that a bundler compiles', () => {
    const packages = { vite: '5.0.0', vue: '3.4.0' };
    const settings = { packages, disk: { '/app/package.json': '{}' } };
    const component = (script: string, tag = '<script>') =>
      `<template><p /></template>\n\n${tag}\n${script}</script>\n`;
    const line = "import { auth0IdentityPath } from '../auth0-account-linking';";
    const js = '/app/src/auth0-account-linking.js';
    const ts = '/app/src/auth0-account-linking.ts';
    for (const name of ['a.vue', 'a.svelte']) {
      const file = `/app/src/components/${name}`;
      assert.deepEqual(importIn(file, component(esModule("import b from 'b';\n")), settings), [line, js]);
      assert.deepEqual(importIn(file, component(esModule(), '<script setup>'), settings), [line, js]);
      const typed = component(typescript(), '<script setup lang="ts">');
      assert.deepEqual(importIn(file, typed, settings), [line, ts]);
    }
    const text = component(`  export default {\n    methods: { unlink: (token, id) => ${CALL} }\n  }\n`);
    const [rewritten = ''] = rewrite({ '/app/src/components/a.vue': text }, settings).texts;
    assert.ok(rewritten.includes(`<script>\n  ${line}\n\n  // TODO(auth0): Request`), rewritten);
    const known = rewrite({ '/app/src/a.vue': component(esModule()) }, settings).further;
    const again = importIn('/app/src/b.vue', component(esModule()), {
      ...settings,
      disk: { ...settings.disk, ...known },
    });
    assert.equal(again[0], line.replace('../', './'));
  });

  it('is the file itself for scripts, pages and components', () => {
    const script = `function unlink(token, id) { return ${CALL}; }\n`;
    const cases: [string, string][] = [
      ['a.js', script],
      ['a.js', `(function () {\n  const b = require('b');\n  module.exports = (token, id) => ${CALL};\n})();\n`],
      ['a.html', `<script type="module">\nimport 'b';\n${script}</script>\n`],
      ['a.vue', `<script>\nimport 'b';\n${script}</script>\n`],
      ['a.md', `\`\`\`js\nimport 'b';\n${script}\`\`\`\n`],
      ['a.ts', `const b = require('b');\n${typescript().replace('export ', '')}`],
    ];
    for (const [file, text] of cases) assert.deepEqual(importIn(`/app/${file}`, text), INLINE, text);
    assert.deepEqual(
      importIn('/app/a.js', commonJs(), { helpers: { root: '/app' } })[1],
      '/app/auth0-account-linking.js',
    );
  });

  it('has an import with a semicolon if the other imports have one', () => {
    const text = `import a from 'a';\nimport b from 'b';\na.start()\na.stop()\n${esModule()}`;
    assert.match(rewrite({ '/app/a.js': text }).texts[0] ?? '', /auth0-account-linking(?:\.js)?';\n/);
  });

  it('has an import before those of its own folder, as linters want it', () => {
    const head = (imports: string) =>
      rewrite({ '/app/routes/a.js': esModule(`${imports}\n\n`), '/app/b.js': esModule() })
        .texts[0]?.split('\n')
        .slice(0, 5);
    const added = "import { auth0IdentityPath } from '../auth0-account-linking.js';";
    assert.deepEqual(head("import a from 'a';\n\nimport b from './b.js';"), [
      ...["import a from 'a';", '', added, "import b from './b.js';", ''],
    ]);
    assert.deepEqual(head("import a from 'a';\n\nimport b from '@/b.js';"), [
      ...["import a from 'a';", '', "import b from '@/b.js';", '', added],
    ]);
  });

  it('follows directives and requires, and comes before other code', () => {
    const first = (text: string, count = 3) => rewrite({ '/app/a.js': text }).texts[0]?.split('\n').slice(0, count);
    const line = "import { auth0IdentityPath } from './auth0-account-linking.js';";
    assert.deepEqual(first(esModule("'use client';\n\n")), ["'use client';", line, '']);
    const required = "const { auth0IdentityPath } = require('./auth0-account-linking');";
    const start = "const a = require('a'); // a\n";
    assert.deepEqual(first(commonJs(`${start}a.start();\n`)), [start.trimEnd(), required, 'a.start();']);
    assert.deepEqual(first(commonJs(`${start}a.start();\nconst b = require('b');\n`), 4), [
      start.trimEnd(),
      'a.start();',
      "const b = require('b');",
      required,
    ]);
    assert.deepEqual(first(commonJs("require('dotenv').config();\n"), 2), ["require('dotenv').config();", required]);
  });

  it('is in no folder whose index file loads every file', () => {
    const created = (index: string) => {
      const disk = { '/app/server/parts/index.js': index };
      return importIn('/app/server/parts/people.js', commonJs(), { disk })[1];
    };
    const outside = '/app/server/auth0-account-linking.js';
    assert.equal(
      created('module.exports = (app) => fs.readdirSync(__dirname).forEach((file) => load(app, file));'),
      outside,
    );
    assert.equal(created("module.exports = require('require-directory')(module);"), outside);
    assert.equal(created("exports.people = require('./people');"), '/app/server/parts/auth0-account-linking.js');
  });

  it('is the nearest module of the package, and in no folder of pages or components', () => {
    const module = rewrite({ '/app/x.js': esModule() }).further['/app/auth0-account-linking.js'] ?? '';
    const disk = { '/app/src/auth0-account-linking.js': module, '/auth0-account-linking.js': module };
    const imported = (file: string) => importIn(file, esModule("import './b.js';\n"), { disk });
    const from = (file: string) => `import { auth0IdentityPath } from '${file}auth0-account-linking.js';`;
    assert.deepEqual(imported('/app/src/a/b/c.js'), [from('../../'), '/app/src/auth0-account-linking.js']);
    assert.deepEqual(imported('/app/lib/c.js'), [from('./'), '/app/lib/auth0-account-linking.js']);
    assert.deepEqual(imported('/app/pages/api/auth/c.js'), [from('../../../'), '/app/auth0-account-linking.js']);
    assert.deepEqual(imported('/app/web/components/login/c.js'), [from('../../'), '/app/web/auth0-account-linking.js']);
    for (const folder of ['app/initializers', 'app/authenticators', 'state/actions', 'store/modules', 'redux/sagas']) {
      const parent = folder.slice(0, folder.indexOf('/'));
      assert.equal(imported(`/app/${folder}/c.js`)[1], `/app/${parent}/auth0-account-linking.js`, folder);
    }
    assert.equal(imported('/app/lib/modules/c.js')[1], '/app/lib/modules/auth0-account-linking.js');
    const open = { '/app/src/auth0-account-linking.js': module + esModule(), '/app/src/z.js': esModule() };
    assert.match(rewrite(open).texts[1] ?? '', /^function auth0IdentityPath/m);
  });

  it('is the module that another file of the package needed first', () => {
    const { texts, further } = rewrite({ '/app/a/x.js': esModule(), '/app/b/y.js': esModule("import './z';\n") });
    assert.deepEqual(Object.keys(further), ['/app/a/auth0-account-linking.js']);
    assert.match(texts[1] ?? '', /from '\.\.\/a\/auth0-account-linking';/);
  });

  it('is the configured file, if its language is that of the code', () => {
    const helpers = { file: '/app/lib/linking.js', root: '/app' };
    assert.deepEqual(importIn('/app/src/a.js', esModule(), { helpers }), [
      "import { auth0IdentityPath } from '../lib/linking.js';",
      '/app/lib/linking.js',
    ]);
    assert.deepEqual(importIn('/app/src/a.ts', typescript(), { helpers }), INLINE);
  });
});
