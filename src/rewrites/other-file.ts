import type { TSESTree } from '@typescript-eslint/types';
import { openFile } from '../core/engine/document.js';
import type { AnalyzeOptions, FoundFile, ModuleReader } from '../core/types.js';
import { auth0Document } from '../rules/auth0/auth0-document.js';
import type { Auth0Document } from '../rules/auth0/auth0-document.js';
import { vocabulary } from '../rules/auth0/auth0-vocabulary.js';
import { isClassicMac } from './classic-mac.js';
import { whyNotEditable } from './editable.js';
import { folderOf, isInside, lastPartOf, withSlashes } from './helpers/module/paths.js';
import { styleOn } from './old-node.js';
import { refuse } from './refusal.js';
import type { Attempt } from './refusal.js';
import type { RewriteRequest } from './rewriter.js';
import { sideOf } from './side.js';

/** Opens a file of the project that a rewrite may have to change, too. */
export function openOther({ document, project }: RewriteRequest, file: FoundFile): Auth0Document {
  return opened(document.options, file, project);
}

/**
 * Returns the package's other files that may set up clients, as they were before the session's rewrites: what follows
 * from them must be the same whichever file is rewritten first.
 */
export function otherFilesBefore({ project, fileName }: Pick<RewriteRequest, 'project' | 'fileName'>): FoundFile[] {
  return project.before.settingsFiles(fileName).filter((file) => withSlashes(file.fileName) !== withSlashes(fileName));
}

/** Opens such a file; it imports files as they were, too. */
export function openBefore({ document, project }: RewriteRequest, file: FoundFile): Auth0Document {
  return opened(document.options, file, project.before);
}

function opened(options: AnalyzeOptions, file: FoundFile, reader: ModuleReader): Auth0Document {
  return auth0Document(openFile(file, vocabulary, optionsFor(options, file.fileName), reader));
}

/** A file outside of the package has no helper module in common with it. */
function optionsFor({ helpers, ...options }: AnalyzeOptions, fileName: string): AnalyzeOptions {
  const isShared = helpers && isInside(folderOf(fileName), withSlashes(helpers.root ?? ''));
  return isShared ? { ...options, helpers } : options;
}

/**
 * Returns a request for another file of the same rewrite, whose offsets refer to that file's text.
 * Refuses where the code there can't be edited.
 * @param at the code to change
 */
export function* requestIn(
  request: RewriteRequest,
  document: Auth0Document,
  at: TSESTree.Node,
): Attempt<RewriteRequest> {
  const { text, fileName } = document;
  const program = document.programs.find(({ nodes }) => nodes.includes(at));
  if (program === undefined || isClassicMac(text) || whyNotEditable(program, text) !== undefined) {
    return yield* refuse('reason.other-file-not-editable', { file: lastPartOf(fileName) });
  }
  const side = sideOf(document, fileName, program);
  const style = { ...styleOn(text, { document, program, side }), types: request.style.types };
  return { ...request, document, text, fileName, program, style, side };
}
