/** Loads every suite; they register themselves with mocha, whose globals must be there by then. */
export function loadSuites(): void {
  /* eslint-disable @typescript-eslint/no-require-imports */
  require('./activation.suite.js');
  require('./diagnostics.suite.js');
  require('./actions.suite.js');
  require('./fix-all.suite.js');
  require('./scan.suite.js');
  require('./fixtures.suite.js');
}
