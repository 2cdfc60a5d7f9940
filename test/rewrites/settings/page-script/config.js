export const AUTH = { id: 'meadow-app', domain: 'meadow.eu.auth0.com' };

// The class is a global: a script of the page defines it.
export const LOCK = new Auth0Lock(AUTH.id, AUTH.domain);
