import type { FileChange } from '../../../core/types.js';
import type { DraftEdit, RewriteRequest } from '../../rewriter.js';
import { snippetsOf } from '../snippets.js';
import type { HelperName, Snippet, SnippetOptions } from '../snippets.js';
import { surroundingsOf } from '../surroundings.js';
import { importedHelpers, importHelpers } from './import-helpers.js';
import { helperModuleWith } from './module-text.js';
import { helperModulesFor } from './places.js';
import type { HelperModule } from './places.js';

/** Helpers that the document imports, and those that it contains itself. */
export interface Shared {
  /** The edit that imports helpers, with the change of their module. */
  readonly edits: readonly DraftEdit[];
  /** In the order in which they are to be inserted. */
  readonly inline: ReadonlyMap<HelperName, Snippet>;
  /** What the edit may import. */
  readonly importable: readonly HelperName[];
}

/**
 * Divides missing helpers between a helper module and the document. Those that refer to the document's own code stay in
 * it, with the helpers that call them.
 * @param names the helpers that the document calls
 * @param missing of these and their callees, callees first
 */
export function shareHelpers(
  request: RewriteRequest,
  names: readonly HelperName[],
  missing: ReadonlyMap<HelperName, Snippet>,
  options: SnippetOptions,
): Shared {
  const alone: Shared = { edits: [], inline: missing, importable: [] };
  // An import would be an edit outside of the statement that is known to parse.
  const modules = request.program.isBroken ? [] : helperModulesFor(request);
  if (modules.length === 0) return alone;
  const surroundings = { ...options, ...surroundingsOf(request) };
  const closureOf = (wanted: readonly HelperName[]) => snippetsOf(wanted, request.style, surroundings);
  const { portable, inline } = divided(names, missing, closureOf);
  if (portable.length === 0) return alone;
  const shared = closureOf(portable);
  for (const module of modules) {
    const change = helperModuleWith(module, shared, request.style, request.side);
    if (change === undefined) continue;
    const known = new Set(importedHelpers(request, module));
    const importable = [...shared.keys()].filter((name) => missing.has(name) && !known.has(name));
    return { edits: [importEdit(request, module, importable, change)], inline, importable };
  }
  return alone;
}

/** Returns the missing helpers that a module can hold, and the others. */
function divided(
  names: readonly HelperName[],
  missing: ReadonlyMap<HelperName, Snippet>,
  closureOf: (names: readonly HelperName[]) => ReadonlyMap<HelperName, Snippet>,
) {
  const portable = new Set<HelperName>();
  const own = new Set<HelperName>();
  const divide = (name: HelperName): void => {
    const snippet = missing.get(name);
    if (snippet === undefined || own.has(name)) return;
    const isPortable = [...closureOf([name])].every(([each, { code }]) => each !== 'onAuth0Link' && !OWN.test(code));
    (isPortable ? portable : own).add(name);
    if (!isPortable) snippet.needs.forEach(divide);
  };
  names.forEach(divide);
  return { portable: [...portable], inline: new Map([...missing].filter(([name]) => own.has(name))) };
}

/** The import of the helpers that the new code mentions; new code may also call helpers that others call. */
function importEdit(
  request: RewriteRequest,
  module: HelperModule,
  importable: readonly HelperName[],
  change: FileChange,
): DraftEdit {
  return {
    ...{ start: 0, end: 0, text: '' },
    complete(code) {
      const used = importable.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
      if (used.length === 0) return { start: 0, end: 0, text: '' };
      return { ...importHelpers(request, module, used), files: [change] };
    },
  };
}

/** What refers to the document's own code: its imports, and globals of its page. */
const OWN = /\b(?:AUTH0_JS|SPA1?_CLIENT|angular)\b/;
