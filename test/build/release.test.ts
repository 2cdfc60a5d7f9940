import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageProblems, releaseProblems } from '../../build/release-problems.mjs';

const ROOT = path.join(import.meta.dirname, '../..');
const READ = [
  ...['package.json', 'package-lock.json', 'action.yml', 'README.md', 'CHANGELOG.md', 'docs'],
  ...['dist/ThirdPartyNotices.txt', 'dist/sbom.cdx.json'],
];
const NOTHING: readonly string[] = [];

describe('what keeps packages from being released', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'relink-release-'));
    for (const name of READ) cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
    setVersion('1.2.3');
    edit('CHANGELOG.md', /^## \[Unreleased\]$/m, '## [Unreleased]\n\n## [1.2.3] - 2030-12-31');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const edit = (name: string, from: RegExp | string, to: string): void => {
    const file = path.join(folder, name);
    const before = readFileSync(file, 'utf8');
    const after = before.replace(from, to);
    assert.notEqual(after, before, `${name} has no ${String(from)}`);
    writeFileSync(file, after);
  };

  /** Sets the version wherever a release sets it. */
  function setVersion(version: string): void {
    edit('package.json', /"version": ".*?"/, `"version": "${version}"`);
    const lock = path.join(folder, 'package-lock.json');
    const parsed = JSON.parse(readFileSync(lock, 'utf8')) as { version: string; packages: { '': { version: string } } };
    parsed.version = parsed.packages[''].version = version;
    writeFileSync(lock, JSON.stringify(parsed));
    edit('action.yml', /default: \d\S*/, `default: ${version}`);
    for (const page of ['docs/ci.md', 'docs/rollout.md']) {
      edit(page, /(auth0-relink@v?|rev: v)\d+\.\d+\.\d+/g, `$1${version}`);
    }
    edit('README.md', /auth0-relink-\d\S*\.tgz/, `auth0-relink-${version}.tgz`);
    const sbom = path.join(folder, 'dist/sbom.cdx.json');
    const bill = JSON.parse(readFileSync(sbom, 'utf8')) as { metadata: { component: { version: string } } };
    bill.metadata.component.version = version;
    writeFileSync(sbom, JSON.stringify(bill));
  }

  const packing = () => packageProblems(folder);
  const releasing = () => releaseProblems(folder, { repository: 'acme/auth0-relink', tag: 'v1.2.3' });

  it('is nothing where all is in order', () => {
    assert.deepEqual(packing(), NOTHING);
    assert.deepEqual(releasing(), NOTHING);
  });

  it('is nothing in this checkout, as far as packages go', () => {
    assert.deepEqual(packageProblems(ROOT), NOTHING);
  });

  const OTHER_VERSIONS: readonly (readonly [file: string, from: RegExp])[] = [
    ['package-lock.json', /"version":"1\.2\.3"/],
    ['action.yml', /default: 1\.2\.3/],
    ['docs/ci.md', /auth0-relink@v1\.2\.3/],
    ['docs/ci.md', /rev: v1\.2\.3/],
    ['docs/rollout.md', /auth0-relink@1\.2\.3/],
    ['README.md', /auth0-relink-1\.2\.3\.tgz/],
    ['dist/sbom.cdx.json', /"version":"1\.2\.3"/],
  ];

  for (const [file, from] of OTHER_VERSIONS) {
    it(`is another version in ${file}: ${from.source}`, () => {
      edit(file, from, from.source.replaceAll('\\', '').replace('1.2.3', '1.2.2'));
      assert.deepEqual(packing(), [`${file} has version 1.2.2, package.json 1.2.3`]);
    });
  }

  it('is a bundled package without a licence', () => {
    edit('dist/ThirdPartyNotices.txt', /\ntypescript \d\S*/, '\nremoved 1.0.0');
    assert.match(packing().join('\n'), /^dist\/ThirdPartyNotices\.txt lacks typescript 6\.\S+$/);
  });

  it('is a missing bill of materials', () => {
    rmSync(path.join(folder, 'dist/sbom.cdx.json'));
    assert.deepEqual(packing(), ['dist/ lacks the third-party notices or the bill of materials']);
  });

  it('is an empty bill of materials', () => {
    edit('dist/sbom.cdx.json', /"components":\[.*\](?=,"dependencies")/, '"components":[]');
    assert.deepEqual(packing(), ['dist/sbom.cdx.json lists nothing']);
  });

  it('is a changelog without the version', () => {
    edit('CHANGELOG.md', '## [1.2.3] - 2030-12-31', '## [1.2.2] - 2030-12-31');
    assert.deepEqual(releasing(), ['CHANGELOG.md has no section [1.2.3]']);
  });

  it('is a changelog without the date', () => {
    edit('CHANGELOG.md', '[1.2.3] - 2030-12-31', '[1.2.3]');
    assert.deepEqual(releasing(), ['CHANGELOG.md has no date for [1.2.3]']);
  });

  it('is a changelog without entries', () => {
    edit('CHANGELOG.md', /(## \[1\.2\.3\] - 2030-12-31\n)[^]*/, '$1\n### Added\n');
    assert.deepEqual(releasing(), ['CHANGELOG.md has no entries for [1.2.3]']);
  });

  it('is an entry that was forgotten under Unreleased', () => {
    edit('CHANGELOG.md', '## [Unreleased]\n', '## [Unreleased]\n\n### Fixed\n\n- Something.\n');
    assert.deepEqual(releasing(), ['CHANGELOG.md still has entries under [Unreleased]']);
  });

  it('is another tag', () => {
    const problems = releaseProblems(folder, { repository: 'acme/auth0-relink', tag: 'v1.2.2' });
    assert.deepEqual(problems, ['the tag v1.2.2 is not v1.2.3']);
  });

  it('is an unknown place of the source', () => {
    assert.deepEqual(releaseProblems(folder, {}), ['the source is not known: pass --repository OWNER/NAME']);
  });
});
