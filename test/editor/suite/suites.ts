/** Loads every suite; they register themselves with mocha, whose globals must be there by then. */
export function loadSuites(): void {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const part = process.env['RELINK_EDITOR_PART'];
  if (part === 'folders') {
    require('./workspaces.suite.js');
    return;
  }
  if (part === 'rewrites') {
    require('./fix-all.suite.js');
    return;
  }
  require('./activation.suite.js');
  require('./diagnostics.suite.js');
  require('./actions.suite.js');
  require('./suppressions.suite.js');
  require('./scan.suite.js');
  require('./baseline.suite.js');
  require('./agents.suite.js');
  require('./fixtures.suite.js');
}
