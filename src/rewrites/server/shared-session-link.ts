import { isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { isTaken } from '../code.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { LINK_SETTINGS } from './nextjs-link-settings.js';
import { registrationsIn } from './registrations.js';
import type { Route } from './route.js';

/** A linking login that an earlier rewrite has added to a file, whose callback another login may return to. */
export interface EarlierLink {
  readonly path: string;
  /** Whether it has these settings and this token. */
  readonly suits: (declaration: string, token: string) => boolean;
}

/** Returns the linking login that a file already has for the same router. Refuses where its callback is not known. */
export function* startedBefore(request: RewriteRequest, { owner, registry }: Route): Attempt<EarlierLink | undefined> {
  const { nodes } = request.program;
  if (!isTaken(nodes, LINK_SETTINGS)) return undefined;
  const settings = nodes.find((node) => node.type === T.FunctionDeclaration && node.id?.name === LINK_SETTINGS);
  const callback = registrationsIn(request).find(
    ({ call, owner: theirs }) =>
      sourceOf(request, theirs) === sourceOf(request, owner) && /\bcompleteAuth0LinkIn\b/.test(sourceOf(request, call)),
  );
  if (settings === undefined || callback?.path === undefined || !isString(callback.path) || registry !== undefined) {
    return yield* refuse('reason.other-linking-callback');
  }
  const code = sourceOf(request, callback.call);
  return {
    path: callback.path.value,
    suits: (declaration, token) =>
      plain(sourceOf(request, settings)) === plain(declaration) && plain(code).includes(plain(`),${token},`)),
  };
}

/** Returns code without what line breaks and formatters change. */
function plain(code: string): string {
  return code.replaceAll(/[\s,;]/g, '').replaceAll('"', "'");
}
