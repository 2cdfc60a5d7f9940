import type { Nodes } from '../core/engine/rule.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';
import type { Auth0Draft, FormId, NodesOf } from '../rules/forms.js';
import { angularjsSignin } from './link/angularjs-signin.js';
import { legacyLoginPopup } from './link/legacy-popup.js';
import { lockConstructor } from './link/lock-constructor.js';
import { lockShow } from './link/lock-popup.js';
import { legacyLoginCallback, lockCallback, popupAuthorizeCallback } from './link/popup-callback.js';
import { authorizeRedirect, lockRedirect } from './link/redirect.js';
import { spaLogin } from './link/spa-login.js';
import type { Markup } from './markup.js';
import type { Rewriter } from './rewriter.js';
import { oidcLogin } from './server/express-openid-connect.js';
import { nextStart } from './server/nextjs-4.js';
import { nextLink } from './server/nextjs-link.js';
import { nextLogin } from './server/nextjs.js';
import { nuxtLogin } from './server/nuxt-login.js';
import { passportRoute } from './server/passport.js';
import { loginUrl } from './server/route-link.js';
import { unlinkByNodeAuth0 } from './server/unlink-node-auth0.js';
import { unlinkByEndpoint } from './unlink/rtk-query.js';
import { unlinkByEffect } from './unlink/saga.js';
import { unlinkByDelete } from './unlink/unlink.js';

/** The plan for a form: rewriters, the best first; or why there are none. */
export type Plan<Its extends Nodes> = readonly [Rewriter<Its>, ...Rewriter<Its>[]] | Guided;

/** A form that Relink explains, but does not rewrite. */
export interface Guided {
  /** Why Relink offers no code, as a clause; undefined if the form itself is the reason. */
  readonly guided: Message | undefined;
}

/** auth0.js's `client.buildAuthorizeUrl()` only returns a URL, which any code may open. */
const UNKNOWN_OPENER = message('reason.url-opened-elsewhere');
/** The login itself, and what runs after it, is in a function of another file. */
const LOGIN_ELSEWHERE = message('reason.login-elsewhere');
const SAME_FOR_ALL = message('reason.application-token');
/** react-native-auth0: the hook stores the tokens of every login; code that uses the class may do so, too. */
const NO_POPUP = message('reason.native-app');
/** A library runs the login, and signs the user in as whoever logged in. */
const LIBRARY_LOGIN = message('reason.library-login');
/** NestJS runs the login in a guard; its callback and session are in other classes. */
const NESTJS = message('reason.nestjs');
/** The client's settings apply to all its logins, and other code decides which of them link an account. */
const EVERY_LOGIN = message('reason.client-settings');

/** The rewrite adds a second `auth()` with separate cookies, which version 1 does not support under these names. */
const OLD_EXPRESS = message('reason.express-openid-connect-1');

const guided: Guided = { guided: undefined };

/** The plan for each form; `tsc` fails for a form without an entry. */
const PLANS: { readonly [Form in FormId]: Plan<NodesOf<Form>> } = {
  'aspnet-claim': guided,
  'auth0-angular-link-account': guided,
  'auth0-angular-signin': [angularjsSignin],
  'auth0-angular-signin-auth-params': [angularjsSignin],
  'auth0js-authorize': [authorizeRedirect],
  'auth0js-build-authorize-url': { guided: UNKNOWN_OPENER },
  'auth0js-login': [legacyLoginCallback, legacyLoginPopup],
  'auth0js-popup-authorize': [popupAuthorizeCallback],
  'auth0js-web-auth-constructor': guided,
  'authorization-header': guided,
  'authorize-by-library': { guided: LIBRARY_LOGIN },
  'authorize-by-wrapper': { guided: LOGIN_ELSEWHERE },
  'authorize-request': guided,
  'authorize-url': [nextLink, loginUrl],
  'code-exchange': guided,
  'legacy-auth0js': guided,
  'legacy-lock': guided,
  'lock-by-library': { guided: LIBRARY_LOGIN },
  'lock-by-wrapper': { guided: LOGIN_ELSEWHERE },
  'lock-callback': guided,
  'lock-constructor-auth-params': guided,
  'lock-constructor-params': [lockConstructor],
  'lock-passwordless-auth-params': guided,
  'lock-provider-params': guided,
  'lock-show-auth-params': [lockCallback, lockShow, lockRedirect],
  'lock-show-params': [lockShow],
  'management-client': guided,
  'nextjs-client-params': guided,
  'nextjs-handle-login': [nextLogin],
  'nextjs-start-login': [nextStart],
  'nuxt-oauth-handler': [nuxtLogin],
  'oidc-auth': { guided: SAME_FOR_ALL },
  'oidc-login': [oidcLogin],
  'openid-login': { guided: OLD_EXPRESS },
  'passport-authenticate': [passportRoute],
  'passport-nestjs': { guided: NESTJS },
  'passport-verify': guided,
  'react-native-authorize': { guided: NO_POPUP },
  'react-native-authorize-top': guided,
  'react-native-authorize-url': guided,
  'spa-client': { guided: EVERY_LOGIN },
  'spa-client-params': { guided: EVERY_LOGIN },
  'spa-login': [spaLogin],
  'spa-login-params': [spaLogin],
  'unlink-request': [unlinkByNodeAuth0, unlinkByDelete],
  'unlink-url': [unlinkByEffect, unlinkByEndpoint],
  'widget-signin': guided,
};

/** Returns the plan for a finding's form; the table's type pairs each form with its nodes. */
export function planFor<Draft extends Auth0Draft>(draft: Draft): Plan<Draft['nodes']> {
  return PLANS[draft.form] as Plan<Draft['nodes']>;
}

/** The rewriters whose code handlers may contain that are only expressions, by what these see. */
const INTO_EXPRESSIONS = new Map<unknown, readonly Markup['scope'][]>([
  [spaLogin, ['script', 'options', 'class']],
  [unlinkByDelete, ['script']],
]);

/** Whether a rewriter knows how to write into a handler in a component's markup. */
export function mayWriteInto<Its extends Nodes>({ isFull, scope }: Markup, rewriter: Rewriter<Its>): boolean {
  return isFull || INTO_EXPRESSIONS.get(rewriter)?.includes(scope) === true;
}
