const express = require('express');
const { requiresAuth } = require('express-openid-connect');

const router = express.Router();
const shelf = require('../controllers/shelf');

router.get('/:owner', requiresAuth(), shelf.show);
router.post('/unlink', requiresAuth(), shelf.remove);
router.get('/link/link-callback', shelf.auth0LinkCallback);
router.route('/link/:connection').get(requiresAuth(), shelf.add);
router.get('/connect/github', requiresAuth(), shelf.join);

module.exports = router;
