import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { AnalyzeOptions, HelperHome, ModuleReader } from '../src/core/types.js';
import { openSession } from '../src/engine.js';
import { render } from '../src/messages/render.js';
import { fixAll } from '../src/rewrites/session/fix-all.js';

const ROOT = path.join(import.meta.dirname, 'rewrites');

/** Inputs that are whole files of JavaScript or TypeScript. */
const INPUTS = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.input\.[jt]sx?$/.test(file))
  .sort();

const fixtures: ModuleReader = {
  read(from, specifier) {
    const fileName = path.posix.join(path.posix.dirname(from), `${specifier}.imported.js`);
    const file = path.join(ROOT, fileName);
    return existsSync(file) ? { fileName, text: readFileSync(file, 'utf8') } : undefined;
  },
};

function rewrite(text: string, fileName: string, options: AnalyzeOptions, reader: ModuleReader = fixtures) {
  const session = openSession(reader);
  const document = session.open({ text, fileName, options });
  fixAll(session, document, (offer) => offer.best(() => true));
  const outcomes = document.results.map(({ applied, offer }) => {
    const { title, target, reason } = applied?.rewrite ?? offer?.rewrites[0] ?? {};
    return `${target ?? 'covered'}: ${render(reason ?? title ?? { id: 'guide.title', values: {} })}`;
  });
  return { text: document.text, further: session.further, outcomes };
}

describe('helper modules', () => {
  let shared = 0;

  for (const file of INPUTS) {
    it(`${file}: has the same rewrites with a helper module as without one`, () => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      const options = JSON.parse(/\boptions: (\{.*\})/.exec(text)?.[1] ?? '{}') as AnalyzeOptions;
      const inline = rewrite(text, file, options);
      const helpers: HelperHome = {};
      const packages = { ...options.packages };
      const result = rewrite(text, file, { ...options, packages, helpers });
      assert.deepEqual(result.outcomes, inline.outcomes);
      const [module, ...others] = result.further;
      assert.deepEqual(others, []);
      if (module === undefined) {
        assert.equal(result.text, inline.text);
        return;
      }
      shared++;
      assertComplete(result.text, module.text);

      // A second run finds nothing to do, with the module on disk.
      const disk = readerOf({ [module.fileName]: module.text });
      const again = rewrite(result.text, file, { ...options, packages, helpers }, disk);
      assert.deepEqual([again.text, again.further], [result.text, []]);

      // The same code beside it uses the module as it is.
      const sibling = rewrite(text, file, { ...options, packages, helpers }, disk);
      assert.equal(sibling.text, result.text);
      assert.ok(sibling.further.every(({ before, text: after }) => before === after));
    });
  }

  /** Code before a rewritten request, and the statement that its import of the helper module follows. */
  const starts: Readonly<Record<string, readonly [code: string, before: string]>> = {
    'modules that are called': [
      "const express = require('express');\nconst router = express.Router();\nconst axios = require('axios');",
      "const axios = require('axios');",
    ],
    'a module that is only called': [
      "const router = require('express').Router();\nconst axios = require('axios');",
      "const axios = require('axios');",
    ],
    'configuration, and an instance': [
      "require('dotenv').config();\nconst db = require('./db');\nconst shop = new db.Shop(db, 1);\nconst axios = require('axios');",
      "const axios = require('axios');",
    ],
    'code that may call this one': [
      "const express = require('express');\nconst app = express();\napp.use(unlink);\nconst axios = require('axios');",
      "const express = require('express');",
    ],
    'a call with a function of this file': [
      "const start = require('./start');\nconst app = start(unlink);\nconst axios = require('axios');",
      "const start = require('./start');",
    ],
  };

  for (const [what, [code, before]] of Object.entries(starts)) {
    it(`are required after ${what}`, () => {
      const request = "axios.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id })";
      const text = `${code}\n\nfunction unlink(token, id) {\n  return ${request};\n}\nmodule.exports = { unlink };\n`;
      const options = { packages: { axios: '^1.0.0' }, helpers: {} };
      const lines = rewrite(text, 'account.js', options).text.split('\n');
      assert.equal(lines[lines.findIndex((line) => line.includes('auth0-account-linking')) - 1], before);
    });
  }

  after(() => {
    assert.ok(shared >= 12, `only ${shared} fixtures with a helper module`);
  });
});

/** Reads files by exact name, as the file system does, and falls back to the fixtures. */
function readerOf(files: Readonly<Record<string, string>>): ModuleReader {
  return {
    read(from, specifier) {
      const fileName = path.posix.join(path.posix.dirname(from), specifier);
      const text = files[fileName];
      return text === undefined ? fixtures.read(from, specifier) : { fileName, text };
    },
  };
}

/** Every helper that a file or a module calls is declared or imported there, and exported by the module. */
function assertComplete(text: string, module: string): void {
  const list = /module\.exports = \{([^}]*)\}/.exec(module)?.[1]?.match(/\w+/g) ?? [];
  const declared = [...module.matchAll(/^export (?:async )?function (\w+)/gm)].map((match) => match[1] ?? '');
  const exported = new Set([...list, ...declared]);
  const imported = [...text.matchAll(IMPORT)].flatMap((match) => (match[1] ?? match[2] ?? '').match(/\w+/g) ?? []);
  assert.ok(imported.length > 0);
  for (const name of imported) {
    assert.ok(exported.has(name), `${name} is not exported`);
    assert.ok(new RegExp(`\\b${name}\\b`).test(withoutImports(text)), `${name} is not used`);
  }
  for (const [code, known] of [
    [withoutImports(text), new Set(imported)],
    [module, exported],
  ] as const) {
    const calls = [
      ...code.matchAll(/(?<![.\w])(\w*Auth0(?:Link|Account|Identity|State|Claims|User)\w*|auth0[A-Z]\w*)\(/g),
    ];
    for (const [, name = ''] of calls) {
      const isKnown = known.has(name) || new RegExp(`function ${name}\\b`).test(code);
      assert.ok(isKnown, `${name} is called, but neither imported nor declared`);
    }
  }
  const source = ts.createSourceFile('module.ts', module, ts.ScriptTarget.Latest);
  assert.deepEqual((source as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics, []);
}

const IMPORT =
  /^(?:(?:import|const) \{([^}]*)\} (?:from |= require\()|var (\w+) = require\()["']\.{1,2}(?:\/\.\.)*\/auth0-account-linking[^"'\n]*["'].*$/gm;

function withoutImports(text: string): string {
  return text.replace(IMPORT, '').replace(/^[ \t]*\/\/.*$/gm, '');
}
