import type { Document } from '../core/engine/rule.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import { mayBe, versionOf } from '../rules/auth0/versions.js';
import { isEsModule } from './es-module.js';
import type { Side } from './side.js';
import { styleOf } from './style.js';
import type { Style } from './style.js';

/** The code that runs as it is written, and where. */
interface Place {
  readonly document: Pick<Document, 'options' | 'scriptUrls' | 'text'>;
  readonly program: ParsedProgram;
  readonly side: Side;
}

/**
 * Whether a server runs this code on Node before 6, according to `engines`: without destructuring, `Buffer.from()` of
 * texts, and `let` outside of strict mode. A compiler translates ES modules and TypeScript.
 */
export function isOnOldNode(place: Place): boolean {
  return runsBefore(place, '6.0.0-0');
}

/** Returns how to write new code in a program, in ES5 for servers on such a Node. */
export function styleOn(text: string, place: Place): Style {
  const style = styleOf(text, place.program);
  return { ...style, modern: style.modern && !isOnOldNode(place) };
}

/** Whether a server runs this code on Node before 0.12, which has no `Promise`. */
export function lacksPromises(place: Place): boolean {
  return runsBefore(place, '0.12.0-0');
}

function runsBefore({ document, program, side }: Place, version: string): boolean {
  const node = versionOf(document, 'node');
  if (node === undefined || side !== 'server') return false;
  const isCompiled = program.region.language !== 'jsx' || isEsModule(program.ast);
  return !isCompiled && !mayBe(node, `>=${version}`);
}
