/** Bundles the tests that run inside VS Code into .cache/editor/suite. */
import path from 'node:path';
import { build } from 'esbuild';
import { cache } from './editor-setup.mjs';

const root = path.dirname(import.meta.dirname);

export async function buildSuite() {
  const shared = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    logLevel: 'warning',
    external: ['vscode', 'mocha'],
  };
  const outdir = path.join(cache, 'suite');
  await Promise.all([
    build({
      ...shared,
      entryPoints: ['test/editor/suite/index.ts'],
      platform: 'node',
      outfile: path.join(outdir, 'index.js'),
    }),
    build({
      ...shared,
      entryPoints: ['test/editor/web/suite.ts'],
      external: ['vscode'],
      alias: { mocha: path.join(root, 'test/editor/web/mocha.cjs') },
      platform: 'browser',
      outfile: path.join(outdir, 'web.js'),
    }),
  ]);
}
