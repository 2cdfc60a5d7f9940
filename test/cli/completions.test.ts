import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { REPORT_FORMATS } from '../../src/report/scan-formats.js';
import { makeTree, removeTrees } from '../scan/tree.js';
import { run } from './run.js';

const COMMANDS = ['scan', 'fix', 'explain', 'merge', 'mcp', 'lsp', 'completion'];

const printed = (what: string) => run('.', ['completion', what]).stdout;

/** The long options that a command's help lists. */
function optionsOf(command: string): string[] {
  const { stdout } = run('.', [command, '--help']);
  return [...stdout.matchAll(/^ +(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option ?? '');
}

/** What a program prints, in words a line. */
function wordsOf(program: string, args: readonly string[], folder: string): string[][] {
  const env = { ...process.env, ZDOTDIR: folder, HOME: folder };
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', cwd: folder, env, timeout: 120_000 });
  assert.deepEqual([stderr, status], ['', 0]);
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' ').filter((word) => word !== ''));
}

/** bash has no way to press Tab from outside: it splits the line at spaces and `=`, and calls the function. */
function inBash(script: string, lines: readonly string[], folder: string): string[][] {
  const presses = lines.map((line) => {
    const words = line.split(/ |(?==)|(?<==)/);
    const list = words.map((word) => `'${word}'`).join(' ');
    return `COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _auth0_relink; echo "\${COMPREPLY[*]}"`;
  });
  return wordsOf('bash', ['--norc', '-c', `${script}\n${presses.join('\n')}`], folder);
}

/** Types each line in a terminal, where Tab also prints what was offered. */
function inZsh(script: string, lines: readonly string[], folder: string): string[][] {
  const setup = `PS1=
${script}
compadd() { builtin compadd -A hits "$@"; builtin compadd "$@" }
press() { hits=(); zle complete-word; print -r -- "<<\${(j: :)hits}>>"; BUFFER= }
zle -N press
bindkey '^I' press
`;
  writeFileSync(path.join(folder, 'setup'), setup);
  const driver = `zmodload zsh/zpty
zpty z "TERM=dumb zsh -f -i"
zpty -w z "source setup"
for line in "$@"; do
  zpty -n -w z "$line"$'\\t'
  zpty -r z out '*<<*>>*'
  print -r -- "\${\${out##*<<}%%>>*}"
done
zpty -d z`;
  return wordsOf('zsh', ['-f', '-c', driver, 'zsh', ...lines], folder);
}

function inFish(script: string, lines: readonly string[], folder: string): string[][] {
  writeFileSync(path.join(folder, 'setup'), script);
  const driver = `source setup
for line in $argv
  echo (complete -C"$line" | string replace -r '\\t.*' '' | string replace -r '^--[a-z-]+=' '')
end`;
  return wordsOf('fish', ['--no-config', '-c', driver, ...lines], folder);
}

describe('auth0-relink completion', () => {
  afterEach(removeTrees);

  for (const [shell, press] of [
    ['bash', inBash],
    ['zsh', inZsh],
    ['fish', inFish],
  ] as const) {
    it(`completes commands, options and values in ${shell}`, function () {
      if (spawnSync(shell, ['--version']).status !== 0) this.skip();
      const folder = makeTree({ 'auth0.txt': '' });
      const script = printed(shell);
      const offered = (...lines: string[]) => press(script, lines, folder).map((words) => words.sort());
      const [commands, one, formats, merged, joined, joinedShort, rules, shells, short] = offered(
        'auth0-relink ',
        'auth0-relink sc',
        'auth0-relink scan --format ',
        'auth0-relink merge a.json -f h',
        'auth0-relink scan --format=ht',
        'auth0-relink scan --fail-on=',
        'auth0-relink scan --rule un',
        'auth0-relink completion ',
        'auth0-relink src --form',
      );
      assert.deepEqual(
        commands?.filter((word) => !/^-|\./.test(word)),
        [...COMMANDS].sort(),
      );
      assert.deepEqual(one, ['scan']);
      assert.deepEqual(formats, [...REPORT_FORMATS].sort());
      assert.deepEqual(merged, ['html']);
      assert.deepEqual(
        joined?.map((word) => word.replace('--format=', '')),
        ['html'],
      );
      assert.deepEqual(
        joinedShort?.map((word) => word.replace('--fail-on=', '')),
        ['any', 'certain', 'likely', 'none'],
      );
      assert.deepEqual(rules, ['unlink-endpoint']);
      assert.deepEqual(shells, ['bash', 'fish', 'man', 'zsh']);
      assert.deepEqual(short, ['--format'], 'a path is short for scanning it');
      const [files] = offered('auth0-relink scan auth');
      assert.deepEqual(files, shell === 'bash' ? [] : ['auth0.txt']);
      const options = offered(...COMMANDS.map((command) => `auth0-relink ${command} --`));
      for (const [nth, command] of COMMANDS.entries()) {
        assert.deepEqual(options[nth], optionsOf(command).sort(), command);
      }
    });
  }

  it('prints the manual page that the package contains', () => {
    const page = printed('man');
    assert.equal(readFileSync('dist/auth0-relink.1', 'utf8'), page);
    const { man } = JSON.parse(readFileSync('package.json', 'utf8')) as { man: string };
    assert.equal(man, 'dist/auth0-relink.1');
    const plain = page.replaceAll('\\-', '-');
    for (const command of COMMANDS) {
      for (const option of optionsOf(command)) assert.ok(option === '--help' || plain.includes(option), option);
    }
    const { status, stderr } = spawnSync('groff', ['-man', '-ww', '-Tutf8'], { input: page, encoding: 'utf8' });
    // Not every system has groff.
    if (status !== null) assert.deepEqual([status, stderr], [0, '']);
  });

  it('prints a manual page whose examples can be pasted', function () {
    const options = { input: printed('man'), encoding: 'utf8', env: { ...process.env, MANWIDTH: '80' } } as const;
    const { status, stdout, stderr } = spawnSync('man', ['--warnings', '-P', 'cat', '-l', '-'], options);
    // Not every system has man, nor one that reads standard input.
    if (status !== 0) this.skip();
    assert.equal(stderr, '');
    // Bold and underlined letters are typed over one another.
    const page = stdout.replace(/.\u0008/g, '');
    assert.match(page, /--ignore '\*\*\/\*\.spec\.ts'/);
    assert.match(page, /^ +auth0-relink scan \[options\] \[paths\.\.\.\]$/m);
    // What is no example is as wide as the terminal.
    const exits = page.slice(page.indexOf('Exit codes:')).split('\n\n')[0] ?? '';
    assert.ok(
      exits.split('\n').every((line) => line.length <= 80),
      exits,
    );
  });

  it('refuses an unknown shell', () => {
    assert.equal(run('.', ['completion', 'tcsh']).code, 2);
  });
});
