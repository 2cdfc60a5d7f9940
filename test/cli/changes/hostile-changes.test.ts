import assert from 'node:assert/strict';
import { chmodSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addFiles, makeTree, removeTrees } from '../../scan/tree.js';
import { commit, git, makeRepository } from '../fix/repository.js';
import { find, unlink } from './findings.js';

/** Lines that make a file long enough for git to recognise it under another name. */
const FILLER = Array.from({ length: 20 }, (_, nth) => `step(${nth});\n`).join('');

/** Settings of a repository that name programs. */
const SETTINGS = [
  ...['filter.evil.clean', 'filter.evil.smudge', 'filter.evil.process', 'diff.evil.textconv', 'diff.evil.command'],
  ...['diff.external', 'core.fsmonitor', 'core.pager', 'pager.diff-index', 'pager.cat-file', 'core.sshCommand'],
  ...[
    'core.editor',
    'gpg.program',
    'core.alternateRefsCommand',
    'credential.helper',
    'alias.cat-file',
    'alias.ls-files',
  ],
];

describe('changed lines of a hostile repository', () => {
  if (process.platform === 'win32') return;
  afterEach(removeTrees);

  it('run no program of it', () => {
    const folder = makeTree();
    const [command, proof] = [path.join(folder, 'canary.sh'), path.join(folder, 'proof')];
    writeFileSync(command, `#!/bin/sh\ntouch ${proof}\ncat\n`);
    chmodSync(command, 0o755);
    const root = makeRepository({
      '.gitattributes': '* filter=evil diff=evil merge=evil ident\n',
      'a.js': `${FILLER}${unlink('a')}${unlink('b')}`,
      'moved.js': `${FILLER}// moved\n${unlink('a')}`,
    });
    git(root, 'branch', 'base');
    addFiles(root, { 'a.js': `${FILLER}${unlink('a')}${unlink('c')}` });
    git(root, 'mv', 'moved.js', 'there.js');
    commit(root);
    addFiles(root, { 'there.js': `${FILLER}// there\n${unlink('d')}`, 'new.js': unlink() });
    git(root, 'add', '--all');
    for (const name of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-commit']) {
      symlinkSync(command, path.join(root, '.git/hooks', name));
    }
    for (const setting of SETTINGS) git(root, 'config', setting, command);
    git(root, 'config', 'filter.evil.required', 'true');
    git(root, 'config', 'log.showSignature', 'true');
    const bin = path.join(root, 'node_modules/.bin');
    addFiles(root, { 'node_modules/.bin/': '', '.gitignore': 'node_modules\n' });
    symlinkSync(command, path.join(bin, 'git'));
    const env = { PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` };

    const since = find(root, ['--since', 'base'], { env });
    assert.deepEqual([since.stderr, since.places], ['', ['a.js:22', 'new.js:1', 'there.js:22']]);
    const staged = find(root, ['--staged'], { env });
    assert.deepEqual([staged.stderr, staged.places], ['', ['new.js:1', 'there.js:22']]);
    assert.equal(existsSync(proof), false, 'a program of the repository ran');
    try {
      git(root, 'diff', 'base');
    } catch {
      // It may fail: the programs are no filters.
    }
    assert.equal(existsSync(proof), true, 'git itself would have run one');
  });

  it('fetch nothing from a remote that a partial clone names', () => {
    const folder = makeTree();
    const [command, proof] = [path.join(folder, 'canary.sh'), path.join(folder, 'proof')];
    writeFileSync(command, `#!/bin/sh\ntouch ${proof}\n`);
    chmodSync(command, 0o755);
    const origin = makeRepository({ 'a.js': unlink('a') });
    addFiles(origin, { 'a.js': unlink('b') });
    commit(origin);
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    const root = path.join(folder, 'clone');
    git(origin, 'clone', '--quiet', '--filter=blob:none', `file://${origin}`, root);
    git(root, 'config', 'protocol.ext.allow', 'always');
    git(root, 'config', 'remote.origin.url', `ext::${command} x`);
    git(root, 'config', 'remote.origin.uploadpack', command);
    const { code, stdout, stderr } = find(root, ['--since', 'HEAD~1']);
    assert.deepEqual([code, stdout, existsSync(proof)], [2, '', false]);
    assert.match(stderr, /this partial clone lacks the contents of a file, and Relink fetches nothing/);
    addFiles(root, { 'a.js': unlink('c') });
    git(root, 'add', 'a.js');
    assert.deepEqual([find(root, ['--staged']).places, existsSync(proof)], [['a.js:1'], false]);
  });
});
