import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { removeTrees } from '../../scan/tree.js';
import { run } from '../run.js';
import { makeRepository } from './repository.js';

/** Returns a page's fenced blocks in one language, in order. */
function blocks(page: string, language: string): string[] {
  return [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, name, body = '']) =>
    name === language ? [body] : [],
  );
}

describe('docs/fix.md', () => {
  const page = readFileSync('docs/fix.md', 'utf8');
  afterEach(removeTrees);

  it('shows what fix prints, with `…` for omitted parts', () => {
    const [unlink = '', old = ''] = blocks(page, 'js');
    const { stdout } = run(makeRepository({ 'src/unlink.js': unlink, 'src/old.js': old }), ['fix', '--review']);
    // Prettier removes the space from empty context lines.
    const printed = stdout.replace(/ +$/gm, '');
    let from = 0;
    for (const part of (blocks(page, 'text')[0] ?? '').split('…')) {
      const at = printed.indexOf(part.trim(), from);
      assert.ok(at >= 0, `${part}\nis not in\n\n${printed.slice(from)}`);
      from = at + part.trim().length;
    }
  });

  it('lists the same exit codes as --help', () => {
    const { stdout } = run(makeRepository({}), ['fix', '--help']);
    const codes = [...page.matchAll(/^\| (\d+) /gm)].map(([, code]) => code);
    assert.deepEqual(codes, ['0', '1', '2', '130']);
    for (const code of codes) assert.match(stdout, new RegExp(`\\b${code} [a-z]`));
  });

  it('documents every option of fix', () => {
    const { stdout } = run(makeRepository({}), ['fix', '--help']);
    const all = [...stdout.matchAll(/^ +(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option ?? '');
    const ofEveryCommand = ['--output', '--verbose', '--color', '--no-color', '--help'];
    const missing = all.filter((option) => !ofEveryCommand.includes(option) && !page.includes(option));
    assert.ok(all.length > 10);
    assert.deepEqual(missing, []);
  });
});
