import type { CodeSnippet } from '../core/types.js';

/** Returns a snippet's code with the functions that it calls, as a person pastes it. */
export function completeCode({ code, functions }: CodeSnippet): string {
  return [code, ...functions].join('\n\n');
}
