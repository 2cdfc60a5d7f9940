import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { version } from '../../package.json';
import { installPackage, REPOSITORY } from '../support/installed-package.js';

const ROOT = path.join(import.meta.dirname, '../..');
const TSC = path.join(ROOT, 'node_modules/typescript/bin/tsc');

/** The Node that runs the installed package; test/editor/package/run.mjs names a newer one. */
const NODE = process.env['RELINK_NODE'] ?? process.execPath;

const UNLINK = `export const unlink = (token, id) =>
  fetch('https://shop.auth0.com/unlink', { method: 'POST', body: JSON.stringify({ access_token: token, user_id: id }) });
`;

/** Uses every function of the API, in TypeScript; what is left without the types is JavaScript. */
const PROGRAM = `
const text: string = ${JSON.stringify(UNLINK)};
export async function main(): Promise<void> {
  const { findings } = await analyze(text, 'unlink.js');
  const [offer] = await offers(text, 'unlink.js');
  const { files } = await rewrite([{ fileName: 'unlink.js', text }], { review: true });
  const start: number | undefined = findings[0]?.start.line;
  console.log(start, offer?.rewrites.length !== 0, files[0]?.text.includes('/api/v2/users/'), rules.length);
  console.log(explain('unlink-endpoint').id);
}
`;
const PRINTED = '2 true true 6\nunlink-endpoint\n';
const SCANNING = `
export async function scanned(): Promise<void> {
  for await (const event of scan({ paths: ['app'] })) if (event.kind === 'file') console.log(event.path);
}
`;
const NAMES = 'analyze, explain, offers, rewrite, rules';
const withoutTypes = (code: string) => code.replaceAll(/: (?:string|number \| undefined|Promise<void>)/g, '');

