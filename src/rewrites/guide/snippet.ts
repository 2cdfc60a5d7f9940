import type { Inspected } from '../../core/engine/inspect.js';
import type { CodeSnippet } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import type { Auth0Document } from '../../rules/auth0/auth0-document.js';
import type { Auth0Draft } from '../../rules/forms.js';
import type { Project } from '../project.js';
import { credentialRecipe } from './credential-recipe.js';
import { httpRequest } from './http-request.js';
import {
  angularjsRecipe,
  auth0jsRecipe,
  lockRecipe,
  redirectRecipe,
  requestRecipe,
  spaRecipe,
} from './link-recipes.js';
import { isNext } from './next-recipes.js';
import { written } from './recipe.js';
import type { Recipe } from './recipe.js';
import { serverRecipe, templateRecipe } from './server-recipes.js';
import { snippetPlace } from './snippet-place.js';
import type { SnippetPlace } from './snippet-place.js';
import { unlinkRecipe } from './unlink-recipe.js';

/**
 * Returns code to paste for a finding without a rewrite, written for its place: the helpers that rewrites insert, called
 * with the file's own names. Undefined for a rule whose guide needs no code.
 * @param fileName the document's name: its ending tells the host language
 * @param project the files around the document, which may have its settings
 * @param reason why there is no rewrite
 */
export function snippetFor(
  entry: Inspected<Auth0Draft, Auth0Document>,
  fileName: string,
  project: Project,
  reason: Message | undefined,
): CodeSnippet | undefined {
  const recipe = RECIPES.get(entry.finding.ruleId);
  if (recipe === undefined) return undefined;
  const found = snippetPlace(entry, fileName, project, reason);
  if (isExpressTemplate(found, fileName)) {
    const server = { ...found, side: 'server', modules: 'commonjs' } as const;
    return written({ ...server, surroundings: { ...found.surroundings, side: 'server' } }, templateRecipe(server));
  }
  // Next.js compiles its code.
  const place = isNext(found) ? { ...found, style: { ...found.style, modern: true } } : found;
  return place.program?.region.foreign ? httpRequest(place) : written(place, recipe(place));
}

/** Templates that Express renders. */
const TEMPLATE = /\.(?:ejs|pug|jade|hbs|handlebars|njk|mustache)$/;

/** Whether the server of this project renders a link to `/authorize`: only that knows the user's session. */
function isExpressTemplate({ form, reason, document: { options } }: SnippetPlace, fileName: string): boolean {
  const { packages } = options;
  // Ember compiles its templates for the browser.
  const isExpress = packages?.['express'] !== undefined && packages['ember-source'] === undefined;
  return form === 'authorize-url' && reason === 'reason.not-in-script' && isExpress && TEMPLATE.test(fileName);
}

const RECIPES: ReadonlyMap<string, (place: SnippetPlace) => Recipe> = new Map([
  ['lock-access-token', linkRecipe],
  ['authorize-access-token', linkRecipe],
  ['unlink-endpoint', unlinkRecipe],
  ['id-token-bearer', credentialRecipe],
]);

/** Platforms on which a login opens in the system's browser, and returns to the application by its own scheme. */
const NATIVE = /['"](?:@capacitor\/|@ionic\/|@auth0\/cordova|cordova|react-native|expo)|\bopenUrl\b|\bcordova\./;

function linkRecipe(place: SnippetPlace): Recipe {
  const { form, document } = place;
  if (place.side === 'desktop' || form.startsWith('react-native') || form === 'lock-passwordless-auth-params')
    return requestRecipe(place);
  if (/^(?:oidc|openid|passport|nextjs)-/.test(form) || place.side === 'server' || isNext(place))
    return serverRecipe(place);
  if (place.surroundings.native || NATIVE.test(document.text)) return requestRecipe(place);
  if (form.startsWith('lock')) return lockRecipe(place);
  if (form.startsWith('auth0-angular')) return angularjsRecipe(place);
  if (form.startsWith('spa')) return spaRecipe(place);
  if (form.startsWith('auth0js') || form === 'widget-signin') return auth0jsRecipe(place);
  return redirectRecipe(place);
}
