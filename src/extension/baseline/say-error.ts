import * as vscode from 'vscode';
import type { Baselines } from './baselines.js';
import type { BaselineError } from './read-baseline.js';

/** Says why a baseline can't be used or changed, and leads to the place. */
export function sayBaselineError({ uri, text, position }: BaselineError): void {
  const open = vscode.l10n.t('Open');
  void vscode.window.showErrorMessage(text, ...(position === undefined ? [] : [open])).then((chosen) => {
    if (chosen !== open || position === undefined) return;
    void vscode.window.showTextDocument(uri, { selection: new vscode.Range(position, position) });
  });
}

/** Says each error of a baseline once, as soon as it is known. */
export function sayBaselineErrors(baselines: Baselines): vscode.Disposable {
  let said = new Set<string>();
  return baselines.onDidChange(() => {
    const errors = baselines.errors();
    for (const error of errors) if (!said.has(error.text)) sayBaselineError(error);
    said = new Set(errors.map(({ text }) => text));
  });
}
