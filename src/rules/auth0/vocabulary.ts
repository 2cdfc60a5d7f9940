import { Vocabulary } from '../../core/vocabulary.js';

/** The parameter that once linked accounts: https://auth0.com/docs/troubleshoot/product-lifecycle/past-migrations. */
export const TOKEN = 'access_token';
/** How SDKs spell it that write their options in camel case. */
export const CAMEL_TOKEN = 'accessToken';
export const USER_ID = 'user_id';
/** The path that once unlinked accounts. */
export const UNLINK = '/unlink';

/** Every word that makes the engine an Auth0 tool. */
export const vocabulary = new Vocabulary({
  tokens: [TOKEN, CAMEL_TOKEN],
  fields: [USER_ID],
  parameters: [
    'client_id',
    'clientID',
    'response_type',
    'response_mode',
    'connection',
    'redirect_uri',
    'scope',
    'state',
    'nonce',
    'prompt',
    'max_age',
  ],
  endpoints: [UNLINK],
  actions: ['authorize', 'unlink'],
  service: ['auth0'],
  hosts: ['auth0.com'],
  tool: 'auth0-relink',
});
