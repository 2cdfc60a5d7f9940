import * as vscode from 'vscode';

/** On save: `"editor.codeActionsOnSave": { "source.fixAll.auth0Relink": "explicit" }`. */
export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('auth0Relink');

/** Rewrites in the Refactor menu, and the reasons why there are none. */
export const REWRITE = vscode.CodeActionKind.RefactorRewrite.append('auth0Relink');
