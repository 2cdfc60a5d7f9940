import Auth0Lock from 'auth0-lock';
import tenant from './tenant';

export const lock = new Auth0Lock(tenant.APPLICATION, tenant.TENANT);
