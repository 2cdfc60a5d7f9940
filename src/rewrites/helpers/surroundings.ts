import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import { requiredModule } from '../../core/values/exports.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { isOnOldNode } from '../old-node.js';
import type { RewriteRequest } from '../rewriter.js';
import { runsOnNode } from '../side.js';
import type { CodePlatform } from './snippets.js';

/** Packages of platforms that are neither a browser nor Node, or may be either. */
const NATIVE = /^(?:react-native|expo|meteor)(?:$|[-/])|^@(?:react-native|expo)/;

/** Clients for Node, which had no `atob` before Node 16. */
const NODE_CLIENT = /^(?:node-fetch|unirest|phin|needle|(?:@hapi\/)?wreck)$/;

/** Globals of such platforms: Meteor, Google Apps Script. */
const NATIVE_GLOBALS = new Set(['Meteor', 'UrlFetchApp', 'PropertiesService', 'SpreadsheetApp']);

/** Packages that do what Node 18 and later do themselves. */
const REPLACED_BY_FETCH =
  /^(?:node-fetch|isomorphic-fetch|isomorphic-unfetch|cross-fetch|whatwg-fetch|unfetch|request|request-promise(?:-native)?)$/;

/** Versions of packages from years before Node 18 (2022). Webpack before 5 fails on Node 17 and later, which have OpenSSL 3. */
const FROM_BEFORE = [
  ['typescript', '<4'],
  ['webpack', '<5'],
  ['express', '<4.16'],
  // Electron 23 has Node 18.
  ['electron', '<23'],
] as const;

/**
 * Returns a file's platform. The Node version comes from `engines`, or else from the version of `@types/node`. Without
 * both, other packages may show that a server's Node is too old for `fetch`; `https` is in all.
 */
export function surroundingsOf(request: Pick<RewriteRequest, 'document' | 'side' | 'program'>): CodePlatform {
  const { document, side } = request;
  const node = versionOf(document, 'node') ?? versionOf(document, '@types/node');
  const isOld = node === undefined ? runsOnNode(side) && isFromBeforeFetch(document) : mayBe(node, '<18.0.0-0');
  // Remix adds it, like the `Request` and `Response` of its routes, to servers on any version of Node.
  const isAdded =
    side === 'server' && Object.keys(document.options.packages ?? {}).some((name) => name.startsWith('@remix-run/'));
  const nodeHasFetch = isAdded || (node === undefined && !isOld ? undefined : !isOld);
  return { side, nodeHasFetch, native: isNative(request), isOnOldNode: isOnOldNode(request) };
}

/** Whether a server's packages are from before Node had `fetch`, and none of them adds it. */
function isFromBeforeFetch(document: RewriteRequest['document']): boolean {
  const packages = document.options.packages ?? {};
  // Next.js adds it to servers since 9.4 (next@9.4.0:dist/next-server/server/next-server.js; 9.3.6 does not).
  if (packages['next'] !== undefined) return isDeclared(document, 'next', '<9.4.0');
  const isReplaced = Object.keys(packages).some((name) => REPLACED_BY_FETCH.test(name));
  return isReplaced || FROM_BEFORE.some(([name, range]) => isDeclared(document, name, range));
}

/** Whether the package declares a version of another one that may be within a range. */
function isDeclared(document: RewriteRequest['document'], name: string, range: string): boolean {
  const version = versionOf(document, name);
  return version !== undefined && mayBe(version, range);
}

function isNative({ document, program, side }: Pick<RewriteRequest, 'document' | 'side' | 'program'>): boolean {
  if (program.nodes.some((node) => isOfNative(node, side === 'unknown'))) return true;
  // Any module of a React Native application may run on a phone, but its server's modules don't.
  return side === 'unknown' && document.options.packages?.['react-native'] !== undefined;
}

function isOfNative(node: TSESTree.Node, mayBeNode: boolean): boolean {
  const module = node.type === T.ImportDeclaration ? node.source.value : requiredModule(node);
  if (module !== undefined) return NATIVE.test(module) || (mayBeNode && NODE_CLIENT.test(module));
  return node.type === T.Identifier && NATIVE_GLOBALS.has(node.name);
}
