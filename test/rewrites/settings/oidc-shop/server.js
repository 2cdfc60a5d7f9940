const express = require('express');
const { auth } = require('express-openid-connect');

const site = 'https://bakery.example.com';
const config = {
  issuerBaseURL: 'https://bakery.eu.auth0.com',
  baseURL: site,
  clientID: process.env.BAKERY_CLIENT,
  clientSecret: process.env.BAKERY_SECRET,
  authorizationParams: { response_type: 'code', scope: 'openid email' },
};

const app = express();
app.use(auth(config));
app.use('/account', require('./web/account'));
app.listen(3000);
