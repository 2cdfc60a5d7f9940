import type { Snippet, SnippetOptions } from './snippets.js';

export type SpaHelperName = 'linkInPopup';

const LOGS_IN =
  "// Logs another account in, in a popup of a client of its own so that the user's session stays, and links it.";

/** How versions of auth0-spa-js take their options. The result of a login is read from the cache of its own client. */
export const SPA_SNIPPETS: Readonly<Record<SpaHelperName, Snippet>> = {
  linkInPopup: {
    needs: ['linkAuth0Account'],
    code: ({ modern, async }, options) => {
      const client = newClient(modern, options);
      const isFlat = options.spa?.version === 1;
      if (!modern) {
        return `${LOGS_IN}
function linkInPopup(domain, clientId, accessToken, parameters) {
  var client = ${client};
  var login = Object.assign({}, parameters, { max_age: 0, scope: 'openid email' });
  return client.loginWithPopup(${isFlat ? 'login' : '{ authorizationParams: login }'}).then(function () {
    return client.getIdTokenClaims();
  }).then(function (claims) {
    return linkAuth0Account(domain, accessToken, claims.__raw);
  });
}`;
      }
      const login = "{ ...parameters, max_age: 0, scope: 'openid email' }";
      const popup = `client.loginWithPopup(${isFlat ? login : `{ authorizationParams: ${login} }`})`;
      const signature =
        'linkInPopup(domain«: string», clientId«: string», accessToken«: any», parameters«?: Record<string, unknown>»)';
      return async
        ? `${LOGS_IN}
async function ${signature} {
  const client = ${client};
  await ${popup};
  const claims = await client.getIdTokenClaims();
  return linkAuth0Account(domain, accessToken, claims«!».__raw);
}`
        : `${LOGS_IN}
function ${signature} {
  const client = ${client};
  return ${popup}
    .then(() => client.getIdTokenClaims())
    .then((claims) => linkAuth0Account(domain, accessToken, claims«!».__raw));
}`;
    },
  },
};

function newClient(modern: boolean, { spa }: SnippetOptions): string {
  const client = spa?.client ?? 'Auth0Client';
  if (spa?.version === 1) return `new ${client}({ ${modern ? 'domain' : 'domain: domain'}, client_id: clientId })`;
  return modern ? `new ${client}({ domain, clientId })` : `new ${client}({ domain: domain, clientId: clientId })`;
}
