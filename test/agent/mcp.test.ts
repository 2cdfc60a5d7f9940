import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AGENT_TOOLS } from '../../src/agent/agent-tools.js';
import { commit, git, makeRepository, read } from '../cli/fix/repository.js';
import { CLI, run } from '../cli/run.js';
import { makeTree, removeTrees } from '../scan/tree.js';
import { endAgents, EXAMPLE, startAgent, tokenIn } from './agent-client.js';

const UNLINK = `import axios from 'axios';

export async function unlink(token, id) {
  await axios.post('https://shop.eu.auth0.com/unlink', { access_token: token, user_id: id });
}
`;

describe('auth0-relink mcp', () => {
  afterEach(async () => {
    await endAgents();
    removeTrees();
  });

  it('migrates the example application', async () => {
    const root = makeRepository({});
    cpSync(EXAMPLE, root, { recursive: true });
    commit(root);
    const { call } = await startAgent(root, '--write');

    const found = await call('scan');
    assert.match(found.text, /^20 findings in 10 files \(16 certain, 2 dead, 2 likely\)\. Scanned: \//);
    const lock = path.join(root, 'web/js/lock.js');
    assert.ok(found.text.includes(`\n${lock}:26:9 certain lock-access-token \`access_token\` no longer links`));
    assert.match(found.text, /^ {2}rewrite: Link in the popup's callback \(fetch\) \(needs review: true\)$/m);
    assert.match(found.text, /^ {4}- access_token: req\.session\.accessToken$/m);
    assert.match(found.text, /^ {2}to do: Complete `onAuth0Link`: /m);
    assert.match(found.text, /^ {2}No automatic rewrite: the URL already sets `state`\.$/m);
    assert.doesNotMatch(found.text, /TODO\(auth0\)/, 'the steps are in the answer already');

    const explained = await call('explain', { ruleOrPlace: `${lock}:26` });
    const { stdout } = run(root, ['explain', 'web/js/lock.js:26']);
    assert.equal(explained.text, stdout.replaceAll('web/js/lock.js', lock));

    const automatic = await call('preview', { paths: [root] });
    assert.match(automatic.text, /^Rewrites that a person must review are not included: pass review: true/m);
    const preview = await call('preview', { paths: [root], review: true, maxLength: 200_000 });
    assert.match(
      preview.text,
      /^9 files would change, 2 would be created\. Of 20 findings: 18 rewritten, 2 to change by/,
    );
    assert.ok(preview.text.includes(`--- /dev/null\n+++ ${path.join(root, 'server/lib/auth0-account-linking.js')}\n`));
    assert.equal(git(root, 'status', '--short'), '', 'a preview writes nothing');

    const applied = await call('apply', { token: tokenIn(preview) });
    assert.equal(applied.isError, false, applied.text);
    assert.match(applied.text, /^Written: 11 files\. Of 20 findings: 18 rewritten/);
    const other = makeTree();
    cpSync(EXAMPLE, other, { recursive: true });
    assert.equal(run(other, ['fix', '--write', '--review']).code, 0);
    for (const file of git(root, 'ls-files', '--others', '--modified').trim().split('\n')) {
      assert.equal(read(root, file), read(other, file), `${file} is what "fix --write --review" writes`);
    }

    const after = await call('scan');
    assert.match(after.text, /^2 findings in 1 file /);
    assert.equal((await call('apply', { token: tokenIn(preview) })).isError, true, 'a preview is applied once');
  });

  it('offers only tools that read, unless it may write', async () => {
    const root = makeTree({ 'a.js': UNLINK });
    const reading = await startAgent(root);
    const { tools } = await reading.client.listTools();
    assert.deepEqual(
      tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint, annotations?.destructiveHint]),
      ['scan', 'explain', 'preview'].map((name) => [`auth0relink_${name}`, true, false]),
    );
    const { text } = await reading.call('preview', { paths: [root], review: true });
    assert.match(text, /^This server only shows changes\. .*--write/m);
    const writing = await startAgent(root, '--write');
    const all = (await writing.client.listTools()).tools;
    assert.deepEqual(
      all.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
      AGENT_TOOLS.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
    );
    assert.deepEqual(all.at(-1)?.annotations?.destructiveHint, true);
  });

  it('stays in its folders, also past symbolic links', async function () {
    if (process.platform === 'win32') this.skip();
    const outside = makeTree({ 'a.js': UNLINK });
    const root = makeTree({ 'b.js': UNLINK });
    symlinkSync(outside, path.join(root, 'link'));
    symlinkSync(path.join(outside, 'a.js'), path.join(root, 'file.js'));
    const { call } = await startAgent(outside, '--write', root);
    for (const named of [
      outside,
      `${root}/../${path.basename(outside)}`,
      `${root}/link`,
      `${root}/link/a.js`,
      `${root}/file.js`,
    ]) {
      for (const [tool, input] of [
        ['scan', { paths: [named] }],
        ['preview', { paths: [named] }],
        ['explain', { ruleOrPlace: `${named}:4` }],
      ] as const) {
        const { text, isError } = await call(tool, input);
        assert.equal(isError, true);
        assert.match(text, /^Refused: .* is not in an allowed folder \(allowed: /);
      }
    }
    const whole = await call('scan');
    assert.match(whole.text, /^1 finding in 1 file /);
    assert.ok(!whole.text.includes(outside));
    const relative = await call('scan', { paths: ['b.js'] });
    assert.match(relative.text, /^Refused: b\.js is a relative path; pass an absolute one, such as \/.*\/b\.js\.$/m);
  });

  it('writes nothing outside its folders, even if a rewrite needs it', async () => {
    const root = makeRepository({
      'package.json': '{"type": "module", "dependencies": {"axios": "1.0.0"}}',
      'lib/auth0-account-linking.js': 'export const existing = 1;\n',
      'lib/app/a.js': UNLINK,
    });
    const inside = path.join(root, 'lib/app');
    const { call } = await startAgent(inside, '--write');
    const preview = await call('preview', { paths: [inside], review: true });
    assert.match(preview.text, /^It can't be written: the rewrites also change .*auth0-account-linking\.js/m);
    assert.ok(!preview.text.includes('existing'), 'nothing of that file is shown');
    assert.equal(git(root, 'status', '--short'), '');
  });

  it('refuses what changed since the preview, and work that git could not restore', async () => {
    const root = makeRepository({
      'a.js': UNLINK,
      'b.js': 'fine();\n',
      'package.json': '{"dependencies": {"axios": "1.0.0"}}',
    });
    const file = path.join(root, 'a.js');
    const { call } = await startAgent(root, '--write');
    const token = tokenIn(await call('preview', { paths: [file], review: true }));
    writeFileSync(file, `// Mine.\n${UNLINK}`);
    const stale = await call('apply', { token });
    assert.match(
      stale.text,
      /^Refused: the preview is out of date for .*a\.js.* Nothing was written; call auth0relink_preview again\.$/m,
    );
    assert.equal(read(root, 'a.js'), `// Mine.\n${UNLINK}`);

    const dirty = tokenIn(await call('preview', { paths: [file], review: true }));
    const refused = await call('apply', { token: dirty });
    assert.match(
      refused.text,
      /^Refused: .* has uncommitted changes \(a\.js\): .*pass allowDirty: true\. Nothing was written\.$/m,
    );
    assert.equal((await call('apply', { token: dirty, allowDirty: true })).isError, false);
    assert.match(read(root, 'a.js'), /^\/\/ Mine\.\n[^]*axios\.delete/);
    assert.equal((await call('apply', { token: 'none' })).isError, true);
  });

  it('applies one preview after another: its own changes are no reason to refuse', async () => {
    const root = makeRepository({
      'a.js': UNLINK,
      'b.js': UNLINK,
      'package.json': '{"type": "module", "dependencies": {"axios": "1.0.0"}}',
    });
    const { call } = await startAgent(root, '--write');
    for (const name of ['a.js', 'b.js']) {
      const preview = await call('preview', { paths: [path.join(root, name)], line: 4, review: true });
      const applied = await call('apply', { token: tokenIn(preview) });
      assert.equal(applied.isError, false, applied.text);
      assert.match(read(root, name), /axios\.delete/);
    }
    git(root, 'reset', '--quiet', '--hard');
    writeFileSync(path.join(root, 'a.js'), `${UNLINK}// Mine.\n`);
    const preview = await call('preview', { paths: [path.join(root, 'b.js')], review: true });
    assert.match((await call('apply', { token: tokenIn(preview) })).text, /uncommitted changes \(a\.js\)/);
  });

  it('scans and rewrites only what changed since a revision', async () => {
    const root = makeRepository({ 'a.js': UNLINK, 'package.json': '{"dependencies": {"axios": "1.0.0"}}' });
    const { call } = await startAgent(root, '--write');
    assert.match((await call('scan', { since: 'HEAD' })).text, /^No findings in changed lines\./);
    writeFileSync(path.join(root, 'b.js'), UNLINK);
    const { text } = await call('scan', { since: 'HEAD' });
    assert.match(text, /^1 finding in 1 file .*\n.*b\.js:4:/);
    const preview = await call('preview', { paths: [root], since: 'HEAD', review: true });
    assert.match(preview.text, /^\+\+\+ .*b\.js$/m);
    assert.doesNotMatch(preview.text, /^\+\+\+ .*a\.js$/m);
    for (const since of ['none', '--output=x']) {
      assert.match((await call('scan', { since })).text, /^Refused: since/);
    }
    assert.match(
      (await call('preview', { paths: [root], since: 'HEAD', line: 1 })).text,
      /"line" or "since", not both/,
    );
  });

  it('cuts long answers, and says how to get the rest', async () => {
    const names = Array.from({ length: 30 }, (_, nth) => `f${String(nth).padStart(2, '0')}.js`);
    const root = makeTree(Object.fromEntries(names.map((name) => [name, UNLINK])));
    const { call } = await startAgent(root);
    const seen: string[] = [];
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const { text } = await call('scan', { offset, maxLength: 4000 });
      assert.ok(text.length <= 4000);
      seen.push(...[...text.matchAll(/\/(f\d\d\.js):4:/g)].map(([, name = '']) => name));
      const next = /^\(cut: findings \d+ to 30 are missing; pass offset (\d+) for them/m.exec(text)?.[1];
      offset = next === undefined ? undefined : Number(next);
    }
    assert.deepEqual(seen, names);

    const whole = await call('preview', { paths: [root], review: true, maxLength: 200_000 });
    const first = await call('preview', { paths: [root], review: true, maxLength: 5000 });
    assert.ok(first.text.length <= 5000);
    const next = Number(/^\(cut: .* pass offset (\d+) for the rest\)$/m.exec(first.text)?.[1]);
    const second = await call('preview', { paths: [root], review: true, maxLength: 200_000, offset: next });
    const shown = first.text.replace(/\(cut: .*\n$/, '') + second.text.replace(/^[^]*?\(continued .*\n/, '');
    assert.equal(shown, whole.text);
  });

  it('escapes hostile names and texts', async function () {
    if (process.platform === 'win32') this.skip();
    const hostile = 'a\n\u001b[31m\u202egnp.js';
    const root = makeTree({ [hostile]: UNLINK.replace('await', 'await /* \u001b[2J \u202e */') });
    const { call } = await startAgent(root);
    const answers = [
      await call('scan'),
      await call('preview', { paths: [root], review: true }),
      await call('explain', { ruleOrPlace: `${root}/${hostile}:4` }),
      await call('scan', { paths: [`${root}/${hostile}/none`] }),
      await call('scan', { ['\u001b']: 1 }),
    ];
    for (const { text } of answers) {
      assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]/);
    }
    assert.ok(answers[0]?.text.includes('/a\\n\\x1b[31m\\u202egnp.js:4:'));
  });

  it('says what is wrong with its input, and what was not analysed', async () => {
    const root = makeTree({ 'a.js': UNLINK, 'big.js': `${UNLINK}//${' '.repeat(1024 * 1024)}` });
    const { call } = await startAgent(root);
    const cases: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
      ['scan', { path: root }, /there is no "path" \(did you mean "paths"\?\); pass only paths, minCertainty,/],
      ['scan', { rules: ['unlink'] }, /there is no rule unlink.*; the rules are lock-access-token,/],
      ['scan', { maxLength: 5 }, /"maxLength" must be a whole number from 1000 to 200000/],
      ['scan', { minCertainty: 'sure' }, /"minCertainty" must be certain or likely or dead/],
      ['preview', {}, /"paths" is missing/],
      ['preview', { paths: [root, root], line: 4 }, /"line" needs exactly one file/],
      [
        'preview',
        { paths: [path.join(root, 'a.js')], line: 1 },
        /no finding in line 1 of .*; there are findings in line 4/,
      ],
      ['explain', { ruleOrPlace: 'unlink-endpont' }, /no rule unlink-endpont \(did you mean "unlink-endpoint"\?\)/],
    ];
    for (const [tool, input, expected] of cases) {
      const { text, isError } = await call(tool, input);
      assert.equal(isError, true);
      assert.match(text, expected);
    }
    assert.match((await call('scan')).text, /^not analysed: .*big\.js: too-large/m);
    const page = await call('explain', { ruleOrPlace: 'unlink-endpoint', maxLength: 100_000 });
    assert.equal(page.text, readFileSync('docs/rules/unlink-endpoint.md', 'utf8'));
  });

  it('reports progress and can be cancelled', async () => {
    const root = makeTree({ 'a.js': UNLINK });
    const { client } = await startAgent(root);
    const messages: (string | undefined)[] = [];
    const request = { name: 'auth0relink_scan', arguments: {} };
    await client.callTool(request, { onprogress: ({ message }) => messages.push(message) });
    assert.match(messages[0] ?? '', /^Scanning: /);
    const controller = new AbortController();
    const call = client.callTool(request, { signal: controller.signal });
    controller.abort();
    await assert.rejects(call);
    assert.equal((await client.callTool(request)).isError, false);
  });

  it('ends when standard input is closed, even during a call', async () => {
    const root = makeTree({ 'a.js': UNLINK });
    const server = spawn(process.execPath, [CLI, 'mcp'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
    const send = (message: object) => server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    const clientInfo = { name: 'test', version: '1' };
    send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo } });
    await once(server.stdout, 'data');
    send({ method: 'notifications/initialized' });
    send({ id: 2, method: 'tools/call', params: { name: 'auth0relink_scan', arguments: {} } });
    server.stdin.end();
    const [code] = (await once(server, 'exit')) as [number | null];
    assert.equal(code, 0);
  });

  it('refuses wrong usage', () => {
    const root = makeTree();
    const none = run(root, ['mcp', 'none'], { input: '' });
    assert.equal(none.code, 2);
    assert.match(none.stderr, /none: no such folder/);
    assert.match(run(root, ['mcp', '--help']).stdout, /Model\s+Context Protocol[^]*--write/);
    assert.ok(!existsSync(path.join(root, 'none')));
  });
});
