import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { commit, git, makeRepository } from '../cli/fix/repository.js';
import { run } from '../cli/run.js';
import { removeTrees } from '../scan/tree.js';
import { EXAMPLE } from './agent-client.js';

const ROOT = path.resolve(__dirname, '../..');
const SKILL = path.join(ROOT, 'skills/auth0-relink/SKILL.md');
const [, front = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(readFileSync(SKILL, 'utf8')) ?? [];

/** The commands of the skill, in its order. */
const commands = [...body.matchAll(/^```sh\n([^]*?)^```/gm)].flatMap(([, block = '']) => block.trim().split('\n'));

describe('the skill', () => {
  after(removeTrees);

  it('has the front matter of the Agent Skills specification', () => {
    const fields = parse(front) as Record<string, string>;
    assert.deepEqual(Object.keys(fields), ['name', 'description', 'license', 'compatibility']);
    assert.equal(fields['name'], path.basename(path.dirname(SKILL)));
    assert.match(fields['name'], /^[a-z0-9-]{1,64}$/);
    assert.ok((fields['description'] ?? '').length <= 1024);
    assert.ok((fields['compatibility'] ?? '').length <= 500);
    assert.ok(body.split('\n').length < 100);
  });

  it('is in both packages, and contributed to VS Code', () => {
    const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      files: string[];
      contributes: { chatSkills: { path: string }[] };
    };
    assert.ok(manifest.files.includes('skills'));
    assert.deepEqual(
      manifest.contributes.chatSkills.map((skill) => path.join(ROOT, skill.path)),
      [SKILL],
    );
    assert.doesNotMatch(readFileSync(path.join(ROOT, '.vscodeignore'), 'utf8'), /skills/);
  });

  it('has commands that work in its order', () => {
    const root = makeRepository({});
    cpSync(EXAMPLE, root, { recursive: true });
    commit(root);
    const codes = commands.map((command) => {
      const [program, ...args] = command.split(' ');
      if (program === 'git') return git(root, ...args) === '' ? 'no change' : 'changed';
      assert.equal(program, 'auth0-relink');
      const { code, stdout, stderr } = run(root, args);
      assert.equal(stderr, '', command);
      assert.notEqual(stdout, '', command);
      if (args.includes('--write')) assert.notEqual(git(root, 'status', '--short'), '');
      return code;
    });
    // Two findings have no rewrite, so the last scan still finds these.
    assert.deepEqual(codes, [1, 1, 0, 0, 0, 0, 1, 'changed']);
  });
});
