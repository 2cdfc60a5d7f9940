const { Router } = require('express');
const { link } = require('./link');

const site = Router();
site.get('/link', link);
const api = Router();
api.get('/accounts/link', link);

module.exports = { site, api };
