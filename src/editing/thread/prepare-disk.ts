import { ruleMetas } from '../../rules/metadata.js';
import { createBoundary } from '../../scan/boundary.js';
import { createConfigLookup } from '../../scan/config.js';
import { createDomainLookup } from '../../scan/domains.js';
import type { Skip } from '../../scan/gates.js';
import { createModuleReader } from '../../scan/modules.js';
import { createPackageLookup } from '../../scan/packages.js';
import { createPageLookup } from '../../scan/pages.js';
import { prepareBuffer } from '../../scan/prepare.js';
import { parentOf, rawFromText } from '../../scan/raw-path.js';
import type { Prepared } from './prepared.js';
import type { DocumentRequest } from './protocol.js';

/**
 * Prepares the document of a file on disk. Configuration, packages and imports are read again for each request, so they
 * are never out of date; they are a few small files.
 */
export function prepareFromDisk({
  text,
  fileName,
  folder,
  isPart,
  maxFileSize,
}: DocumentRequest): Prepared | Skip | undefined {
  const file = rawFromText(fileName);
  const roots = folder === undefined ? [] : [folder];
  const boundary = createBoundary(roots);
  const reader = createModuleReader(roots);
  const prepared = prepareBuffer(text, file, {
    base: parentOf(file),
    rules: ruleMetas,
    rulesAreExplicit: false,
    include: undefined,
    ignore: undefined,
    maxFileSize,
    configOf: createConfigLookup(() => undefined, undefined, boundary),
    packagesOf: createPackageLookup(boundary),
    scriptsOf: createPageLookup(boundary),
    domainsOf: createDomainLookup(boundary),
    reader,
  });
  if (prepared === undefined || 'reason' in prepared) return prepared;
  const { helpers, ...alone } = prepared.options;
  const options = isPart || helpers === undefined ? alone : { ...alone, helpers };
  return { task: { ...prepared, options }, reader, missing: [] };
}
