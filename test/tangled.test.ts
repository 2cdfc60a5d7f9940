import assert from 'node:assert/strict';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Code in which functions, methods and variables lead to each other in more ways than can be followed one by one.
 * Followed path by path, each of these takes longer than anybody waits, so a generous limit tells them apart.
 */
const TANGLED: Readonly<Record<string, string>> = {
  'functions that call each other': Array.from(
    { length: 9 },
    (_, i) =>
      `function f${i}(c) { ${Array.from({ length: 9 }, (__, j) => `f${j}(c);`).join(' ')} return get('/authorize', c); }`,
  ).join('\n'),
  'helpers that pass an object on twice': Array.from(
    { length: 60 },
    (_, i) => `function f${i}(c) { c.x = 1; f${i + 1}(c); f${i + 1}(c); }`,
  ).join('\n'),
  'methods of an object that call each other by name': Array.from(
    { length: 40 },
    (_, i) => `util.f${i} = function (o, cb) { util.f${i + 1}(o, cb); util[o.name](o); return util; };`,
  ).join('\n'),
  'a variable that is replaced by what it leads to': `let p = q();\n${'p = p.then(function (r) { return get(r, p); });\n'.repeat(160)}`,
  'methods of a class that spread what they got': `class A { ${Array.from(
    { length: 60 },
    (_, i) =>
      `m${i}(r) { this.s${i} = r; this.log(r, this.s${i + 1}); return this.m${i + 1}({ ...r, a: this.s${i + 3} }); }`,
  ).join('\n')} }`,
  'many instances in one variable': `var lock;\n${"lock = new Auth0Lock('C', 'garden.eu.auth0.com'); lock.show({ authParams: { scope: 'openid' } });\n".repeat(400)}`,
};

/** Addresses of adjacent template tags, which could be divided into known and unknown parts in many ways. */
const TAGS: readonly string[] = [
  "{% url 'accounts:profile-detail' pk=user.pk as=user.name next=request.path %}",
  "<?php if ($user) { echo $user->name . $user->id . '/' . $path; } ?>",
];

const LIMIT = 120_000;

/** Analyses in a thread of its own, which can be ended where analysis does not end by itself. */
function analysed(code: string, fileName: string): Promise<string> {
  const script = `
    const { parentPort, workerData } = require('node:worker_threads');
    const { analyze } = require(workerData.engine);
    analyze(workerData.code, workerData.fileName);
    parentPort.postMessage('done');
  `;
  const engine = path.join(import.meta.dirname, '../dist/engine.js');
  const worker = new Worker(script, { eval: true, workerData: { engine, code, fileName } });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve('still running');
      void worker.terminate();
    }, LIMIT);
    worker.once('message', (message: string) => {
      clearTimeout(timer);
      resolve(message);
    });
    worker.once('error', reject);
  });
}

describe('tangled code', () => {
  for (const [what, code] of Object.entries(TANGLED)) {
    it(`does not keep the analysis from its end: ${what}`, async () => {
      assert.equal(await analysed(`// auth0: access_token, authorize, /unlink, params\n${code}`, 'tangled.js'), 'done');
    });
  }

  for (const tags of TAGS) {
    it(`does not keep the analysis from its end: an address of ${tags}`, async () => {
      const page = `<script>fetch("https://a.auth0.com/unlink"); fetch("${tags}");</script>`;
      assert.equal(await analysed(page, 'tangled.html'), 'done');
    });
  }
});
