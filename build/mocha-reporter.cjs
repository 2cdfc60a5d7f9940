/** Mocha's own `spec` output, and the counts as JSON in the file that the option `output` names. */
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountingSpec extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { output } = options.reporterOption ?? options.reporterOptions;
    runner.once('end', () => {
      writeFileSync(output, JSON.stringify({ passes: this.stats.passes, failures: this.stats.failures }));
    });
  }
};
