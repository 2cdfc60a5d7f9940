import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction, isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Binding } from '../../core/values/scopes.js';
import { descendants, isInScope, removeLine } from '../code.js';
import { removeProperties } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** A URL that moves from its definition to the only request that uses it. */
export interface MovedUrl {
  readonly from: Node;
  readonly to: Node;
  /** Edits that remove the definition. */
  readonly removed: readonly Edit[];
}

/**
 * Returns how a URL that is defined outside the request moves into it; undefined if it can stay in its variable.
 * Refuses where other code uses the URL, or where its parts are out of scope at the request. A global variable goes, too:
 * no request to its URL works any more.
 */
export function* movedUrl(request: RewriteRequest, url: Node, literal: Node): Attempt<MovedUrl | undefined> {
  const node = unwrap(url);
  if (node.type === T.MemberExpression) return yield* fromMember(request, node, literal);
  if (node.type === T.CallExpression) return yield* fromFunction(request, node, literal);
  const { document, text } = request;
  const binding = node.type === T.Identifier ? document.values.bindingOf(node) : undefined;
  const [definition, ...others] = binding?.definitions ?? [];
  const declarator = definition?.node;
  if (!binding || others.length > 0 || declarator?.type !== T.VariableDeclarator || !contains(declarator, literal)) {
    return yield* refuse('reason.url-elsewhere');
  }
  const isWritten = binding.references.some((use) => use.isWrite() && !use.init);
  if (isWritten || readsOf(binding).length !== 1) return yield* refuse('reason.url-reused');
  if (enclosingFunction(declarator) === enclosingFunction(node)) return undefined;
  const declaration = declarator.parent;
  const { init } = declarator;
  if (declaration.declarations.length > 1 || declaration.parent.type === T.ExportNamedDeclaration || !init) {
    return yield* refuse('reason.url-elsewhere');
  }
  yield* assertMovable(request, init, url);
  return { from: init, to: node, removed: [removeLine(text, declaration)] };
}

function readsOf(binding: Binding): Node[] {
  return binding.references.filter((use) => use.isRead()).map(({ identifier }) => identifier);
}

/** `URLS.unlink` of an object that only this document uses, or `this.url` of a private field. */
function* fromMember(request: RewriteRequest, member: TSESTree.MemberExpression, literal: Node): Attempt<MovedUrl> {
  const { document, program, text } = request;
  const name = document.values.nameOf(member);
  const holder = program.nodes.find(
    (node): node is TSESTree.Property | TSESTree.PropertyDefinition =>
      (node.type === T.Property || node.type === T.PropertyDefinition) &&
      node.value !== null &&
      contains(node.value, literal) &&
      document.values.nameOf(node as TSESTree.Property) === name,
  );
  const from = holder?.value;
  if (holder === undefined || !from) return yield* refuse('reason.url-elsewhere');
  const sameName = program.nodes.filter(
    (node) => node.type === T.MemberExpression && document.values.nameOf(node) === name,
  );
  if (sameName.length !== 1) return yield* refuse('reason.url-reused');
  if (holder.type === T.PropertyDefinition) {
    const isPrivate = holder.accessibility === 'private' || holder.key.type === T.PrivateIdentifier;
    if (!isPrivate || holder.decorators.length > 0) return yield* refuse('reason.url-elsewhere');
    yield* assertMovable(request, from, member, holder);
    return { from, to: member, removed: [withBlankLine(text, removeLine(text, holder))] };
  }
  const object = holder.parent as TSESTree.ObjectExpression;
  const binding = document.values.bindingOf(unwrap(member.object));
  const declarator = binding?.definitions[0]?.node;
  const isOwn =
    binding !== undefined &&
    declarator?.type === T.VariableDeclarator &&
    declarator.init !== null &&
    unwrap(declarator.init) === object &&
    declarator.parent.parent.type !== T.ExportNamedDeclaration &&
    // Other code that receives the object may read the URL.
    readsOf(binding).every(({ parent }) => parent?.type === T.MemberExpression && !parent.computed);
  if (!isOwn) return yield* refuse('reason.url-elsewhere');
  yield* assertMovable(request, from, member);
  const removed =
    object.properties.length === 1
      ? [removeLine(text, declarator.parent)]
      : yield* removeProperties(text, object, [holder]);
  return { from, to: member, removed };
}

/** A field that had a blank line above and below leaves only one. */
function withBlankLine(text: string, edit: Edit): Edit {
  const before = /\n[ \t]*\r?\n$/.test(text.slice(0, edit.start)) || /\{[ \t]*\r?\n$/.test(text.slice(0, edit.start));
  const after = /^[ \t]*\r?\n/.exec(text.slice(edit.end));
  return before && after ? { ...edit, end: edit.end + after[0].length } : edit;
}

/** `unlinkUrl()` of a function that only returns the URL. */
function* fromFunction(request: RewriteRequest, call: TSESTree.CallExpression, literal: Node): Attempt<MovedUrl> {
  const { document, text } = request;
  const binding = document.values.bindingOf(unwrap(call.callee));
  const [definition, ...others] = binding?.definitions ?? [];
  const node = definition?.node as Node | undefined;
  const called = node?.type === T.VariableDeclarator && node.init ? unwrap(node.init) : node;
  if (!binding || others.length > 0 || !called || !isFunction(called) || !contains(called, literal)) {
    return yield* refuse('reason.url-elsewhere');
  }
  const body = called.body;
  const [only, ...more] = body?.type === T.BlockStatement ? body.body : [];
  const returned =
    body?.type === T.BlockStatement ? (only?.type === T.ReturnStatement ? only.argument : undefined) : body;
  if (more.length > 0 || !returned) return yield* refuse('reason.url-elsewhere');
  const declaration = called.type === T.FunctionDeclaration ? called : node?.parent;
  if (!declaration) return yield* refuse('reason.url-elsewhere');
  const isExported =
    declaration.parent?.type === T.ExportNamedDeclaration || declaration.parent?.type === T.ExportDefaultDeclaration;
  if (isExported) return yield* refuse('reason.url-elsewhere');
  if (readsOf(binding).length !== 1) return yield* refuse('reason.url-reused');
  const isSame = called.params.every((param, index) => {
    const argument = call.arguments[index];
    return param.type === T.Identifier && argument && text.slice(...argument.range) === param.name;
  });
  if (!isSame) return yield* refuse('reason.url-elsewhere');
  yield* assertMovable(request, returned, call, called);
  return {
    from: returned,
    to: call,
    removed: [withBlankLine(text, removeLine(text, declaration))],
  };
}

/**
 * Refuses where a name has another meaning at the request.
 * @param owner the class or function whose `this` and parameters the request shares
 */
function* assertMovable({ document, program }: RewriteRequest, from: Node, to: Node, owner?: Node): Attempt<void> {
  for (const node of descendants(from)) {
    if (node.type !== T.Identifier) continue;
    const binding = document.values.bindingOf(node);
    const isOwn = binding?.definitions.some(({ name }) => owner !== undefined && contains(owner, name)) === true;
    const others = program.nodes.filter((other) => {
      const bound =
        other.type === T.Identifier && other.name === node.name ? document.values.bindingOf(other) : undefined;
      return bound !== undefined && bound !== binding;
    });
    if (binding !== undefined && !isOwn && (others.length > 0 || !isInScope(document, node, to))) {
      return yield* refuse('reason.url-elsewhere');
    }
  }
}
