/** Mocha's own `spec` output, and in the file that the option `output` names the counts and how long each test took, as JSON. */
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountingSpec extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { output } = options.reporterOption ?? options.reporterOptions;
    const tests = [];
    runner.on('test end', (test) => tests.push({ title: test.fullTitle(), time: test.duration ?? 0 }));
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      writeFileSync(output, JSON.stringify({ passes, failures, tests }));
    });
  }
};
