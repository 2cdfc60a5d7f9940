import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { T } from '../../core/syntax/node-types.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** Names that stand for all globals of a page. */
const WINDOW = /^(?:globalThis|self|window)$/;

/** Names that bundlers replace in every file, by custom: `__AUTH0_DOMAIN__`. */
const DEFINED = /^__\w+__$/;

/** Globals of a runtime or a module system, which hold no settings. */
const FOREIGN = /^(?:arguments|exports|module|process|require|undefined)$/;

/** A global, or a member of one. */
export interface GlobalSetting {
  readonly name: string;
  /** Whether TypeScript code uses it. */
  readonly isTyped: boolean;
  /** The whole expression. */
  readonly code: string;
}

/**
 * Returns a global that no file declares, or a member of one: `AUTH0_DOMAIN` of another script of the page,
 * `__AUTH0_DOMAIN__` of a bundler, `window.settings.domain`.
 * @param path the member
 */
export function globalSetting(document: Document, node: Node, path: readonly string[]): GlobalSetting | undefined {
  if (node.type !== T.Identifier || FOREIGN.test(node.name) || isDeclared(document, node)) return undefined;
  if (WINDOW.test(node.name) && path.length === 0) return undefined;
  const isTyped = /\.[cm]?tsx?$/i.test(document.fileName);
  return { name: node.name, isTyped, code: [node.name, ...path].join('.') };
}

function isDeclared({ values }: Document, node: TSESTree.Identifier): boolean {
  return (values.bindingOf(node)?.definitions ?? []).length > 0;
}

/**
 * Whether the rewritten code may use a global of another file.
 * @param isOnPage whether the page has run the code of that file
 */
export function hasGlobal(
  { document, side, style }: RewriteRequest,
  { name, isTyped }: GlobalSetting,
  isOnPage = false,
): boolean {
  // TypeScript knows it only if the project declares it for all files.
  if (side === 'server' || (style.typescript && !isTyped)) return false;
  const uses = document.programs.flatMap(({ nodes }) =>
    nodes.flatMap((node) =>
      node.type === T.Identifier && node.name === name ? (document.values.bindingOf(node) ?? []) : [],
    ),
  );
  const isFree = uses.every(({ definitions }) => definitions.length === 0);
  // Another page may not load the script that sets it.
  return isFree && (isOnPage || uses.length > 0 || WINDOW.test(name) || DEFINED.test(name));
}
