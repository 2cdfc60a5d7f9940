const express = require('express');
const { auth } = require('express-openid-connect');
const settings = require('./settings');

const app = express();
app.use(auth(settings));
app.use('/account', require('./account'));
app.listen(3000);
