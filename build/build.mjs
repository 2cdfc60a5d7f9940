/**
 * `node build/build.mjs` builds dist/ and prints the size of each bundle. dist/ also has the types of the API, and
 * lists of what the bundles contain: licences, and a software bill of materials.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { declarationsOf } from './declarations.mjs';
import { writeHelpers } from './helpers.mjs';
import { slimTypeScript } from './slim-typescript.mjs';
import { bundledPackages, noticesOf, sbomOf } from './third-party.mjs';

/** Paths in the project are relative to its root, regardless of the working directory. */
const root = path.dirname(import.meta.dirname);

/**
 * Faces import `src/engine.ts` lazily, so the bundles keep it in a separate file that is loaded at the first candidate.
 */
const engineStaysApart = {
  name: 'engine-stays-apart',
  setup(builder) {
    builder.onResolve({ filter: /\/engine\.js$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './engine.js', external: true },
    );
  },
};

/** Only the command `mcp` loads its server and the protocol's library, and only this and VS Code the tools for agents. */
const agentsStayApart = {
  name: 'agents-stay-apart',
  setup(builder) {
    for (const [filter, bundle] of [
      [/\/mcp\/serve-agents\.js$/, './mcp.js'],
      [/\/agent\/toolbox\.js$/, './agent.js'],
    ]) {
      builder.onResolve({ filter }, () => ({ path: bundle, external: true }));
    }
  },
};

