import { Vocabulary } from '../../core/vocabulary.js';
import { authorizeForms } from './authorize-forms.js';
import { lockForms } from './lock-forms.js';
import { CAMEL_TOKEN, NEXT_LOGIN, TOKEN, UNLINK, USER_ID } from './words.js';

/** The token's names in all forms: the last key of each path. */
const TOKENS = new Set<string>([
  TOKEN,
  CAMEL_TOKEN,
  ...[...lockForms, ...authorizeForms].flatMap(({ paths }) => paths.flatMap((path) => path.at(-1) ?? [])),
]);

/** Every word that makes the engine an Auth0 tool. */
export const vocabulary = new Vocabulary({
  tokens: [...TOKENS],
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
  service: ['auth0', NEXT_LOGIN],
  hosts: ['auth0.com'],
  tool: 'auth0-relink',
});
