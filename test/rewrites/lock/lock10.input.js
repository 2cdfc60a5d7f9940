import Auth0Lock from 'auth0-lock';

const lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com', { auth: { redirectUrl: 'https://garden.example/callback' } });

lock.on('authenticated', (result) => session.start(result));

export function login() {
  lock.show();
}

export function link(done) {
  lock.show({
    allowedConnections: ['google-oauth2', 'github'],
    auth: { params: { access_token: session.accessToken } },
  });
}

export function linkingLock9(done) {
  lock.show({ connections: ['github'], authParams: { access_token: session.accessToken, scope: 'openid' } }, (error) => done(error));
}
