import { Auth0Provider } from '@auth0/auth0-react';
import { createRoot } from 'react-dom/client';
import { Shop } from './shop';

const { VITE_AUTH0_DOMAIN, VITE_AUTH0_CLIENT_ID: clientId } = import.meta.env;

createRoot(document.getElementById('root')).render(
  <Auth0Provider domain={VITE_AUTH0_DOMAIN} clientId={clientId}>
    <Shop />
  </Auth0Provider>
);
