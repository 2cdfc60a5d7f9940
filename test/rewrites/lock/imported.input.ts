// options: {"packages": {"auth0-lock": "*"}}
import { readToken } from './session';
import { lock, other as second } from './made';

second.on('authenticated', () => undefined);

export const addAccount = () => lock.show({ auth: { params: { scope: 'openid', access_token: readToken() } } } as any);
