import React from 'react';
import { render } from 'react-dom';
import { SessionProvider as Auth0Provider } from './auth';
import { Garden } from './garden';
import settings from './auth_settings.json';

render(
  <Auth0Provider domain={settings.domain} client_id={process.env.REACT_APP_CLIENT} redirect_uri={location.origin}>
    <Garden />
  </Auth0Provider>,
  document.querySelector('#garden'),
);
