/* proof: {"form": "auth0-react 2: loginWithPopup", "side": "browser", "does": "link", "with": {"@auth0/auth0-react": ["2.27.0"], "react": "19.3.1", "react-dom": "19.3.1"}, "page": "<div id='root'></div>", "failures": ["403", "409", "closed popup", "cancelled login"]} */
import { createRoot } from 'react-dom/client';
import { Auth0Provider, useAuth0 } from '@auth0/auth0-react';

function Account() {
  const { loginWithPopup } = useAuth0();

  async function connect() {
    try {
      await loginWithPopup({
        authorizationParams: { connection: 'google-oauth2', access_token: localStorage.getItem('access_token') },
      });
      console.log('done');
    } catch (error) {
      console.error('failed', error.message);
    }
  }

  return (
    <button id="go" onClick={connect}>
      Connect Google
    </button>
  );
}

createRoot(document.getElementById('root')).render(
  <Auth0Provider domain="shop.eu.auth0.com" clientId="bikes-spa" authorizationParams={{ redirect_uri: 'https://bikes.example/' }}>
    <Account />
  </Auth0Provider>,
);
