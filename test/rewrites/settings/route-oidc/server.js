const express = require('express');
const { auth } = require('express-openid-connect');
const accounts = require('./routes/accounts');

const app = express();
app.use(
  auth({
    authRequired: false,
    secret: process.env.SHELF_SECRET,
    baseURL: 'https://shelf.example',
    clientID: 'SHELF',
    clientSecret: process.env.SHELF_CLIENT_SECRET,
    issuerBaseURL: 'https://shelf.eu.auth0.com',
    authorizationParams: { response_type: 'code' },
  }),
);
app.use('/accounts', accounts);
app.listen(3000);
