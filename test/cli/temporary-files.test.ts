import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTree, removeTrees } from '../scan/tree.js';
import { code, fakeCli, removeFakeCli } from './fix/fake.js';
import { run, runCli, start } from './run.js';

const HIT = "var lock = new Auth0Lock('id', 'x.auth0.com');\nlock.show({ authParams: { access_token: t } });\n";
const STALE = '.auth0-relink-0123456789ab.tmp';

describe('temporary files', () => {
  afterEach(removeTrees);
  after(removeFakeCli);

  it('are removed if a signal ends the command while it writes a report', async function () {
    if (process.platform === 'win32') this.skip();
    // A report that is written in several steps.
    const source = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`src/${n}.js`, HIT]));
    for (const [signal, expected] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
      const root = makeTree({ ...source, 'out.json': 'old' });
      const preload = `--require ${path.join(__dirname, 'signal-while-writing.cjs')}`;
      const child = start(root, ['scan', '--format', 'json', '-o', 'out.json'], {
        NODE_OPTIONS: preload,
        SIGNAL: signal,
      });
      const [exit] = (await once(child, 'close')) as [number | null];
      assert.deepEqual([signal, exit, readdirSync(root)], [signal, expected, ['out.json', 'src']]);
    }
  });

  it('that an earlier process left are removed from folders that are written to', () => {
    const root = makeTree({ 'a.js': code('OLD_auto'), 'other/b.js': 'fine();\n' });
    const old = new Date(Date.now() - 3_600_000);
    const leave = (name: string, time = old) => {
      writeFileSync(path.join(root, name), '');
      utimesSync(path.join(root, name), time, time);
      return name;
    };
    const gone = leave(STALE);
    const kept = [
      leave('.auth0-relink-ffffffffffff.tmp', new Date()),
      leave('.auth0-relink-notes.tmp'),
      leave(`other/${STALE}`),
    ];
    mkdirSync(path.join(root, '.auth0-relink-aaaaaaaaaaaa.tmp'));
    utimesSync(path.join(root, '.auth0-relink-aaaaaaaaaaaa.tmp'), old, old);
    assert.equal(runCli(fakeCli(), root, ['fix', '--write', '--quiet']).code, 0);
    assert.equal(existsSync(path.join(root, gone)), false);
    for (const name of [...kept, '.auth0-relink-aaaaaaaaaaaa.tmp']) assert.ok(existsSync(path.join(root, name)), name);
    run(root, ['scan', '-o', 'other/out.txt']);
    assert.equal(existsSync(path.join(root, 'other', STALE)), false);
  });

  it('are never followed if they are links', function () {
    if (process.platform === 'win32') this.skip();
    const root = makeTree({ 'a.js': HIT, precious: 'x' });
    utimesSync(path.join(root, 'precious'), new Date(0), new Date(0));
    symlinkSync('precious', path.join(root, STALE));
    run(root, ['scan', '-o', 'out.txt']);
    assert.ok(existsSync(path.join(root, 'precious')) && lstatSync(path.join(root, STALE)).isSymbolicLink());
  });
});
