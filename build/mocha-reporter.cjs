/** Mocha's own `spec` output; writes the counts, the times and the failures as JSON to the file in the option `output`. */
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountingSpec extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { output } = options.reporterOption ?? options.reporterOptions;
    const tests = [];
    const failed = [];
    runner.on('test end', (test) => tests.push({ title: test.fullTitle(), time: test.duration ?? 0 }));
    runner.on('fail', (test, error) => failed.push({ title: test.fullTitle(), error: String(error?.stack ?? error) }));
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      writeFileSync(output, JSON.stringify({ passes, failures, tests, failed }));
    });
  }
};
