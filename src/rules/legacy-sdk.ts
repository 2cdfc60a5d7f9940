import type { TSESTree } from '@typescript-eslint/types';
import minVersion from 'semver/ranges/min-version.js';
import type { Document, RuleListeners } from '../core/engine/rule.js';
import { isString } from '../core/syntax/ast.js';
import { T } from '../core/syntax/node-types.js';
import type { Range, RuleMeta } from '../core/types.js';
import { message } from '../messages/message.js';
import { vocabulary } from './auth0/auth0-vocabulary.js';
import { packageName } from './auth0/sdk-imports.js';
import { SUPPORTED_SDKS } from './auth0/sdk-versions.js';
import { TOKEN_OR_IMPORT_NEEDLES } from './auth0/token-needles.js';
import { mayBe, versionOf } from './auth0/versions.js';
import { UNLINK } from './auth0/words.js';
import type { Auth0Draft, Auth0Rule } from './forms.js';

export const meta = {
  id: 'legacy-sdk',
  title: message('rule.legacy-sdk.title'),
  description: message('rule.legacy-sdk.description'),
  docs: 'docs/rules/legacy-sdk.md',
  dates: { deprecated: null, removed: '2018-08-06' },
  severity: 'warning',
  oncePerProject: true,
  source: 'https://auth0.com/docs/troubleshoot/product-lifecycle/past-migrations',
  certainties: ['certain'],
  needles: [
    [...vocabulary.tokens, UNLINK, 'Auth0Lock(', 'lock.show', 'WebAuth('],
    ['auth0'],
    [...TOKEN_OR_IMPORT_NEEDLES, UNLINK],
  ],
  isDependent: true,
} as const satisfies RuleMeta;

export const rule: Auth0Rule = { meta, create: (document) => [findLegacySdks(document)] };

/**
 * Returns listeners that report an old SDK at its import or script tag. Only a document with another finding gets a
 * report: elsewhere the version has nothing to do with linking.
 */
function findLegacySdks(document: Document): RuleListeners<Auth0Draft> {
  const places = new Map<string, Range>();
  const remember = (source: TSESTree.Node | undefined): [] => {
    const name = source && isString(source) ? packageName(source.value) : undefined;
    if (source && name !== undefined && !places.has(name)) {
      places.set(name, { start: source.range[0], end: source.range[1] });
    }
    return [];
  };
  return {
    ImportDeclaration: (node) => remember(node.source),
    ImportExpression: (node) => remember(node.source),
    CallExpression: (node) =>
      node.callee.type === T.Identifier && node.callee.name === 'require' ? remember(node.arguments[0]) : [],
    *end(found) {
      if (!found.some(({ ruleId }) => ruleId !== 'id-token-bearer')) return;
      for (const sdk of SUPPORTED_SDKS) {
        const version = versionOf(document, sdk.package);
        if (version === undefined || mayBe(version, `>=${sdk.major}.0.0`)) continue;
        const place = places.get(sdk.package) ?? scriptTag(document, sdk.package);
        if (place) yield draft(place, sdk.title, version, sdk.major);
      }
    },
  };
}

/** Returns the URL of the script tag that loads the package from a CDN. */
function scriptTag(document: Document, packageName: string): Range | undefined {
  for (const url of document.scriptUrls) {
    if (document.options.scripts?.includes(url)) continue;
    if (versionOf({ ...document, scriptUrls: [url], options: {} }, packageName) === undefined) continue;
    const start = document.text.indexOf(url);
    if (start >= 0) return { start, end: start + url.length };
  }
  return undefined;
}

function draft(place: Range, title: string, version: string, major: string): Auth0Draft {
  return {
    ...place,
    form: title === 'Lock' ? 'legacy-lock' : 'legacy-auth0js',
    nodes: {},
    certainty: 'certain',
    message: message('finding.legacy-sdk', { sdk: title, version: minVersion(version)?.version ?? version, major }),
  };
}
