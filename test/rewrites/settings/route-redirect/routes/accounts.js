const express = require('express');
const accounts = require('../controllers/accounts');
const { requireLogin } = require('../middleware');

const router = express.Router();

router.get('/', requireLogin, accounts.list);
router.get('/connect/:connection', requireLogin, accounts.connect);

module.exports = router;
