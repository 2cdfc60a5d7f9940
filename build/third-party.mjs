/** Lists the packages that the bundles contain: their licences, and a software bill of materials. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files with licence texts: LICENSE, LICENCE.md, COPYING, NOTICE, ThirdPartyNoticeText.txt. */
const LICENCE = /^(?:licen[cs]e|copying|notice|thirdpartynotice)/i;

/**
 * Returns the packages that contribute code to a bundle.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {string} root the folder that the metafiles' paths are relative to
 * @returns {{ name: string, version: string, license: string, folder: string }[]}
 */
export function bundledPackages(metafiles, root) {
  const folders = new Set();
  for (const { inputs } of metafiles.flatMap(({ outputs }) => Object.values(outputs))) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      // A plugin's namespace may precede the path.
      const [, folder] =
        /^(?:[\w-]{2,}:)?(.*\/?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/')) ?? [];
      if (folder !== undefined && bytesInOutput > 0) folders.add(path.resolve(root, folder));
    }
  }
  const packages = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { name, version, license, folder };
  });
  return packages.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

/**
 * Returns the licence texts and notices of packages, to be distributed with them.
 * @throws {Error} if a package contains no licence text
 */
export function noticesOf(packages) {
  const sections = packages.map(({ name, version, license, folder }) => {
    const files = readdirSync(folder).filter((file) => LICENCE.test(file));
    const texts = files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
    if (texts.length === 0) throw new Error(`${folder} contains no licence text.`);
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  const line = '-'.repeat(80);
  return `${['Relink for Auth0 includes the following software.', ...sections].join(`\n\n${line}\n\n`)}\n`;
}

/**
 * Returns a CycloneDX document of packages: npm's document of the whole lock file, limited to them. It has no time and no
 * serial number, so the same sources and the same npm give the same bytes.
 * @throws {Error} if a package is not in the lock file
 */
export function sbomOf(packages, root) {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline'];
  const isWindows = process.platform === 'win32';
  const { stdout, stderr, error } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
    shell: isWindows,
  });
  if (error !== undefined || stdout === '') throw new Error(`npm sbom failed: ${error?.message ?? stderr}`);
  const { $schema, bomFormat, specVersion, version, metadata, components, dependencies } = JSON.parse(stdout);
  const { name, description } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const ids = new Set(packages.map(idOf));
  const kept = components.filter((component) => ids.delete(idOf(component)));
  if (ids.size > 0) throw new Error(`Not in package-lock.json: ${[...ids].join(', ')}`);
  const own = metadata.component;
  const refs = new Set([own, ...kept].map((component) => component['bom-ref']));
  return {
    ...{ $schema, bomFormat, specVersion, version },
    metadata: {
      lifecycles: [{ phase: 'build' }],
      tools: metadata.tools,
      component: { ...own, type: 'application', name, description: describe(root, description) },
    },
    // In the lock file, bundled packages are development dependencies.
    components: kept.map(({ properties, ...component }) => ({ ...component, scope: 'required' })),
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
  };
}

function idOf({ group, name, version }) {
  return `${group === undefined ? '' : `${group}/`}${name}@${version}`;
}

/** Returns the text of a description that is a key of package.nls.json, such as `%description%`. */
function describe(root, description) {
  const texts = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
  return texts[description.replaceAll('%', '')] ?? description;
}
