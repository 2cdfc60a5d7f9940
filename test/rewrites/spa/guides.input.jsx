import { Auth0Provider } from '@auth0/auth0-react';
import { Auth0Client } from '@auth0/auth0-spa-js';
import Auth0 from 'react-native-auth0';

// refused: every login of this client would link; pass the token to a separate login instead
export const App = ({ token }) => <Auth0Provider domain="garden.eu.auth0.com" clientId="C" authorizationParams={{ access_token: token }} />;

// refused: every login of this client would link; pass the token to a separate login instead
export const make = (token) => new Auth0Client({ domain: 'garden.eu.auth0.com', clientId: 'C', authorizationParams: { access_token: token } });

const native = new Auth0({ domain: 'garden.eu.auth0.com', clientId: 'C' });

// refused: apps have no popup, and the SDK or other code may store these tokens as the user's
export const link = (token) => native.webAuth.authorize({ additionalParameters: { access_token: token } });
