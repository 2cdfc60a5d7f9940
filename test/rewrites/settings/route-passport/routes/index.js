const { Router } = require('express');
const { show } = require('./show');
const { joinHive } = require('./hive');
const onlyBees = require('./only-bees');

const accounts = Router();
accounts.get('/', onlyBees, show);
// Links another account of the same bee.
accounts.get('/link/:connection', onlyBees, joinHive);

module.exports = { accounts };
