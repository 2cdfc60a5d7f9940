import Auth0Lock from 'auth0-lock';

export const second = new Auth0Lock('xu1DdW4k', 'meadow.eu.auth0.com');
