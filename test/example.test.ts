import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');

interface Planted {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly certainty: string;
  readonly text: string;
}

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly ruleId: string;
      readonly certainty: string;
      readonly start: { readonly line: number; readonly offset: number };
      readonly end: { readonly offset: number };
    }[];
  }[];
}

describe('the example application', () => {
  it('has exactly the findings that were planted in it', () => {
    const example = path.join(ROOT, 'examples/legacy-app');
    const planted = JSON.parse(readFileSync(`${example}.expected.json`, 'utf8')) as Planted[];
    const cli = [path.join(ROOT, 'dist/cli.js'), 'scan', '.', '--format', 'json'];
    const { stdout, status } = spawnSync(process.execPath, cli, { cwd: example, encoding: 'utf8' });
    const { files } = JSON.parse(stdout) as Report;
    const found = files.flatMap(({ path: file, findings }) => {
      const text = readFileSync(path.join(example, file), 'utf8');
      return findings.map(({ ruleId, certainty, start, end }) => ({
        file,
        line: start.line,
        rule: ruleId,
        certainty,
        text: text.slice(start.offset, end.offset),
      }));
    });
    assert.deepEqual(found, planted);
    assert.equal(status, 1);
  });
});
