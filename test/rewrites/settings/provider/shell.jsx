import { Auth0Provider } from '@auth0/auth0-react';
import { App } from './app';

// The provider in app.jsx is the one with settings.
export const Shell = () => (
  <Auth0Provider>
    <App />
  </Auth0Provider>
);
