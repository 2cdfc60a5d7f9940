// The file has names from the module whose default the client's file has.
import { TENANT } from './tenant';
import { lock } from './lock';

export const link = (token) => lock.show({ auth: { params: { access_token: token } } });

export const issuer = `https://${TENANT}/`;
