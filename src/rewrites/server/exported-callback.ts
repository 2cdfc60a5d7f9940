import type { TSESTree } from '@typescript-eslint/types';
import { inOrder } from '../../core/edits.js';
import { isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit, FileChange } from '../../core/types.js';
import { indentAt, isTaken } from '../code.js';
import { isEsModule } from '../es-module.js';
import { commonExports } from '../helpers/module/commonjs.js';
import { insertAfterItem } from '../helpers/module/insert-after-item.js';
import { importName } from '../import-name.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { aboveComments } from './route.js';
import type { Registry, Route } from './route.js';

/** The export with the callback's handlers, which another file registers. */
const CALLBACK = 'auth0LinkCallback';

/** How a file's new code registers the callback of a linking login. */
export interface CallbackRoute {
  /** What precedes and follows the handlers in the statement, in the style of snippets. */
  readonly start: string;
  readonly end: string;
  /** Edits that export the handlers, if another file registers them. */
  readonly edits: readonly Edit[];
  /** The change of that file. */
  readonly files: readonly FileChange[];
}

/** Returns how the callback's handlers are registered: in the rewritten file, or in the one with the login's route. */
export function* callbackRouteOf(request: RewriteRequest, route: Route, verb = 'get'): Attempt<CallbackRoute> {
  const { registry } = route;
  if (registry === undefined) {
    const start = `${sourceOf(request, route.owner)}.${verb}('${route.callbackPath}', `;
    return { start, end: ');', edits: [], files: [] };
  }
  const { program, text, style } = request;
  if (isTaken(program.nodes, CALLBACK)) return yield* refuse('reason.name-taken', { name: CALLBACK });
  const files = [yield* registered(route, registry)];
  const any = style.typescript ? ': any' : '';
  const keyword = style.modern ? 'const' : 'var';
  const declaration = `${keyword} ${CALLBACK}${any} = [`;
  const end = '];';
  if (isEsModule(program.ast)) return { start: `export ${declaration}`, end, edits: [], files };
  const exported = commonExports(program.ast);
  const whole = exported.findLast(({ name }) => name === undefined);
  if (whole === undefined) {
    const [first] = exported;
    if (first === undefined) return yield* refuse('reason.route-elsewhere');
    const prefix = sourceOf(request, first.statement).startsWith('module.') ? 'module.exports' : 'exports';
    return { start: `${prefix}.${CALLBACK} = [`, end, edits: [], files };
  }
  const last = whole.value.type === T.ObjectExpression ? whole.value.properties.at(-1) : undefined;
  const item = style.modern ? CALLBACK : `${CALLBACK}: ${CALLBACK}`;
  const after = whole.statement.range[1];
  const edit: Edit = last
    ? insertAfterItem(text, last, [item], style)
    : { start: after, end: after, text: style.eol + inStyle(`module.exports.${CALLBACK} = ${CALLBACK};`, style) };
  return { start: declaration, end, edits: [edit], files };
}

/** Returns the change of the file with the login's route: it imports the callback's handlers and registers them. */
function* registered({ owner, callbackPath }: Route, { request, statement, specifier }: Registry): Attempt<FileChange> {
  const { fileName, text, style } = request;
  const imported = yield* importName(request, [specifier, CALLBACK, `${CALLBACK}Handlers`]);
  const start = aboveComments(text, statement.range[0]);
  const indent = indentAt(text, start);
  const code = `${sourceOf(request, owner)}.get('${callbackPath}', ${imported.expression});`;
  const edits = [...imported.edits, { start, end: start, text: inStyle(code, style, indent) + style.eol + indent }];
  return { fileName, before: text, edits: inOrder(edits) };
}

/** Returns the path of a callback that an earlier rewrite has exported for the router of this route. */
export function exportedCallbackPath({ owner, registry }: Route): string | undefined {
  if (registry === undefined) return undefined;
  const { request } = registry;
  for (const node of request.program.nodes) {
    if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression) continue;
    const [path, handlers] = node.arguments;
    if (!path || !isString(path) || !handlers || !isCallback(request, handlers)) continue;
    if (sourceOf(request, node.callee.object) === sourceOf(request, owner)) return path.value;
  }
  return undefined;
}

function isCallback(request: RewriteRequest, handlers: TSESTree.Node): boolean {
  return /\bauth0LinkCallback(?:Handlers)?$/.test(sourceOf(request, handlers));
}
