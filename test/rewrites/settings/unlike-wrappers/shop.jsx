import React from 'react';
import { render } from 'react-dom';
import { AuthProvider } from './auth';
import { Shop } from './shop-window';

const auth = { domain: 'garden.eu.auth0.com', client_id: '8cRw2PzLne' };
render(
  <AuthProvider {...auth}>
    <Shop />
  </AuthProvider>,
  document.querySelector('#shop'),
);
