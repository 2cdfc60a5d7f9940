import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { withSlashes } from '../helpers/module/paths.js';
import { keyOf } from '../objects.js';
import { functionStart, importLine, returning, STATE } from './recipe.js';
import type { KnownSettings, Recipe, ServerCode } from './recipe.js';
import type { SnippetPlace } from './snippet-place.js';

/** Whether a login is for nextjs-auth0's own login route, or on a server that uses it. */
export function isNext({ form, side, document: { options, text } }: SnippetPlace): boolean {
  if (form.startsWith('nextjs')) return true;
  if (!form.startsWith('authorize-')) return false;
  const isUsed = options.packages?.['@auth0/nextjs-auth0'] !== undefined || text.includes('@auth0/nextjs-auth0');
  return isUsed && (side === 'server' || text.includes('/auth/login'));
}

/** Whether a login is on a server of Next.js. */
export function isOfNextServer({ side, document: { options } }: SnippetPlace): boolean {
  return side === 'server' && options.packages?.['next'] !== undefined;
}

/** A route of Next.js, in a file: an API route where the file belongs to the Pages Router, or else a route handler. */
export function nextRecipe(place: SnippetPlace, code: ServerCode): Recipe {
  const sdk = isNext(place) ? sdkIn(place) : undefined;
  const isPages = /(?:^|\/)pages\//.test(withSlashes(place.document.fileName)) || sdk?.hasAppRouter === false;
  return isPages ? apiRoute(place, code, sdk) : routeHandler(place, code, sdk);
}

/** A route handler of the App Router, with the session of nextjs-auth0 3 or later. */
function routeHandler(place: SnippetPlace, { settings, todos }: ServerCode, sdk: NextSdk | undefined): Recipe {
  const user = sdk
    ? returning(
        place,
        '',
        `${sdk.call}().then(${functionStart(place, 'session')}
  return session ? session.user.sub : undefined;
})`,
      )
    : 'async () => YOUR_AUTH0_ID';
  return {
    code: `// In your app folder: link-account/route.${extensionIn(place)}, whose address is also the callback URL.
// Start it with <form action="/link-account" method="post">.
${settings('/link-account', sdk?.known('/link-account'))}const linkHandlers = auth0LinkHandlers(linkSettings, ${user});
export const GET = linkHandlers.GET;
export const POST = linkHandlers.POST;`,
    helpers: ['auth0LinkHandlers'],
    imports: importsOf(place, sdk),
    todos,
  };
}

/** An API route of the Pages Router. */
function apiRoute(place: SnippetPlace, { settings, todos }: ServerCode, sdk: NextSdk | undefined): Recipe {
  const entry = unservedEntry(place);
  const path = entry === undefined ? '/api/link-account' : `${folderOfEntries(place)}/${entry}`;
  const parameters = place.style.typescript ? 'req: any, res: any' : 'req, res';
  const about = entry === undefined ? '' : `// It replaces the entry \`${entry}\` of handleAuth(), which never runs.\n`;
  const head = `// In pages${path}.${extensionIn(place)}, whose address is also the callback URL.
${about}// Start it with <form action="${path}" method="post">.
${settings(path, sdk?.known(path))}export default async function linkAccount(${parameters}) {`;
  if (sdk) {
    return {
      code: `${head}
  const session = await ${sdk.call}(${sdk.takesResponse ? 'req, res' : 'req'});
  if (req.method === 'POST') {
    startAuth0ApiLink(res, linkSettings, session);
  } else {
    await finishAuth0ApiLink(req, res, linkSettings, session);
  }
}`,
      helpers: ['startAuth0ApiLink', 'finishAuth0ApiLink'],
      imports: importsOf(place, sdk),
      todos,
    };
  }
  return {
    code: `${head}
  const primaryUserId = YOUR_AUTH0_ID;
  if (req.method === 'POST') {
    const login = beginAuth0CodeLink(linkSettings, primaryUserId, ${STATE});
    res.setHeader('Set-Cookie', auth0LinkCookie(login.pending, 600));
    res.redirect(303, login.url);
    return;
  }
  const pending = auth0LinkInCookies(req.headers.cookie);
  await completeAuth0CodeLink(linkSettings, pending, primaryUserId, req.query);
  res.setHeader('Set-Cookie', auth0LinkCookie(undefined, 0));
  res.redirect(303, '/');
}`,
    helpers: ['beginAuth0CodeLink', 'completeAuth0CodeLink', 'auth0LinkCookie', 'auth0LinkInCookies'],
    todos,
  };
}

