import { createAuth0Client } from '@auth0/auth0-spa-js';

const client = await createAuth0Client({ domain: 'garden.eu.auth0.com', clientId: 'CLIENT' });

export async function link(connection, token) {
  const params = { connection };
  params.access_token = token;
  await client.loginWithPopup({ authorizationParams: params }, { timeoutInSeconds: 120 });
}

export async function linkWithHint(connection, token, hint) {
  const params = { connection };
  params.access_token = token;
  if (hint) params.login_hint = hint;
  await client.loginWithPopup({ authorizationParams: params });
}

export async function signIn(connection, token) {
  const options = { appState: { from: location.pathname }, authorizationParams: { connection } };
  if (token) options.authorizationParams.access_token = token;
  await client.loginWithRedirect(options);
}

export const linkInWindow = (token, popup) => client.loginWithPopup({ authorizationParams: { access_token: token } }, { popup });
