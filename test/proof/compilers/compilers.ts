/** Compiles every variant of the inserted TypeScript with old versions of TypeScript, as strictly as each can. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { GENERATED } from '../../../src/rewrites/helpers/generated.js';
import { snippetsOf } from '../../../src/rewrites/helpers/snippets.js';
import type { CodePlatform, HelperName, SnippetOptions } from '../../../src/rewrites/helpers/snippets.js';
import { typesOf } from '../../../src/rewrites/style.js';
import type { Types } from '../../../src/rewrites/style.js';
import { installCompilers, makeWorkFolder } from '../packages.js';
import type { Result } from '../prove.js';

/** Without the types of this repository's own packages. */
const ES5 = ['--target', 'es5', '--lib', 'es2017,dom', '--typeRoots', 'none'];

/** What each version is given; its oldest target has no promises. */
const COMPILERS: Readonly<Record<string, readonly string[]>> = {
  '1.8.10': ['--target', 'es6', '--noImplicitAny'],
  '2.2.2': [...ES5, '--noImplicitAny', '--strictNullChecks'],
  '2.3.4': [...ES5, '--strict'],
  '2.7.2': [...ES5, '--strict'],
  '3.1.8': [...ES5, '--strict'],
  '3.2.4': [...ES5, '--strict'],
};

/** The options of each variant, apart from those of ES5. */
const VARIANTS: Readonly<Record<string, SnippetOptions & Partial<CodePlatform>>> = {
  default: {},
  auth0js: { auth0js: 'auth0' },
  spa1: { spa: { client: 'Auth0Client', version: 1 } },
  v2: { side: 'server', management: 'v2' },
  v4: { side: 'server', management: 'v4' },
  v5: { side: 'server', management: 'v5' },
  'node-auth0': { side: 'server', management: 'v5' },
  app: { side: 'server', isAppRouter: true },
  'app-node-auth0': { side: 'server', isAppRouter: true, management: 'v5' },
  https: { side: 'server', nodeHasFetch: false },
  native: { native: true },
  server: { side: 'server', nodeHasFetch: true },
};

/** nextjs-auth0, Remix and Nuxt 3 need a later TypeScript than 3.2. */
const OF_NEXT =
  /^(?:auth0Link(?:Handlers|Loader(?:Or)?|Redirect|Response|Return|Target)|(?:reply|run|send)Auth0Link|(?:finish|send|start)Auth0(?:Api|Code)Link|linkWhoLoggedIn)$/;

const OF_SERVERS = /^(?:addAuth0LinkRoutes|after|ask|begin|complete|linkAuth0Identity|markAuth0LinkIn)/;

const DECLARED = 'SPA_CLIENT SPA1_CLIENT AUTH0_JS NODE_HTTPS NODE_CRYPTO angular process Buffer global'.split(' ');

/** Returns a result for each version of TypeScript. */
export async function proveCompilers(): Promise<Result[]> {
  const modules = path.join(installCompilers(), 'node_modules');
  const results: Result[] = [];
  for (const [version, flags] of Object.entries(COMPILERS)) {
    const start = performance.now();
    const files = writeHelpers(version);
    const compiler = path.join(modules, `typescript-${version.replace(/\.\d+$/, '')}`, 'lib/tsc.js');
    const problems = await problemsOf([compiler, ...flags, ...files]);
    results.push({
      case: '../compilers/compilers.ts',
      group: 'compiler',
      form: `inserted functions with TypeScript ${version}`,
      label: `typescript ${version}`,
      side: 'browser',
      target: '—',
      applicability: 'review',
      status: problems.length === 0 ? 'proven' : 'failed',
      seen: ['before: not run', `after: ${files.length} functions compile`],
      problems,
      time: Math.round(performance.now() - start),
    });
  }
  return results;
}

/** Runs a compiler. @returns its errors, or what it ended with where it reports none */
async function problemsOf(command: readonly string[]): Promise<string[]> {
  try {
    await promisify(execFile)('node', command);
    return [];
  } catch (error) {
    const { stdout = '', message } = error as Error & { readonly stdout?: string };
    const errors = stdout.split('\n').filter((line) => line.includes('error TS'));
    return errors.length > 0 ? errors : [message];
  }
}

/** Writes each function, with those that it calls, as a module of its own. @returns the paths */
function writeHelpers(version: string): string[] {
  const types = typesOf(version);
  const folder = path.join(makeWorkFolder(`compiler ${version}`, {}), 'src');
  mkdirSync(folder, { recursive: true });
  return Object.entries(GENERATED).flatMap(([name, variants]) => {
    if (OF_NEXT.test(name)) return [];
    const side = OF_SERVERS.test(name) ? 'server' : 'browser';
    const own = Object.entries(VARIANTS).filter(([variant]) => variant in variants);
    return own.map(([variant, options]) => {
      const style = { modern: true, typescript: true, types };
      const snippets = snippetsOf([name as HelperName], style, { side, nodeHasFetch: undefined, ...options });
      const code = [...snippets.values()].map((snippet) => snippet.code).join('\n\n');
      const file = path.join(folder, `${name}.${variant}.ts`);
      writeFileSync(file, `export {};\n${declarations(types)}\n${code}\n`);
      return file;
    });
  });
}

/** Returns declarations of the names that a file has. */
function declarations(types: Types): string {
  if (types !== 'current') return DECLARED.map((name) => `declare var ${name}: any;`).join('\n');
  const source = path.join(import.meta.dirname, '../../../src/rewrites/helpers/code/placeholders.ts');
  return `${readFileSync(source, 'utf8').replaceAll('export declare', 'declare')}\ndeclare var process: any, Buffer: any;`;
}
