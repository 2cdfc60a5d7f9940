import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Auth0Provider } from '@auth0/auth0-react';
import App from './App';
import { auth } from './config';

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <Auth0Provider
      domain={auth.domain}
      clientId={auth.clientId}
      cacheLocation="localstorage"
      authorizationParams={{ redirect_uri: window.location.origin }}
    >
      <App />
    </Auth0Provider>
  </StrictMode>,
);
