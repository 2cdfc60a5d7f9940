import type { RewriteRequest } from '../../rewriter.js';
import { importedHelpers } from './import-helpers.js';
import { helperModulesFor } from './places.js';

/** Returns a document's text with that of the helper modules that it imports: where to find functions inserted before. */
export function insertedCode(request: RewriteRequest): string {
  const modules = helperModulesFor(request).filter((module) => importedHelpers(request, module).length > 0);
  return [request.text, ...modules.flatMap(({ text }) => text ?? [])].join('\n');
}
