/** The tests of the `browser` entry; they run in the web worker extension host. */
import 'mocha';
import * as vscode from 'vscode';
import { Marked } from '../suite/reporter.js';

declare const mocha: { setup(options: object): void; run(callback: (failures: number) => void): void };

export function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 300_000, reporter: Marked });
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require('./web.suite.js');
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed in ${vscode.env.appName}`));
    });
  });
}
