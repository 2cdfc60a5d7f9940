/** `node build/lint-package.mjs TARBALL` prints what is wrong with the exports and types of npm's package. */
import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/**
 * Returns what publint and Are the types wrong? find in a package, suggestions included.
 * @param {string} tarball a file
 * @returns {Promise<string[]>}
 */
export async function packageFaults(tarball) {
  const bytes = new Uint8Array(readFileSync(tarball));
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true, level: 'suggestion' });
  const { types, problems = [] } = await checkPackage(createPackageFromTarballData(bytes));
  return [
    ...messages.map((message) => formatMessage(message, pkg)),
    ...(types ? [] : ['the package has no types']),
    // Node 10 knows no `exports`, and can't run the package anyway.
    ...problems
      .filter(({ resolutionKind }) => resolutionKind !== 'node10')
      .map(({ kind, entrypoint, resolutionKind }) => `${kind} of ${entrypoint} (${resolutionKind})`),
  ];
}

if (process.argv[1] === import.meta.filename) {
  const faults = await packageFaults(process.argv[2]);
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
