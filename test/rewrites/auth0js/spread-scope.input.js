const webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'GARDEN', responseType: 'token id_token' });
const common = { connection: 'github', scope: 'openid profile' };

export const link = (token) => webAuth.authorize({ ...common, access_token: token });

webAuth.parseHash((error, result) => result && save(result));
