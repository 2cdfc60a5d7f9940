import { ruleMetas } from '../../rules/metadata.js';
import { createConfigLookup } from '../../scan/config.js';
import { createDomainLookup } from '../../scan/domains.js';
import { createModuleReader } from '../../scan/modules.js';
import { DEFAULT_MAX_FILE_SIZE } from '../../scan/options.js';
import { createPackageLookup } from '../../scan/packages.js';
import { prepareDocument } from '../../scan/prepare.js';
import type { Skip } from '../../scan/prepare.js';
import { parentOf, rawFromText } from '../../scan/raw-path.js';
import type { Prepared } from './prepared.js';
import type { DocumentRequest } from './protocol.js';

/**
 * Prepares a document of a file as the scan does. What surrounds it is read anew each time: a few small files, and
 * nothing that could be out of date.
 */
export function prepareFromDisk({ text, fileName }: DocumentRequest): Prepared | Skip | undefined {
  const file = rawFromText(fileName);
  const prepared = prepareDocument(text, file, {
    base: parentOf(file),
    rules: ruleMetas,
    rulesAreExplicit: false,
    include: undefined,
    ignore: undefined,
    maxFileSize: DEFAULT_MAX_FILE_SIZE,
    configOf: createConfigLookup(() => undefined),
    packagesOf: createPackageLookup(),
    domainsOf: createDomainLookup(),
  });
  if (prepared === undefined || 'reason' in prepared) return prepared;
  return { task: prepared, reader: createModuleReader(), missing: [] };
}
