import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import { requiredModule } from '../../core/values/exports.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { RewriteRequest } from '../rewriter.js';
import type { CodePlatform } from './snippets.js';

/** Packages of platforms that are neither a browser nor Node, or may be either. */
const NATIVE = /^(?:react-native|expo|meteor)(?:$|[-/])|^@(?:react-native|expo)/;

/** Clients for Node, which had no `atob` before Node 16. */
const NODE_CLIENT = /^(?:node-fetch|unirest|phin|needle|(?:@hapi\/)?wreck)$/;

/** Globals of Google Apps Script. */
const APPS_SCRIPT = new Set(['UrlFetchApp', 'PropertiesService', 'SpreadsheetApp']);

/** Returns a file's platform. The Node version comes from `engines`, or else from the version of `@types/node`. */
export function surroundingsOf(request: Pick<RewriteRequest, 'document' | 'side' | 'program'>): CodePlatform {
  const { document, side } = request;
  const node = versionOf(document, 'node') ?? versionOf(document, '@types/node');
  return { side, nodeHasFetch: node === undefined ? undefined : !mayBe(node, '<18.0.0-0'), native: isNative(request) };
}

function isNative({ document, program, side }: Pick<RewriteRequest, 'document' | 'side' | 'program'>): boolean {
  if (program.nodes.some((node) => isOfNative(node, side === 'unknown'))) return true;
  // Any module of a React Native application may run on a phone, but its server's modules don't.
  return side === 'unknown' && document.options.packages?.['react-native'] !== undefined;
}

function isOfNative(node: TSESTree.Node, mayBeNode: boolean): boolean {
  const module = node.type === T.ImportDeclaration ? node.source.value : requiredModule(node);
  if (module !== undefined) return NATIVE.test(module) || (mayBeNode && NODE_CLIENT.test(module));
  return node.type === T.Identifier && APPS_SCRIPT.has(node.name);
}
