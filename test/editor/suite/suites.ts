import * as vscode from 'vscode';

/** Loads every suite; they register themselves with mocha, whose globals must be there by then. */
export function loadSuites(): void {
  /* eslint-disable @typescript-eslint/no-require-imports */
  if ((vscode.workspace.workspaceFolders?.length ?? 0) > 1) {
    require('./workspaces.suite.js');
    return;
  }
  require('./activation.suite.js');
  require('./diagnostics.suite.js');
  require('./actions.suite.js');
  require('./fix-all.suite.js');
  require('./scan.suite.js');
  require('./fixtures.suite.js');
}
