import type { TSESTree } from '@typescript-eslint/types';
import { hostOf } from '../../../core/hosts/hosts.js';
import { T } from '../../../core/syntax/node-types.js';
import { requiredModule } from '../../../core/values/exports.js';
import { isEsModule } from '../../es-module.js';
import type { RewriteRequest } from '../../rewriter.js';
import { commonExports, isPlainRequire } from './commonjs.js';
import { bundlesComponents } from './import-extensions.js';

/** How a file imports and exports. */
export type ModuleKind = 'es' | 'commonjs';

/** Hosts of components whose script is a module. */
const COMPONENTS = new Set(['svelte', 'vue']);

/**
 * Returns how a document imports other files; undefined for anything but a module that is a whole file or the script of
 * a component: classic scripts, scripts of pages, code in Markdown.
 */
export function moduleKindOf({ fileName, program, document, style }: RewriteRequest): ModuleKind | undefined {
  const host = hostOf(fileName);
  if (host && COMPONENTS.has(host.id)) {
    return program.region.kind === 'script' && bundlesComponents({ document }) ? 'es' : undefined;
  }
  if (host?.script === undefined || program.region.page) return undefined;
  if (isEsModule(program.ast)) return 'es';
  // Without imports and exports, TypeScript takes a file for a script; and a page may load one that a loader requires.
  if (style.typescript || document.options.packages === undefined) return undefined;
  const isCommonJs = program.ast.body.some(isPlainRequire) || commonExports(program.ast).length > 0;
  return isCommonJs ? 'commonjs' : undefined;
}

/** Returns the specifiers of all files that a program imports from its own project. */
export function relativeSpecifiers({ nodes }: RewriteRequest['program']): string[] {
  return nodes.flatMap((node) => specifierOf(node) ?? []).filter((specifier) => /^\.{1,2}\//.test(specifier));
}

function specifierOf(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case T.ImportDeclaration:
    case T.ExportAllDeclaration:
      return node.source.value;
    case T.ExportNamedDeclaration:
      return node.source?.value;
    case T.CallExpression:
      return requiredModule(node);
    default:
      return undefined;
  }
}