describe("npm's package", function () {
  this.timeout(120_000);
  let folder = '';
  let tarball = '';
  const installed = (...names: readonly string[]) => path.join(folder, 'node_modules/auth0-relink', ...names);
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  /** Runs a program of a Node, which has to succeed, and returns what it prints. */
  const run = (node: string, ...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(node, args, { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, `${stdout}${stderr}`);
    return stdout;
  };

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'relink-package-'));
    tarball = await installPackage(folder);
    write('app/unlink.js', UNLINK);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('contains what its users need, and nothing of the editor', () => {
    const files = readdirSync(installed(), { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll(path.sep, '/'),
    );
    for (const file of ['dist/cli.js', 'dist/api.js', 'dist/browser.js', 'dist/ThirdPartyNotices.txt', 'LICENSE']) {
      assert.ok(files.includes(file), file);
    }
    const strange =
      /^(?:src|test|build|bench|media|l10n|node_modules)\b|\bextension\.js|thread\.js|(?<!\.d)\.ts$|\.map$/;
    assert.deepEqual(
      files.filter((file) => strange.test(file)),
      [],
    );
  });

  it('describes itself in its package.json', () => {
    const text = readFileSync(installed('package.json'), 'utf8');
    const manifest = JSON.parse(text) as Readonly<Record<string, unknown>>;
    assert.deepEqual(
      [manifest['version'], manifest['main'], manifest['publishConfig']],
      [version, './dist/api.js', { access: 'public', provenance: true }],
    );
    assert.deepEqual(
      [manifest['repository'], manifest['bugs'], manifest['homepage']],
      [
        { type: 'git', url: `git+https://github.com/${REPOSITORY}.git` },
        { url: `https://github.com/${REPOSITORY}/issues` },
        `https://github.com/${REPOSITORY}#readme`,
      ],
    );
    assert.doesNotMatch(text, /%\w+%|"(?:contributes|devDependencies|scripts|private)"/);
  });

  it('has no fault that publint and Are the types wrong? know', () => {
    assert.equal(run(process.execPath, path.join(ROOT, 'build/lint-package.mjs'), tarball), '');
  });

  it('runs as a command', () => {
    const { status, stdout, stderr } = spawnSync(NODE, [installed('dist/cli.js'), 'scan', 'app'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(status, 1, stderr);
    assert.match(stdout, /app\/unlink\.js:2:\d+ {2}certain {2}unlink-endpoint\n/);
    assert.equal(run(NODE, installed('dist/cli.js'), '--version'), `${version}\n`);
    assert.ok(readdirSync(path.join(folder, 'node_modules/.bin')).includes('auth0-relink'));
  });

  it('is imported by ES modules and required by CommonJS', () => {
    const code = withoutTypes(PROGRAM + SCANNING);
    write('esm.mjs', `import { ${NAMES}, scan } from 'auth0-relink';\n${code}\nawait main();\nawait scanned();\n`);
    const required = `const { ${NAMES}, scan } = require('auth0-relink');\n${code.replaceAll('export ', '')}`;
    write('cjs.cjs', `${required}\nmain().then(scanned);\n`);
    for (const file of ['esm.mjs', 'cjs.cjs']) assert.equal(run(NODE, file), `${PRINTED}app/unlink.js\n`, file);
  });

  it('gives its schemas and its package.json', () => {
    write(
      'schemas.cjs',
      `for (const name of ['schemas/report.schema.json', 'schemas/auth0-relink.schema.json', 'package.json']) {
  console.log(typeof require('auth0-relink/' + name));
}
try { require('auth0-relink/dist/cli.js') } catch ({ code }) { console.log(code) }`,
    );
    assert.equal(run(NODE, 'schemas.cjs'), 'object\nobject\nobject\nERR_PACKAGE_PATH_NOT_EXPORTED\n');
  });

  const RESOLUTIONS: Readonly<Record<string, readonly string[]>> = {
    node16: ['--module', 'node16'],
    bundler: ['--module', 'esnext', '--moduleResolution', 'bundler'],
  };
  // Checks the package's declarations, but not TypeScript's own.
  const STRICT = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--skipDefaultLibCheck'];

  for (const [name, options] of Object.entries(RESOLUTIONS)) {
    it(`compiles and runs in strict TypeScript with ${name}`, () => {
      const call = 'void main().then(scanned);\n';
      write(`${name}/esm.mts`, `import { ${NAMES}, scan } from 'auth0-relink';\n${PROGRAM}${SCANNING}${call}`);
      // A CommonJS program is resolved by bundlers as an ES module is.
      const isCommonJs = name !== 'bundler';
      const required = `import relink = require('auth0-relink');\nconst { ${NAMES}, scan } = relink;\n`;
      if (isCommonJs) write(`${name}/cjs.cts`, `${required}${PROGRAM}${SCANNING}${call}`);
      const sources = [`${name}/esm.mts`, ...(isCommonJs ? [`${name}/cjs.cts`] : [])];
      const target = ['--target', 'es2022', '--lib', 'es2023,dom'];
      run(process.execPath, TSC, ...STRICT, ...options, ...target, '--outDir', `${name}/out`, ...sources);
      for (const file of readdirSync(path.join(folder, name, 'out'))) {
        assert.equal(run(NODE, `${name}/out/${file}`), `${PRINTED}app/unlink.js\n`, file);
      }
    });
  }

  it('compiles with the types of Node instead of those of browsers', () => {
    write('types/use.mts', `import { ${NAMES}, scan } from 'auth0-relink';\n${PROGRAM}${SCANNING}`);
    const types = ['--lib', 'es2023', '--types', 'node', '--typeRoots', path.join(ROOT, 'node_modules/@types')];
    run(process.execPath, TSC, '--noEmit', ...STRICT, '--module', 'node20', ...types, 'types/use.mts');
  });

  it('has no scan for browsers, in its types either', () => {
    const use = (from: string) => `import { scan } from '${from}';\nvoid scan;\n`;
    const expected = '// @ts-expect-error browsers have no files\n';
    write('browser/own.mts', `${expected}${use('auth0-relink/browser')}`);
    write('browser/condition.mts', `${expected}${use('auth0-relink')}`);
    const options = ['--module', 'esnext', '--moduleResolution', 'bundler', '--customConditions', 'browser'];
    const files = ['browser/own.mts', 'browser/condition.mts'];
    run(process.execPath, TSC, '--noEmit', ...STRICT, ...options, '--lib', 'es2023,dom', ...files);
  });

  for (const name of ['auth0-relink', 'auth0-relink/browser']) {
    it(`is bundled for browsers: ${name}`, async () => {
      write('page.js', `import { ${NAMES} } from '${name}';\n${withoutTypes(PROGRAM)}\nglobalThis.done = main();\n`);
      const { outputFiles, metafile } = await build({
        absWorkingDir: folder,
        entryPoints: ['page.js'],
        bundle: true,
        platform: 'browser',
        format: 'iife',
        metafile: true,
        write: false,
      });
      const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
      assert.deepEqual(imports, [], 'nothing is left to be loaded');
      const lines: string[] = [];
      // As in a page: no `process`, `Buffer`, `require` or `setImmediate`.
      const page: { done?: Promise<void>; readonly [name: string]: unknown } = {
        console: { log: (...values: readonly unknown[]) => lines.push(values.join(' ')) },
        setTimeout,
        URL,
      };
      vm.runInNewContext(outputFiles[0]?.text ?? '', page);
      await page.done;
      assert.equal(`${lines.join('\n')}\n`, PRINTED);
    });
  }

  it('can be imported for browsers in Node, too', () => {
    write('other.mjs', `import { ${NAMES} } from 'auth0-relink/browser';\n${withoutTypes(PROGRAM)}\nawait main();\n`);
    assert.equal(run(NODE, 'other.mjs'), PRINTED);
  });
});
