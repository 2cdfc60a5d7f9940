import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { stageExtension } from '../../build/stage-extension.mjs';

const ROOT = path.join(import.meta.dirname, '../..');
const NOTICES = 'dist/ThirdPartyNotices.txt';
const SBOM = 'dist/sbom.cdx.json';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

interface Sbom {
  readonly bomFormat: string;
  readonly components: readonly { readonly purl: string; readonly licenses: readonly object[] }[];
}

/** The folders of all packages with code in a bundle. */
function bundledFolders(): string[] {
  const inputs = JSON.parse(read('.cache/bundled.json')) as Record<string, { bytesInOutput: number }>[];
  const files = inputs.flatMap((bundle) => Object.entries(bundle).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  const folders = files.flatMap(([file]) => {
    const parts = file.replaceAll('\\', '/').split('/');
    const at = parts.lastIndexOf('node_modules');
    if (at < 0) return [];
    const name = parts.slice(at + 1, at + (parts[at + 1]?.startsWith('@') ? 3 : 2));
    return [path.resolve(ROOT, [...parts.slice(0, at + 1), ...name].join('/').replace(/^[\w-]{2,}:/, ''))];
  });
  return [...new Set(folders)];
}

describe('third-party software', () => {
  const folders = bundledFolders();

  it('is known', () => {
    const names = folders.map((folder) => path.basename(folder));
    for (const name of ['typescript', 'parse5', 'commander', 'typescript-estree', 'markdown']) {
      assert.ok(names.includes(name), name);
    }
  });

  for (const folder of folders) {
    it(`is listed with its licence: ${path.basename(folder)}`, () => {
      const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, string>;
      const { name = '', version = '' } = manifest;
      const [, section = ''] = read(NOTICES).split(`\n${name} ${version} (`);
      const [text = ''] = section.split(`\n${'-'.repeat(80)}\n`);
      for (const file of readdirSync(folder).filter((each) => /^(?:licen|copying|notice|thirdparty)/i.test(each))) {
        assert.ok(text.includes(readFileSync(path.join(folder, file), 'utf8').trim()), file);
      }
      assert.match(text, /Permission (?:is hereby granted|to use)|Redistribution and use|Apache License/);
      const { components } = JSON.parse(read(SBOM)) as Sbom;
      const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
      assert.equal(components.find((component) => component.purl === purl)?.licenses.length, 1, purl);
    });
  }

  it('is all that the bill of materials lists', () => {
    const { bomFormat, components } = JSON.parse(read(SBOM)) as Sbom;
    assert.deepEqual([bomFormat, components.length], ['CycloneDX', folders.length]);
  });

  it('is listed in the npm package', () => {
    const args = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'];
    const isWindows = process.platform === 'win32';
    const { stdout } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8', shell: isWindows });
    const packed = Object.values(JSON.parse(stdout) as object) as { files: { path: string }[] }[];
    const files = packed.flatMap((each) => each.files.map((file) => file.path));
    for (const file of [NOTICES, SBOM, 'LICENSE', 'dist/cli.js']) assert.ok(files.includes(file), file);
  });

  it('is listed in the extension', async () => {
    const stage = mkdtempSync(path.join(tmpdir(), 'relink-stage-'));
    try {
      stageExtension(stage);
      const files = await listFiles({ cwd: stage, packageManager: PackageManager.None });
      for (const file of [NOTICES, SBOM, 'LICENSE', 'dist/extension.js']) assert.ok(files.includes(file), file);
      assert.equal(files.includes('dist/cli.js'), false);
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  });
});
