/** What only a person can settle: each is a line in the code and an item of a list. */
export const TODOS = {
  'todo.fill-in': 'Fill in {{placeholders}}.',
  'todo.request-token':
    'Request `{{token}}` with audience https://TENANT/api/v2/ and scope update:current_user_identities.',
  'todo.request-access-token':
    'Request the access token with audience https://TENANT/api/v2/ and scope update:current_user_identities.',
  'todo.sign-with-rs256':
    'Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.',
  'todo.profile-is-linked': 'Check how the callback uses the profile: it now belongs to the linked account.',
  'todo.upgrade-sdk': 'Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.',
  'todo.load-lock-11': 'Load Lock 11 or later, which this code requires.',
  'todo.change-old-logins':
    'Change the other logins ({{files}}): Lock 10+ ignores callbacks and old options of `show()`.',
  'todo.check-logins-for-lock-11':
    'Load Lock 11+. Adapt other logins: `getProfile` takes an access token; `token` alone returns no ID token.',
  'todo.show-result': 'Tell the user whether linking worked.',
  'todo.complete-on-auth0-link': 'Complete `onAuth0Link`: tell the user whether linking worked.',
  'todo.other-handlers': "Check this Lock's other `authenticated` handlers: they receive the linked account's tokens.",
  'todo.callers-get-no-result':
    'Check callers: they no longer get the login result. Its tokens belong to the linked account.',
  'todo.callback-unseen':
    "The callback now receives the linked account's profile and tokens. Don't store them as the user's.",
  'todo.failure-outside-digest':
    'If linking fails, `parseHash` calls back outside of a digest: start one (`$evalAsync`) where the page shows errors.',
  'todo.stored-token': 'Decide if the access token may stay in sessionStorage during the redirect.',
  'todo.restore-session':
    'Restore the session after linking: this code keeps it only in memory, which the redirect clears.',
  'todo.server-callback':
    "Extend the server callback: if the state is marked, link the ID token's account and keep the session.",
  'todo.fragment-callback':
    'Load this code first on the `redirect_uri` page; linking logins return there with an ID token in the URL fragment.',
  'todo.go-to': 'Go to `{{target}}` after linking: the popup stays on this page.',
  'todo.app-state': 'Handle `appState` after linking: the popup stays on this page, so nothing passes it on.',
  'todo.stored-return': 'Remove the stored return address of this login: the popup stays on this page.',
  'todo.allow-origin': "Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.",
  'todo.request-before-click':
    'Request the token before the click: browsers may block a popup that opens after a wait.',
  'todo.update-express-openid-connect': 'Update express-openid-connect to 2.12 or later, which this code requires.',
  'todo.update-spa-js': 'Update @auth0/auth0-spa-js to 1.7 or later, which this code requires.',
  'todo.spa-dependency': 'Add @auth0/auth0-spa-js to your dependencies, in the version your SDK depends on.',
  'todo.grant-environment-client':
    'Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the server.',
  'todo.grant-client':
    'Auth0 dashboard: grant the application of `{{client}}` only the scope update:users. Keep its secret on the server.',
  'todo.allow-callback-url-behind-proxy':
    'Auth0 dashboard: add the full URL of {{path}} to Allowed Callback URLs. Behind a proxy, set "trust proxy".',
  'todo.allow-callback-url-of-router':
    'Auth0 dashboard: add the router\'s URL plus {{path}} to Allowed Callback URLs. Behind a proxy, set "trust proxy".',
  'todo.allow-callback-url-after-mount':
    "Auth0 dashboard: add the router's URL plus {{path}} to Allowed Callback URLs.",
  'todo.allow-callback-url': 'Auth0 dashboard: add the full URL of {{path}} to Allowed Callback URLs.',
  'todo.link-errors': 'Handle an error of linking here, as `onError` did.',
  'todo.page-afterwards': "Choose the page to show after linking. Errors go to Express's error handler.",
  'todo.page-after-linking': 'Choose the page to show after linking.',
  'todo.strategy-settings': 'Replace {{names}} with the values of your existing Auth0 strategy.',
  'todo.auth-settings': 'Replace {{names}} with the settings of your existing `auth()`.',
  'todo.client-secret':
    'Set CLIENT_SECRET to the client secret of your Auth0 application: the login that links requests a code.',
  'todo.shared-callback': 'Check what {{path}} does after linking: this login returns there too.',
  'todo.linked-user-id': "Check that `{{userId}}` is the linked account's id. The primary account can't be removed.",
  'todo.hooks-skipped':
    "Check that this request works without the client's `{{hooks}}`, which would replace its token.",
  'todo.response-lists-identities': 'Check code that reads the response: it now lists the remaining identities.',
  'todo.second-id-token':
    'Set `secondIdToken` to the ID token of a fresh login of the second account that keeps the first session.',
  'todo.desktop-login': 'Log in without a client secret, with PKCE: users can read a secret of a desktop app.',
  'todo.session-user': "Take the first account's Auth0 id (`sub`) from the session, never an id from the request.",
  'todo.koa-session': 'Add koa-session if `ctx.session` is missing, and protect POST routes against CSRF.',
  'todo.express-session': 'Add express-session if `req.session` is missing, and protect POST routes against CSRF.',
  'todo.fastify-session':
    'Register @fastify/session and, for the form, @fastify/formbody. Protect POST routes against CSRF.',
  'todo.nestjs-controller': 'Add `LinkAccountController` to the `controllers` of a module.',
  'todo.sails-routes':
    "config/routes.js: add 'POST /link-account' and 'GET /link-account/callback' for `start` and `callback`.",
  'todo.hapi-yar': 'Register yar for `request.yar`, or keep `login.pending` in the session that you have.',
} as const;
