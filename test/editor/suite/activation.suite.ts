import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('is activated', async () => {
    const extension = vscode.extensions.getExtension('auth0-relink.auth0-relink');
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
    console.log(`[relink] VS Code ${vscode.version}, Node ${process.version}`);
  });
});
