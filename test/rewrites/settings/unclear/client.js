import { createAuth0Client } from '@auth0/auth0-spa-js';
import { fetchSettings, vault } from './remote';

// Neither can be repeated in another file.
export const makeClient = async () =>
  createAuth0Client({ domain: (await fetchSettings()).domain, clientId: vault.clientSecret });
