import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { api } from './support.js';

interface Report {
  readonly base: string;
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly ruleId: string;
      readonly start: { readonly line: number; readonly column: number };
    }[];
  }[];
}

/** Reported once a project by a scan, once a file by the editor. */
const ONCE = 'legacy-sdk';

describe('the editor', () => {
  it('finds in every fixture what the command line finds', async function () {
    this.timeout(300_000);
    const expected = process.env['RELINK_EDITOR_FIXTURES'];
    if (expected === undefined || !existsSync(expected)) return this.skip();
    const { base, files } = JSON.parse(readFileSync(expected, 'utf8')) as Report;
    assert.ok(files.length > 50);
    const { analysed, store } = await api();
    for (const file of files) {
      const uri = vscode.Uri.file(path.join(base, file.path));
      await vscode.workspace.openTextDocument(uri);
      await analysed(uri);
      const found = (store.of(uri)?.items ?? []).filter(({ finding }) => finding.ruleId !== ONCE);
      assert.deepEqual(
        found.map(({ finding, range }) => `${range.start.line + 1}:${range.start.character + 1} ${finding.ruleId}`),
        file.findings
          .filter(({ ruleId }) => ruleId !== ONCE)
          .map(({ ruleId, start }) => `${start.line}:${start.column} ${ruleId}`),
        file.path,
      );
    }
  });
});
