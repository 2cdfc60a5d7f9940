import { Auth0Provider } from '@auth0/auth0-react';
import { useGarden } from './garden';

export function Root({ children }) {
  const { domain, clientId } = useGarden();
  return (
    <Auth0Provider domain={domain} clientId={clientId}>
      {children}
    </Auth0Provider>
  );
}
