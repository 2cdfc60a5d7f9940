import Auth0Lock from 'auth0-lock';

// The default has no token: callers may log users in.
export const open = (options = { page: 'login' }) => {
  const settings = {
    theme: { primaryColor: '#484' },
    auth: {
      redirectUrl: location.origin + '/callback',
      params: { state: options.page, access_token: options.accessToken },
    },
    allowSignUp: options.page === 'signup',
  };
  const opened = new Auth0Lock('CLIENT', 'garden.eu.auth0.com', settings);
  opened.show();
};

export const openAtOnce = (options) =>
  new Auth0Lock('CLIENT', 'garden.eu.auth0.com', {
    auth: { redirectUrl: location.origin, params: { access_token: options.tokens.access } },
  }).show();

const lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com', { auth: { redirectUrl: location.origin } });

const ask = (options = {}) => lock.show({ auth: { params: { access_token: options.accessToken } } });
document.querySelector('#in').onclick = () => ask();
document.querySelector('#more').onclick = () => ask({ accessToken: localStorage.getItem('access_token') });

// The name says what it is for.
export const linkAccount = (user) => lock.show({ auth: { params: { access_token: user.accessToken } } });
