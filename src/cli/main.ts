/** The entry point of `dist/cli.js`. */
import path from 'node:path';
import v8 from 'node:v8';
import { enableCompileCache } from '../scan/compile-cache.js';
import { startSpareThread } from '../scan/spare-thread.js';

enableCompileCache();

// Node 20's V8 optimizes so early that an analysis, whose code mostly runs once, spends about 30 % of its CPU time
// compiling, whether for 50 small files or 4 large ones. Later versions have an intermediate tier.
if (process.version.startsWith('v20.')) v8.setFlagsFromString('--interrupt-budget=1000000');

// A thread takes as long to start as the rest of this program takes to load.
if (process.argv[2] === 'scan' || process.argv[2] === 'fix') startSpareThread(path.join(__dirname, 'worker.js'));

void import('./program.js').then(async ({ run }) => {
  process.exitCode = await run(process.argv);
});
