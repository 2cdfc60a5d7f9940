import { Vocabulary } from '../../core/vocabulary.js';
import { authorizeForms } from './authorize-forms.js';
import { lockForms } from './lock-forms.js';
import { tokensOf } from './sdk-form.js';
import { CAMEL_TOKEN, NEXT_LOGIN, TOKEN, UNLINK, USER_ID } from './words.js';

const TOKENS = new Set([TOKEN, CAMEL_TOKEN, ...tokensOf([...lockForms, ...authorizeForms])]);

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
