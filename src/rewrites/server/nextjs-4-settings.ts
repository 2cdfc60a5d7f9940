import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { propertyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { ProjectFile } from './project-files.js';
import { objectIn, settingElsewhere } from './setting-elsewhere.js';

type Node = TSESTree.Node;

/** The new variable with the settings of the login that links. */
export const LINK_SETTINGS = 'auth0LinkSettings';

/** The options of `Auth0Client`, with the variables that it reads where they are absent (4.27.0: dist/server/client.js). */
const OPTIONS = {
  domain: 'AUTH0_DOMAIN',
  clientId: 'AUTH0_CLIENT_ID',
  clientSecret: 'AUTH0_CLIENT_SECRET',
  appBaseUrl: 'APP_BASE_URL',
} as const;

/**
 * Returns the declaration of the settings that a login without the SDK shares with its client, which may be in another
 * file. Refuses where Relink can't tell one of them.
 * @param at where the declaration goes
 * @param login the callback's path, and an expression for the page after the login
 */
export function* linkSettings(
  request: RewriteRequest,
  client: TSESTree.Identifier,
  at: Node,
  { path, returnTo }: { readonly path: string; readonly returnTo: string | undefined },
): Attempt<string> {
  const { file, options } = yield* constructionOf(request, client);
  const object = options && objectIn(file, options);
  if (object && propertyOf(object, 'clientAssertionSigningKey')) {
    return yield* refuse('reason.setting-unknown', { name: 'clientSecret' });
  }
  const value = function* (name: keyof typeof OPTIONS): Attempt<string> {
    const found = settingElsewhere(request, file, options, { name, at, isSecret: name === 'clientSecret' });
    if (found === 'unknown') return yield* refuse('reason.setting-unknown', { name });
    const source = found === 'absent' ? `process.env.${OPTIONS[name]}` : found.source;
    const lines = source.replace(/ as string$/, '').split(/[\r\n]+/);
    return lines.map((line) => line.trim()).join(' ');
  };
  const text = function* (name: 'domain' | 'clientId'): Attempt<string> {
    const source = yield* value(name);
    return request.style.typescript && source.startsWith('process.env.') ? `${source} as string` : source;
  };
  return `const ${LINK_SETTINGS} = {
  domain: ${yield* text('domain')},
  clientId: ${yield* text('clientId')},
  clientSecret: ${yield* value('clientSecret')},
  callbackUrl: ${urlOf(yield* value('appBaseUrl'), path)},
${returnTo === undefined ? '' : `  returnTo: ${returnTo},\n`}};`;
}

/** Returns a URL as a literal, or as a template. @param base an expression */
function urlOf(base: string, path: string): string {
  const literal = /^(['"])(https?:[^'"`\\$]*?)\/?\1$/.exec(base)?.[2];
  return literal === undefined ? `\`\${${base}}${path}\`` : `'${literal}${path}'`;
}

interface Construction {
  readonly file: ProjectFile;
  readonly options: Node | undefined;
}

/** Returns the `new Auth0Client()` of a variable or an imported name. */
function* constructionOf({ document }: RewriteRequest, client: TSESTree.Identifier): Attempt<Construction> {
  const places = [{ document, node: client as Node }, ...document.imports.resolve(client)];
  const sites = places.flatMap((place) =>
    place.document.values.origins(place.node).map((origin) => ({ document: place.document, made: unwrap(origin) })),
  );
  const [site, ...others] = sites.filter(({ made }) => made.type !== T.Identifier);
  if (site?.made.type !== T.NewExpression || others.length > 0) {
    return yield* refuse('reason.nextjs-settings-elsewhere');
  }
  return { file: { document: site.document, fileName: site.document.fileName }, options: site.made.arguments[0] };
}
