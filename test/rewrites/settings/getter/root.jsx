import { Auth0Provider } from '@auth0/auth0-react';
import { gardenSettings } from './garden';

export function Root({ children }) {
  const settings = gardenSettings();
  const attributes = { domain: settings.domain, clientId: settings.clientId };
  return <Auth0Provider {...attributes}>{children}</Auth0Provider>;
}
