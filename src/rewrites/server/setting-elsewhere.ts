import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { propertyOf } from '../objects.js';
import type { ProjectFile } from '../project-files.js';
import type { RewriteRequest } from '../rewriter.js';
import { importedNames, translated } from './translated.js';

type Node = TSESTree.Node;

/** A setting in another file: an expression that is valid in the rewritten file, or why there is none. */
export type SettingElsewhere = { readonly source: string } | 'absent' | 'unknown';

/**
 * Returns a setting that an SDK's object has in another file.
 * @param at where the expression must be valid in the rewritten file
 * @param isSecret whether it must not get a second copy if its value is in the code
 */
export function settingElsewhere(
  request: RewriteRequest,
  file: ProjectFile,
  settings: Node | undefined,
  { name, at, isSecret }: { readonly name: string; readonly at: Node; readonly isSecret: boolean },
): SettingElsewhere {
  if (settings === undefined) return 'absent';
  const object = objectIn(file, settings);
  const own = object && propertyOf(object, name);
  if (object && own === undefined) return object.properties.some(isSpread) ? 'unknown' : 'absent';
  // A later spread may override it.
  if (object && own && object.properties.slice(object.properties.indexOf(own)).some(isSpread)) return 'unknown';
  const value = own ? own.value : unwrap(settings);
  if (isSecret && isString(value)) return 'unknown';
  const names = importedNames(request.program, request).filter(({ end }) => end <= at.range[0]);
  const source = translated(request, file, value, names);
  if (source === undefined) return 'unknown';
  return { source: own ? source : `${source}.${name}` };
}

/** Whether an expression reads environment variables, which other code may have to load first. */
export function readsEnvironment(source: string): boolean {
  return source.includes('process.env.');
}

function isSpread({ type }: Node): boolean {
  return type === T.SpreadElement;
}

/** Returns the object literal of a file that settings are. */
export function objectIn({ document }: ProjectFile, settings: Node): TSESTree.ObjectExpression | undefined {
  const [origin, ...others] = document.values.origins(unwrap(settings));
  const object = others.length === 0 && origin ? unwrap(origin) : undefined;
  const isHere = document.programs.some(({ nodes }) => object !== undefined && nodes.includes(object));
  return object?.type === T.ObjectExpression && isHere ? object : undefined;
}
