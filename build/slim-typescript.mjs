/**
 * An esbuild plugin that bundles only the part of TypeScript that parsing needs.
 *
 * `typescript.js` is one 9 MB script: an IIFE whose body is a flat list of top-level declarations. Unwrapped into an ES
 * module, esbuild can drop every declaration that the scanner and the parser never reach (checker, emitter, language
 * services). The declarations themselves stay unchanged; a test compares the ASTs of the slim and the full parser.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const ESTREE = path.dirname(require.resolve('@typescript-eslint/typescript-estree'));

/** The part of typescript-estree that parses one source file, without program, project or watch code. */
const CONVERTER = path.join(ESTREE, 'ast-converter.js');

/** @returns {import('esbuild').Plugin} */
export function slimTypeScript() {
  return {
    name: 'slim-typescript',
    setup(build) {
      build.onResolve({ filter: /^@typescript-eslint\/typescript-estree\/use-at-your-own-risk$/ }, () => ({
        path: CONVERTER,
      }));
      // src/core/hosts/comments.ts reads comments, only if a document contains a suppression.
      build.onResolve({ filter: /^\.\/convert-comments$/ }, () => ({ path: 'convert-comments', namespace: 'empty' }));
      // Omit the names that TypeScript's lib files declare (half a megabyte): scopes are analysed without them (`lib:
      // []`).
      build.onResolve({ filter: /^\.\.?\/lib$/ }, ({ importer }) =>
        importer.includes('scope-manager') ? { path: 'lib', namespace: 'empty' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'exports.lib = new Map();' }));
      build.onResolve({ filter: /^typescript$/ }, () => ({ path: 'typescript', namespace: 'slim-ts' }));
      build.onResolve({ filter: /^typescript\/unwrapped$/ }, () => ({
        path: require.resolve('typescript'),
        namespace: 'slim-ts-body',
        sideEffects: false,
      }));

      build.onLoad({ filter: /.*/, namespace: 'slim-ts' }, async () => {
        const names = await usedNames(await exportedNames());
        return {
          contents: `export { ${names.join(', ')} } from 'typescript/unwrapped';`,
          loader: 'js',
          resolveDir: ESTREE,
        };
      });

      build.onLoad({ filter: /.*/, namespace: 'slim-ts-body' }, async (args) => ({
        contents: unwrap(await readFile(args.path, 'utf8'), await usedNames(await exportedNames())),
        loader: 'js',
        resolveDir: path.dirname(args.path),
      }));
    },
  };
}

/**
 * The TypeScript modules that parsing needs, identified by the `// src/…` comments of TypeScript's own bundler.
 * `services.ts` defines the node classes with `getStart()` and similar methods, which typescript-estree calls.
 */
const isKept = (module) =>
  !/^src\/(typescript\/|compiler\/|services\/|jsTyping|server|deprecated)/.test(module) || KEPT.has(module);
const KEPT = new Set(
  [
    ...[
      'corePublic',
      'core',
      'debug',
      'semver',
      'performanceCore',
      '_namespaces/ts.performance',
      'performance',
      'tracing',
      'types',
      'sys',
      'path',
    ],
    ...['diagnosticInformationMap.generated', 'scanner', 'utilitiesPublic', 'utilities', 'parser'],
    ...[
      'baseNodeFactory',
      'parenthesizerRules',
      'nodeConverters',
      'nodeFactory',
      'emitNode',
      'emitHelpers',
      'nodeTests',
      'nodeChildren',
    ].map((n) => `factory/${n}`),
    ...['factory/utilities', 'factory/utilitiesPublic'],
  ]
    .map((name) => `src/compiler/${name}.ts`)
    .concat('src/services/services.ts', 'src/services/utilities.ts'),
);

/** What `unwrap` looks for in TypeScript's script, by what it is. */
const PARTS = {
  'the start of its body': /"use strict";/,
  'the end of its body': /^\/\/ Annotate the CommonJS export names for ESM import in node:/m,
  'its list of exports': /^__export\(typescript_exports, \{$/m,
  'its check for Node': /^function isNodeLikeSystem\(\) \{/m,
  'its file system': /^var sys = \(\(\) => \{$/m,
};

/**
 * Returns what TypeScript's script lacks of what this plugin cuts it by, as phrases; nothing for a script it can cut.
 * @param {string} source the text of `typescript.js`
 * @returns {string[]}
 */
export function missingParts(source) {
  const modules = new Set([...source.matchAll(/^\/\/ (src\/\S+)/gm)].map(([, name]) => name));
  return [
    ...Object.entries(PARTS).flatMap(([name, pattern]) => (pattern.test(source) ? [] : [name])),
    ...[...KEPT].filter((name) => !modules.has(name)).map((name) => `the module ${name}`),
  ];
}

/** Returns the kept part of the IIFE's body as an ES module that exports `names`. */
function unwrap(source, names) {
  const missing = missingParts(source);
  if (missing.length > 0) {
    throw new Error(
      `TypeScript can no longer be cut for its parser: it lacks ${missing.join(', ')}. See docs/architecture.md#the-parser.`,
    );
  }
  const start = source.indexOf('"use strict";');
  const end = source.indexOf('// Annotate the CommonJS export names for ESM import in node:');
  const body = source
    .slice(start, end)
    .split(/^(?=\/\/ src\/)/m)
    .filter((section, index) => index === 0 || isKept(/^\/\/ (\S+)/.exec(section)[1]))
    .join('')
    // A parser doesn't need access to the host, and the web bundle must not contain it.
    .replace(/^function isNodeLikeSystem\(\) \{[^}]*\}$/m, 'function isNodeLikeSystem() { return false; }')
    .replace(/^var sys = \(\(\) => \{$/m, 'var sys = void 0 && (() => {')
    .replace(/\brequire\("(?:fs|path|os|inspector|perf_hooks)"\)/g, 'void 0')
    // Mark these calls as pure: each fills a namespace object, which would keep everything it names in the bundle.
    .replace(/^__export\(/gm, '/* @__PURE__ */ __export(');
  return body + exportStatement(source, names);
}

function exportPairs(source) {
  const body = /__export\(typescript_exports, \{([\s\S]*?)\n\}\);/.exec(source)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)].map((m) => [m[1], m[2]]);
}

function exportStatement(source, names) {
  return `export { ${exportPairs(source)
    .filter(([name]) => names.includes(name))
    .map(([name, local]) => (name === local ? name : `${local} as ${name}`))
    .join(', ')} };`;
}

async function exportedNames() {
  return new Set(exportPairs(await readFile(require.resolve('typescript'), 'utf8')).map(([name]) => name));
}

/**
 * Returns the TypeScript names that the converter, its helpers and our parser use: `ts.name` or `typescript_1.name`.
 */
async function usedNames(exported) {
  const names = new Set();
  const files = [
    ...['ast-converter', 'convert', 'node-utils', 'check-syntax-errors', 'check-modifiers'],
    ...['getModifiers', 'getImportClausePhaseModifier', 'version-check'],
  ].map((name) => path.join(ESTREE, `${name}.js`));
  const core = path.resolve(import.meta.dirname, '../src/core');
  for (const name of await readdir(core, { recursive: true })) {
    if (name.endsWith('.ts')) files.push(path.join(core, name));
  }
  for (const file of files) {
    const source = await readFile(file, 'utf8');
    for (const [, name] of source.matchAll(/\b(?:ts|typescript_1)\.(\w+)/g)) {
      if (exported.has(name)) names.add(name);
    }
  }
  return [...names].sort();
}
