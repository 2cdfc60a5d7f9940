import { Auth0Provider } from '@auth0/auth0-react';
import { LinkButton } from './link';

export const App = () => (
  <Auth0Provider domain={process.env.REACT_APP_AUTH0_DOMAIN} clientId={process.env.REACT_APP_AUTH0_CLIENT_ID}>
    <LinkButton />
  </Auth0Provider>
);
