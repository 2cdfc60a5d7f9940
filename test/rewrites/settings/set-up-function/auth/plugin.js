import createAuth0Client from '@auth0/auth0-spa-js';

let client;

const plugin = {
  getTokenSilently: (options) => client.getTokenSilently(options),
  loginWithRedirect: (options) => client.loginWithRedirect(options),
};

export const setupAuth = async (options, afterLogin) => {
  client = await createAuth0Client({
    ...options,
  });
  if (location.search.includes('state=')) {
    const { appState } = await client.handleRedirectCallback();
    afterLogin(appState);
  }
  return { install: (app) => (app.config.globalProperties.$auth = plugin) };
};
