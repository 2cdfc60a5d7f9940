import { Auth0Provider } from '@auth0/auth0-react';
import { Auth0Client } from '@auth0/auth0-spa-js';
import Auth0 from 'react-native-auth0';

// refused: the token stands where the client is set up, so that every login of it would link; hand it to a login of its own instead
export const App = ({ token }) => <Auth0Provider domain="garden.eu.auth0.com" clientId="C" authorizationParams={{ access_token: token }} />;

// refused: the token stands where the client is set up, so that every login of it would link; hand it to a login of its own instead
export const make = (token) => new Auth0Client({ domain: 'garden.eu.auth0.com', clientId: 'C', authorizationParams: { access_token: token } });

const native = new Auth0({ domain: 'garden.eu.auth0.com', clientId: 'C' });

// refused: an app has no popup, and what the login answers with is taken for the user's
export const link = (token) => native.webAuth.authorize({ additionalParameters: { access_token: token } });
