import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Pages and files that name the version to install. */
const NAMING = [/auth0-relink@v?(\d+\.\d+\.\d+[\w.-]*)/g, /^\s*rev: v(\S+)$/gm, /auth0-relink-(\d\S*)\.tgz/g];

/**
 * Returns what does not fit together in the packages, whenever they are made: versions, and the lists of bundled software.
 * @param {string} root a checkout with dist/
 * @returns {string[]} sentences for the person who makes the packages
 */
export function packageProblems(root) {
  const read = (file) => readFileSync(path.join(root, file), 'utf8');
  const { version } = JSON.parse(read('package.json'));
  const lock = JSON.parse(read('package-lock.json'));
  const versions = [
    ['package-lock.json', lock.version],
    ['package-lock.json (packages)', lock.packages[''].version],
    ['action.yml', /version:\n.*\n\s+default: (\S+)/.exec(read('action.yml'))?.[1]],
    ...pages(root).flatMap((page) =>
      NAMING.flatMap((pattern) => [...read(page).matchAll(pattern)].map(([, named]) => [page, named])),
    ),
  ];
  return [
    ...versions
      .filter(([, named]) => named !== version)
      .map(([file, named]) => `${file} has version ${named}, package.json ${version}`),
    ...noticeProblems(root, version),
  ];
}

/**
 * Returns what a release lacks.
 * @param {string} root a checkout
 * @param {{ repository?: string | undefined, tag?: string | undefined }} release `repository` is OWNER/NAME or a URL;
 *   `tag` is the one that is released
 * @returns {string[]}
 */
export function releaseProblems(root, { repository, tag }) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const changelog = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
  const section = (name) =>
    changelog
      .split(/^## /m)
      .find((part) => part.startsWith(`[${name}]`))
      ?.split('\n');
  const [heading, ...entries] = section(version) ?? [];
  return [
    ...(heading === undefined
      ? [`CHANGELOG.md has no section [${version}]`]
      : /\] - \d{4}-\d{2}-\d{2}$/.test(heading)
        ? []
        : [`CHANGELOG.md has no date for [${version}]`]),
    ...(heading !== undefined && isEmpty(entries) ? [`CHANGELOG.md has no entries for [${version}]`] : []),
    ...(isEmpty(section('Unreleased')?.slice(1) ?? []) ? [] : ['CHANGELOG.md still has entries under [Unreleased]']),
    ...(tag === undefined || tag === `v${version}` ? [] : [`the tag ${tag} is not v${version}`]),
    ...(repository === undefined ? ['the source is not known: pass --repository OWNER/NAME'] : []),
  ];
}

/** The notices and the bill of materials have to be there, and to list the same packages. */
function noticeProblems(root, version) {
  const [notices, sbom] = ['dist/ThirdPartyNotices.txt', 'dist/sbom.cdx.json'].map((file) => path.join(root, file));
  if (!existsSync(notices) || !existsSync(sbom))
    return ['dist/ lacks the third-party notices or the bill of materials'];
  const text = readFileSync(notices, 'utf8');
  const { metadata, components } = JSON.parse(readFileSync(sbom, 'utf8'));
  const named = components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name} ${version} (`);
  return [
    ...(metadata.component.version === version
      ? []
      : [`dist/sbom.cdx.json has version ${metadata.component.version}, package.json ${version}`]),
    ...(components.length === 0 ? ['dist/sbom.cdx.json lists nothing'] : []),
    ...named
      .filter((each) => !text.includes(`\n${each}`))
      .map((each) => `dist/ThirdPartyNotices.txt lacks ${each.slice(0, -2)}`),
  ];
}

function pages(root) {
  const docs = readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', ...docs.map((name) => `docs/${name}`)];
}

function isEmpty(lines) {
  return lines.every((line) => line.trim() === '' || line.startsWith('### '));
}
