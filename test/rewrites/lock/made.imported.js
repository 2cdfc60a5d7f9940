import Auth0Lock from 'auth0-lock';

export const lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com');
export const other = new Auth0Lock('CLIENT', 'garden.eu.auth0.com');
