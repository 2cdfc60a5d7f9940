import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf } from './support.js';

function at(document: vscode.TextDocument, word: string): vscode.Range {
  const start = document.positionAt(document.getText().indexOf(word));
  return new vscode.Range(start, start);
}

/** What the light bulb offers at a word. */
export async function actionsAt(document: vscode.TextDocument, word: string, kind?: vscode.CodeActionKind) {
  await diagnosticsOf(document);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    at(document, word),
    kind?.value,
    20,
  );
}

/** Applies the action with a title, and runs its command. */
export async function pick(actions: readonly vscode.CodeAction[], title: RegExp): Promise<void> {
  const action = actions.find((each) => title.test(each.title));
  assert.ok(action, `${title.source} among: ${actions.map((each) => each.title).join(' | ')}`);
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
  const { command } = action;
  if (command) await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}
