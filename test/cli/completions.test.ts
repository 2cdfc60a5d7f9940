import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { REPORT_FORMATS } from '../../src/report/scan-formats.js';
import { run } from './run.js';

const COMMANDS = ['scan', 'fix', 'explain', 'merge', 'mcp', 'lsp', 'completion'];

const printed = (what: string) => run('.', ['completion', what]).stdout;

/** The long options that a command's help lists. */
function optionsOf(command: string): string[] {
  const { stdout } = run('.', [command, '--help']);
  return [...stdout.matchAll(/^ +(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option ?? '');
}

describe('auth0-relink completion', () => {
  /** Presses Tab in bash, after the last of some words. */
  function complete(script: string, ...words: string[]): string[] {
    const list = ['auth0-relink', ...words].map((word) => `'${word}'`).join(' ');
    const press = `COMP_WORDS=(${list}); COMP_CWORD=${words.length}; _auth0_relink; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', `${script}\n${press}`], { encoding: 'utf8' });
    assert.equal(stderr, '');
    return stdout.split('\n').filter((line) => line !== '');
  }

  it('completes commands, options and values in bash', function () {
    if (process.platform === 'win32') this.skip();
    const script = printed('bash');
    assert.deepEqual(complete(script, ''), [...COMMANDS, '--help', '--version']);
    assert.deepEqual(complete(script, 'sc'), ['scan']);
    assert.deepEqual(complete(script, 'scan', '--format', ''), REPORT_FORMATS);
    assert.deepEqual(complete(script, 'merge', 'a.json', '-f', 'h'), ['html']);
    assert.deepEqual(complete(script, 'scan', 'src'), [], 'the shell completes files');
    for (const command of COMMANDS) {
      assert.deepEqual(complete(script, command, '--').sort(), optionsOf(command).sort(), command);
    }
  });

  it('has all options in the scripts for zsh and fish', () => {
    const [zsh, fish] = [printed('zsh'), printed('fish')];
    assert.match(zsh, /^autoload -U \+X compinit && compinit\nautoload -U \+X bashcompinit && bashcompinit\n/);
    assert.ok(zsh.endsWith(printed('bash')));
    for (const command of COMMANDS) {
      for (const option of optionsOf(command)) {
        if (option === '--help') continue;
        const place = `complete -c auth0-relink -n '__fish_seen_subcommand_from ${command}'`;
        assert.ok(
          fish.split('\n').some((line) => line.startsWith(place) && line.includes(` -l ${option.slice(2)} `)),
          option,
        );
      }
    }
    // Every quote is closed: quotes in texts are escaped.
    for (const line of fish.trim().split('\n'))
      assert.equal(line.replace(/\\['\\]/g, '').split("'").length % 2, 1, line);
  });

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

  it('refuses an unknown shell', () => {
    assert.equal(run('.', ['completion', 'tcsh']).code, 2);
  });
});
