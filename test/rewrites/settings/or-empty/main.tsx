import { Auth0Provider } from '@auth0/auth0-react';
import { createRoot } from 'react-dom/client';
import { Garden } from './garden';

const domain = import.meta.env.VITE_GARDEN_DOMAIN || '';
const clientId = `${import.meta.env.VITE_GARDEN_CLIENT ?? ''}`;

createRoot(document.getElementById('garden')!).render(
  <Auth0Provider domain={domain} clientId={clientId}>
    <Garden />
  </Auth0Provider>,
);
