/* proof: {"form": "auth0-react 2: loginWithRedirect(), the provider in another file", "side": "browser", "does": "link", "before": "linked, and on its way back to the page", "with": {"@auth0/auth0-react": "2.27.0", "@auth0/auth0-spa-js": "2.27.0", "react": "19.3.1", "react-dom": "19.3.1"}, "page": "<div id='root'></div>", "fill": {"*": [["; }).catch(", "; }).then(() => console.log('done')).catch("]]}} */
import { Auth0Provider, useAuth0 } from '@auth0/auth0-react';
import { createRoot } from 'react-dom/client';

function LinkButton() {
  const auth = useAuth0();
  const link = () => {
    auth.loginWithRedirect({ authorizationParams: { connection: 'google-oauth2', access_token: localStorage.getItem('access_token') } }).then(() => { sessionStorage.setItem('asked', '1'); }).catch((error) => console.error('failed', error.message));
  };
  return auth.isLoading ? null : <button id="go" onClick={link}>Link</button>;
}

const settings = { domain: 'shop.eu.auth0.com', clientId: 'bikes-spa', onRedirectCallback: () => console.log('done') };
createRoot(document.getElementById('root')).render(<Auth0Provider {...settings} authorizationParams={{ redirect_uri: location.origin }}><LinkButton /></Auth0Provider>);
