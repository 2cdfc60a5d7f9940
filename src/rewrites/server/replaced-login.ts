import type { TSESTree } from '@typescript-eslint/types';
import { contains } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, removeLine } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { LoginUrl } from './login-url.js';

type Node = TSESTree.Node;

/** The usual name of the client secret, for code that does not show its own. */
export const USUAL_SECRET = 'process.env.AUTH0_CLIENT_SECRET';

/** Returns the token in a URL. */
export function* tokenIn({ parameters }: LoginUrl): Attempt<Node> {
  const [token, ...others] = parameters.get('access_token') ?? [];
  if (token === undefined || typeof token === 'string' || others.length > 0) {
    return yield* refuse('reason.token-not-expression');
  }
  return token;
}

/** Removes statements; those next to each other together, with one of the empty lines around them. */
export function withoutCode({ text }: RewriteRequest, statements: readonly Node[]): Edit[] {
  const runs: [start: number, end: number][] = [];
  for (const { range } of statements.toSorted((a, b) => a.range[0] - b.range[0])) {
    const last = runs.at(-1);
    if (last && text.slice(last[1], range[0]).trim() === '') last[1] = range[1];
    else runs.push([...range]);
  }
  return runs.map((range) => removeLine(text, { range }));
}

/** Returns the declarations of variables that only removed code uses. @param code new code, which may use them too */
export function withoutOthers(request: RewriteRequest, removed: readonly Node[], code: string): Node[] {
  const { values } = request.document;
  const names = new Set(namesIn(code).split(/[^\w$]+/));
  const gone = [...removed];
  const isUnused = (id: Node): boolean => {
    const uses = values.bindingOf(id)?.references.filter(({ init }) => init !== true) ?? [];
    const isGone = uses.every((use) => !use.isWrite() && gone.some((each) => contains(each, use.identifier)));
    return id.type === T.Identifier && !names.has(id.name) && uses.length > 0 && isGone;
  };
  const declarations = request.program.nodes.filter((node) => node.type === T.VariableDeclaration).toReversed();
  const found: Node[] = [];
  for (const declaration of declarations) {
    const [{ id, init }, ...others] = declaration.declarations;
    const isInside = removed.some((each) => contains(each, declaration));
    const isPlain = declaration.parent.type === T.BlockStatement || declaration.parent.type === T.Program;
    if (isInside || others.length > 0 || !isPlain || !init) continue;
    const properties = id.type === T.ObjectPattern ? id.properties : [];
    const ids =
      id.type === T.ObjectPattern ? properties.map((each) => (each.type === T.Property ? each.value : each)) : [id];
    if (ids.length > 0 && ids.every(isUnused) && isHarmless(init)) {
      gone.push(declaration);
      found.push(declaration);
    }
  }
  return found;
}

/** Returns code without its text and the names of its properties. */
function namesIn(code: string): string {
  const filled = code.replace(/`[^`]*`/g, (template) =>
    template
      .split('${')
      .slice(1)
      .map((part) => part.split('}', 1)[0])
      .join(' '),
  );
  return filled.replace(/'[^'\n]*'|"[^"\n]*"|\.\w+|\b\w+: /g, ' ');
}

/** Whether evaluating an expression only reads addresses and settings. */
function isHarmless(init: Node): boolean {
  return [...descendants(init)].every(
    (node) =>
      node.type !== T.AwaitExpression &&
      (node.type !== T.CallExpression || /^(?:get|toString|useRuntimeConfig|getQuery)$/.test(calledName(node) ?? '')) &&
      (node.type !== T.NewExpression || /^(?:URL|URLSearchParams)$/.test(calledName(node) ?? '')),
  );
}
