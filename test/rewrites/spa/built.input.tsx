import { Auth0Client, type PopupLoginOptions } from '@auth0/auth0-spa-js';

const client = new Auth0Client({ domain: 'garden.eu.auth0.com', clientId: 'CLIENT' });

export async function linkByVariable(token: string, connection: string) {
  const options: PopupLoginOptions = {
    authorizationParams: { connection, redirect_uri: location.origin, access_token: token },
  };
  await client.loginWithPopup(options);
}

export async function linkByFunction(token: string) {
  const linkOptions = () => ({ authorizationParams: { connection: 'github', access_token: token } });
  await client.loginWithPopup(linkOptions());
}

export const linkByCast = (token: string) =>
  client.loginWithRedirect({ authorizationParams: { access_token: token } } as any);

export const linkWithDefaults = (token: string, defaults: object) =>
  client.loginWithPopup({ authorizationParams: { ...defaults, access_token: token } });
