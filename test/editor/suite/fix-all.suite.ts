import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { applyEdits } from '../../../src/core/edits.js';
import { api } from './support.js';

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Runs in a workspace of `before` and `after`: build/editor-test.mjs opens one for the part `rewrites`. */
describe('rewriting all of a file', () => {
  it('gives the text that the command line writes', async function () {
    this.timeout(600_000);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(folder !== undefined);
    const { fix } = await api();
    const files = filesIn(path.join(folder, 'before'));
    let rewritten = 0;
    for (const file of files) {
      const before: string = readFileSync(path.join(folder, 'before', file), 'utf8');
      const after: string = readFileSync(path.join(folder, 'after', file), 'utf8');
      const plans = await fix.plan([vscode.Uri.file(path.join(folder, 'before', file))]);
      const edits = plans?.[0]?.edits ?? [];
      assert.equal(applyEdits(before, edits), after, file);
      if (before !== after) rewritten++;
    }
    assert.ok(rewritten > 30, `${rewritten} of ${files.length}`);
  });
});
