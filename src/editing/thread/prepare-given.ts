import type { ModuleReader } from '../../core/types.js';
import { ruleMetas } from '../../rules/metadata.js';
import type { Skip } from '../../scan/gates.js';
import { prepareDocument } from '../../scan/prepare-text.js';
import type { Prepared } from './prepared.js';
import { importKey } from './protocol.js';
import type { DocumentRequest, ModuleImport, DocumentContext } from './protocol.js';

/** Prepares a document whose context is given because the thread cannot read it. */
export function prepareGiven(
  { text, fileName, maxFileSize }: DocumentRequest,
  {
    isIgnored,
    rules: ids,
    domains = [],
    packages,
    project,
    scripts = [],
    helpers,
    levels,
    modules,
    settingsFiles,
  }: DocumentContext,
): Prepared | Skip | undefined {
  const prepared = prepareDocument(text, fileName, maxFileSize, {
    isIgnored,
    rules: ids === undefined ? ruleMetas : ruleMetas.filter(({ id }) => ids.includes(id)),
    levels,
    domains: () => domains,
    packages: () => packages,
    scripts: () => scripts,
    helpers: () => helpers,
  });
  if (prepared === undefined || 'reason' in prepared) return prepared;
  const missing: ModuleImport[] = [];
  let wantsSettings = false;
  const reader: ModuleReader = {
    read(from, specifier) {
      const found = modules[importKey({ from, specifier })];
      if (found === undefined) missing.push({ from, specifier });
      return found ?? undefined;
    },
    settingsFiles: () => {
      wantsSettings ||= settingsFiles === undefined;
      return settingsFiles ?? [];
    },
  };
  return {
    task: { ...prepared, ...(project !== undefined && { project }) },
    reader,
    missing,
    wantsSettings: () => wantsSettings,
  };
}
