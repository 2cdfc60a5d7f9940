/** The entry of the tests in the extension host: VS Code calls `run`. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { Marked } from './reporter.js';
import { loadSuites } from './suites.js';

export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 300_000, reporter: Marked });
  const grep = process.env['RELINK_EDITOR_GREP'];
  if (grep) mocha.grep(grep);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  loadSuites();
  return new Promise((resolve, reject) => {
    const tests: { title: string; time: number }[] = [];
    const failed: { title: string; error: string }[] = [];
    const runner = mocha.run((failures) => {
      const file = process.env['RELINK_EDITOR_RESULT'];
      if (file) writeFileSync(file, JSON.stringify({ ...runner.stats, tests, failed }));
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
    runner.on('fail', (test, error: unknown) => {
      failed.push({ title: test.fullTitle(), error: error instanceof Error ? String(error.stack) : String(error) });
    });
    runner.on('test end', (test) => tests.push({ title: test.fullTitle(), time: test.duration ?? 0 }));
  });
}
