import * as vscode from 'vscode';

/** The workspace folder of a document. A cell belongs to that of its notebook. */
export function folderOfDocument(uri: vscode.Uri): vscode.WorkspaceFolder | undefined {
  const { notebookDocuments } = vscode.workspace;
  const notebook =
    uri.scheme === 'vscode-notebook-cell' ? notebookDocuments.find((each) => each.uri.path === uri.path) : undefined;
  return vscode.workspace.getWorkspaceFolder(notebook?.uri ?? uri);
}

/** Whether a file belongs to the extension itself, such as the page of a rule with its examples. */
export function isOwnFile(uri: vscode.Uri, extensionUri: vscode.Uri): boolean {
  const isInside = uri.scheme === extensionUri.scheme && uri.path.startsWith(`${extensionUri.path}/`);
  return isInside && folderOfDocument(uri) === undefined;
}
