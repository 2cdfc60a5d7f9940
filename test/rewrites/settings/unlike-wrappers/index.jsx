import React from 'react';
import { render } from 'react-dom';
import { AuthProvider } from './auth';
import { Garden } from './garden';

// Two applications of one tenant: only the domain is the same.
render(
  <AuthProvider domain="garden.eu.auth0.com" client_id="5mTq7YbAxw">
    <Garden />
  </AuthProvider>,
  document.querySelector('#garden'),
);
