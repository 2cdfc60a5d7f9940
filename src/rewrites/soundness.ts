import type { TSESTree } from '@typescript-eslint/types';
import { toDocumentOffset } from '../core/hosts/region.js';
import { parseOnce } from '../core/syntax/parse.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import type { Edit, Finding } from '../core/types.js';

/**
 * Whether code with a syntax error may be rewritten: the error is in another statement. Rewrites of linking also depend
 * on the code around them, so they need a program without errors.
 */
export function mayRewrite(program: ParsedProgram, text: string, finding: Finding): boolean {
  if (finding.ruleId !== 'unlink-endpoint' || program.region.map.length > 1) return false;
  const statement = statementAt(program, finding.start);
  return statement !== undefined && finding.end <= statement.range[1] && isSound(program, text, statement);
}

/**
 * Whether all edits are in the finding's statement, or add code after a statement without errors.
 * @param text the document's text, which the offsets refer to (UTF-16 code units)
 */
export function areSound(program: ParsedProgram, text: string, finding: Finding, edits: readonly Edit[]): boolean {
  const own = statementAt(program, finding.start);
  return edits.every(({ start, end }) => {
    const statement = statementAt(program, start);
    if (statement === undefined) return false;
    if (statement === own && end <= own.range[1]) return true;
    return start === end && start >= statement.range[1] && isSound(program, text, statement);
  });
}

function statementAt({ ast }: ParsedProgram, offset: number): TSESTree.ProgramStatement | undefined {
  return ast.body.findLast(({ range: [start] }) => start <= offset);
}

/** Whether a statement parses by itself, and a repair of the code around it has not changed it. */
function isSound({ region }: ParsedProgram, text: string, { range: [start, end] }: TSESTree.Node): boolean {
  const offset = toDocumentOffset(region, 0);
  const code = region.code.slice(start - offset, end - offset);
  // Line ends of the classic Mac OS were replaced in the text.
  if (code.replaceAll('\r', '\n') !== text.slice(start, end).replaceAll('\r', '\n')) return false;
  return parseOnce({ ...region, code, map: [[0, start]] })?.isBroken === false;
}