/** The tools check their input themselves, so the protocol's library is never asked for its validator of JSON Schema. */
const noSchemaLibrary = {
  name: 'no-schema-library',
  setup(builder) {
    builder.onResolve({ filter: /^@modelcontextprotocol\/server\/_shims$/ }, () => ({
      path: 'no-schema-library',
      namespace: 'no-schema-library',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'no-schema-library' }, () => ({
      contents: `export { default as process } from 'node:process'; export class DefaultJsonSchemaValidator {}`,
    }));
  },
};

/** The language server is only loaded by the command that starts it, so the others start as fast as without it. */
const serverStaysApart = {
  name: 'server-stays-apart',
  setup(builder) {
    builder.onResolve({ filter: /\/lsp\/serve-stdio\.js$/ }, () => ({ path: './lsp.js', external: true }));
  },
};

/** Each user of the editor reads one language, so every other has a bundle of its own, which is loaded only if needed. */
const translationsStayApart = {
  name: 'translations-stay-apart',
  setup(builder) {
    builder.onResolve({ filter: /\/messages\/\w+\/index\.js$/ }, ({ kind, path: name }) =>
      kind === 'dynamic-import'
        ? { path: `./texts/${path.basename(path.dirname(name))}.js`, external: true }
        : undefined,
    );
  },
};

/** The folders of src/messages/, each with the texts of a language. */
const languages = (await readdir(path.join(root, 'src/messages'), { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The faces need only the rules' metadata, which doesn't use semver; esbuild can't detect that for CommonJS. */
const semverIsPure = {
  name: 'semver-is-pure',
  setup(builder) {
    builder.onResolve({ filter: /^semver\// }, async ({ path: name, resolveDir, pluginData, kind }) => {
      if (pluginData === 'resolved') return undefined;
      const found = await builder.resolve(name, { resolveDir, kind, pluginData: 'resolved' });
      return { path: found.path, sideEffects: false };
    });
  },
};

/** Fails for a module of Node in a bundle that browsers run. Its platform is `node` for the export names that Node reads. */
const nothingOfNode = {
  name: 'nothing-of-node',
  setup(builder) {
    builder.onResolve({ filter: /.*/ }, ({ path: name, importer }) =>
      isBuiltin(name) ? { errors: [{ text: `${importer} imports ${name}, which browsers lack` }] } : undefined,
    );
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: false,
  format: 'cjs',
  target: 'node20',
  metafile: true,
  // jsonc-parser's `main` is UMD, whose `require` calls bundlers can't follow.
  mainFields: ['module', 'main'],
  legalComments: 'none',
  // Escaped umlauts take twice the space.
  charset: 'utf8',
  logLevel: 'warning',
};

const bundles = [
  { entryPoints: ['src/engine.ts'], outfile: 'dist/engine.js', platform: 'neutral', plugins: [slimTypeScript()] },
  {
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    platform: 'node',
    external: ['@vscode/ripgrep'],
    plugins: [engineStaysApart, agentsStayApart, serverStaysApart, semverIsPure],
    banner: { js: '#!/usr/bin/env node' },
  },
  { entryPoints: ['src/lsp/serve-stdio.ts'], outfile: 'dist/lsp.js', platform: 'node', plugins: [semverIsPure] },
  {
    entryPoints: ['src/mcp/serve-agents.ts'],
    outfile: 'dist/mcp.js',
    platform: 'node',
    plugins: [agentsStayApart, noSchemaLibrary],
  },
  {
    entryPoints: ['src/agent/toolbox.ts'],
    outfile: 'dist/agent.js',
    platform: 'node',
    external: ['@vscode/ripgrep'],
    plugins: [engineStaysApart, semverIsPure],
  },
  {
    entryPoints: ['src/api/index.ts'],
    outfile: 'dist/api.js',
    platform: 'node',
    external: ['@vscode/ripgrep'],
    plugins: [engineStaysApart, semverIsPure],
  },
  {
    entryPoints: ['src/api/browser.ts'],
    outfile: 'dist/browser.js',
    platform: 'node',
    plugins: [nothingOfNode, engineStaysApart, semverIsPure],
  },
  {
    entryPoints: ['src/scan/worker.ts'],
    outfile: 'dist/worker.js',
    platform: 'node',
    plugins: [engineStaysApart, semverIsPure],
  },
  {
    entryPoints: ['src/fix/fix-worker.ts'],
    outfile: 'dist/fix-worker.js',
    platform: 'node',
    plugins: [engineStaysApart, semverIsPure],
  },
  {
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'node',
    external: ['vscode'],
    // An `import()` becomes a `require()`, which every version of VS Code has for extensions.
    supported: { 'dynamic-import': false },
    plugins: [agentsStayApart, translationsStayApart, semverIsPure],
  },
  ...languages
    .filter((language) => language !== 'english')
    .map((language) => ({
      entryPoints: [`src/messages/${language}/index.ts`],
      outfile: `dist/texts/${language}.js`,
      platform: 'node',
    })),
  {
    entryPoints: ['src/editing/thread/node-thread.ts'],
    outfile: 'dist/editor-thread.js',
    platform: 'node',
    external: ['@vscode/ripgrep'],
    plugins: [engineStaysApart, semverIsPure],
  },
  {
    entryPoints: ['src/extension/web.ts'],
    outfile: 'dist/web/extension.js',
    platform: 'browser',
    external: ['vscode'],
    plugins: [semverIsPure],
  },
  {
    entryPoints: ['src/extension/thread/web-thread.ts'],
    outfile: 'dist/web/thread.js',
    platform: 'browser',
    format: 'iife',
    plugins: [slimTypeScript(), semverIsPure],
  },
];

await writeHelpers();
// Replace each file only once it is built: a process running from dist/ must never find a missing or partial file.
const stage = path.join(root, `.cache/build-${process.pid}`);
const staged = (file) => path.join(stage, path.relative('dist', file));
try {
  const results = await Promise.all(
    bundles.map((options) => build({ ...shared, ...options, outfile: staged(options.outfile) })),
  );
  const kept = new Set();
  for (const [index, { metafile }] of results.entries()) {
    const { outfile } = bundles[index];
    const [{ bytes }] = Object.values(metafile.outputs);
    console.log(`${outfile.padEnd(20)} ${(bytes / 1024).toFixed(1).padStart(8)} KB`);
    await mkdir(path.dirname(path.join(root, outfile)), { recursive: true });
    await rename(staged(outfile), path.join(root, outfile));
    kept.add(path.relative('dist', outfile));
  }
  const packages = bundledPackages(
    results.map(({ metafile }) => metafile),
    root,
  );
  const texts = {
    // npm installs the manual page with the command.
    'dist/auth0-relink.1': execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), 'completion', 'man']),
    ...(await declarationsOf(root)),
    'dist/ThirdPartyNotices.txt': noticesOf(packages),
    'dist/sbom.cdx.json': `${JSON.stringify(sbomOf(packages, root), undefined, 2)}\n`,
  };
  for (const [file, text] of Object.entries(texts)) {
    await mkdir(path.dirname(staged(file)), { recursive: true });
    await writeFile(staged(file), text);
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await rename(staged(file), path.join(root, file));
    kept.add(path.relative('dist', file));
  }
  // For a test of these lists.
  const inputs = results.map(({ metafile }) => Object.values(metafile.outputs)[0].inputs);
  await writeFile(path.join(root, '.cache/bundled.json'), JSON.stringify(inputs));
  for (const entry of await readdir(path.join(root, 'dist'), { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(path.relative(path.join(root, 'dist'), file))) await rm(file, { force: true });
  }
} finally {
  await rm(stage, { recursive: true, force: true });
}
