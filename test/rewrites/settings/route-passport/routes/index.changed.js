const { Router } = require('express');
const { show } = require('./show');
const { joinHive, auth0LinkCallback } = require('./hive');
const onlyBees = require('./only-bees');

const accounts = Router();
accounts.get('/', onlyBees, show);
accounts.get('/link/link-callback', auth0LinkCallback);
// Links another account of the same bee.
accounts.get('/link/:connection', onlyBees, joinHive);

module.exports = { accounts };