function extensionIn({ style }: SnippetPlace): string {
  return style.typescript ? 'ts' : 'js';
}

/** Returns the name of an entry of `handleAuth()` that version 1 does not serve; a file can have the same address. */
function unservedEntry({ nodes, reason }: SnippetPlace): string | undefined {
  let node: TSESTree.Node | undefined = reason === 'reason.nextjs-1-route' ? nodes['call'] : undefined;
  for (; node !== undefined; node = node.parent) {
    if (isFunction(node) && node.parent.type === T.Property) return keyOf(node.parent);
  }
  return undefined;
}

/** Returns the path of the entries of `handleAuth()`: `/api/auth` for `pages/api/auth/[...auth0].js`. */
function folderOfEntries({ document }: SnippetPlace): string {
  const parts = withSlashes(document.fileName).split('/').slice(0, -1);
  const folders = parts.slice(parts.lastIndexOf('pages') + 1);
  return parts.includes('pages') && folders.length > 0 ? `/${folders.join('/')}` : '/api/auth';
}

/** How a project accesses nextjs-auth0's session and settings. */
interface NextSdk {
  /** The function that reads the session, and what imports it. */
  readonly call: string;
  readonly from: string;
  readonly name: string;
  /** Whether that function takes the response of an API route, too. */
  readonly takesResponse: boolean;
  /** Whether it reads the session in the App Router: since version 3. */
  readonly hasAppRouter: boolean;
  /** Returns the settings that the SDK reads from the environment, for a path of the callback. */
  readonly known: (path: string) => KnownSettings;
}

/** Version 4 has a client, which the project constructs in a module (docs/auth0-facts.md#nextjs-start-login). */
function sdkIn(place: SnippetPlace): NextSdk {
  const { document, form, style } = place;
  const version = versionOf(document, '@auth0/nextjs-auth0');
  const cast = style.typescript ? ' as string' : '';
  const clientId = `process.env.AUTH0_CLIENT_ID${cast}`;
  const client = { ...(clientIn(place) ?? { name: 'auth0', from: 'YOUR_AUTH0_MODULE' }) };
  const instance = { ...client, call: `${client.name}.getSession`, takesResponse: false };
  if (!mayBe(version, '>=1')) return { ...instance, hasAppRouter: false, known: () => ({}) };
  if (!mayBe(version, '>=4') || form === 'nextjs-handle-login') {
    return {
      ...{ call: 'getSession', from: '@auth0/nextjs-auth0', name: 'getSession', takesResponse: true },
      hasAppRouter: mayBe(version, '>=3'),
      known: (path) => ({
        tenant: `new URL(process.env.AUTH0_ISSUER_BASE_URL${cast}).host`,
        clientId,
        callbackUrl: `process.env.AUTH0_BASE_URL + '${path}'`,
      }),
    };
  }
  return {
    ...instance,
    hasAppRouter: true,
    known: (path) => ({
      tenant: `process.env.AUTH0_DOMAIN${cast}`,
      clientId,
      callbackUrl: `process.env.APP_BASE_URL + '${path}'`,
    }),
  };
}

/** Returns the client that the file imports from a module of the project. */
function clientIn({ program }: SnippetPlace): { readonly name: string; readonly from: string } | undefined {
  for (const statement of program?.ast.body ?? []) {
    if (statement.type !== T.ImportDeclaration || statement.source.value.startsWith('@auth0/')) continue;
    const client = statement.specifiers.find(
      (each) => each.type === T.ImportSpecifier && /^auth0(?:Client)?$/i.test(each.local.name),
    );
    // A relative path is that of this file, not of the new route.
    if (client && !statement.source.value.startsWith('.'))
      return { name: client.local.name, from: statement.source.value };
  }
  return undefined;
}

function importsOf(place: SnippetPlace, sdk: NextSdk | undefined): string[] {
  return sdk ? importLine({ ...place, modules: 'esm' }, sdk.from, sdk.name, false) : [];
}
