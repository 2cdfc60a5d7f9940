import type { Text } from '../../core/strings/pieces.js';
import type { UrlParts } from '../../core/strings/urls.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { valueOf } from './url-value.js';

/** SDKs that take any page with `code` and `state` in its address for the return of their own login (auth0-react, hasAuthParams). */
const SPA_SDK = /^@auth0\/auth0-(?:react|spa-js|vue|angular)$/;

/** Packages that answer requests, as the callback of a login with a code has to. */
const SERVER = /^(?:express|koa|fastify|@hapi\/hapi|hapi|next|nuxt|@nestjs\/core|@sveltejs\/kit|@remix-run\/.*)$/;

/** Where Meteor's own login returns to; its `state` holds what Meteor needs (its packages/oauth/oauth_server.js, _stateFromQuery). */
const METEOR = /\b_oauth\b|OAuth\._redirectUri/;

/**
 * Refuses a login with a code whose response the application's own server does not get: an SDK or a framework would take
 * the new `state` for that of its own login.
 */
export function* assertOwnCallback(request: RewriteRequest, text: Text, url: UrlParts): Attempt<void> {
  const holes = text.flatMap(({ kind, node }) => (kind === 'hole' ? sourceOf(request, node) : []));
  const values = [valueOf(request.document, text, url, 'redirect_uri')?.constant ?? '', ...holes];
  if (values.some((value) => METEOR.test(value))) return yield* refuse('reason.callback-of-framework');
  if (request.side === 'server') return;
  const packages = Object.keys(request.document.options.packages ?? {});
  const isSpa = packages.some((name) => SPA_SDK.test(name)) && !packages.some((name) => SERVER.test(name));
  if (isSpa) return yield* refuse('reason.callback-of-spa-sdk');
}
