export const lock = new Auth0Lock('meadow-app', 'meadow.eu.auth0.com');
