import { toDocumentOffset } from '../core/hosts/region.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';

/**
 * Returns why code can't be edited: only code that appears in the document exactly as it was parsed can be.
 * @param mayBeBroken whether its syntax errors don't matter
 */
export function whyNotEditable(
  { region, isBroken }: ParsedProgram,
  text: string,
  mayBeBroken = false,
): Message | undefined {
  if (region.synthetic || region.foreign) return message('reason.not-in-script');
  if (isBroken && !mayBeBroken) return message('reason.syntax-error');
  if (region.kind === 'handler') return message('reason.in-attribute');
  if (region.map.length > 1) return message('reason.script-in-pieces');
  const start = toDocumentOffset(region, 0);
  return text.slice(start, start + region.code.length).length === region.code.length
    ? undefined
    : message('reason.script-not-contiguous');
}
