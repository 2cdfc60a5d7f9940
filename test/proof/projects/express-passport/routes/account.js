const express = require('express');
const { connectGoogle } = require('../controllers/connect');
const { disconnect } = require('../lib/accounts');
const ensureUser = require('../middleware/ensure-user');

const router = express.Router();

router.get('/', ensureUser, (req, res) => {
  res.send(`<h1>Account of ${req.user.name}</h1>
    <a href="/account/connect">Connect Google</a>
    <form method="post" action="/account/disconnect">
      <input id="account" name="account"><button>Disconnect</button>
    </form>`);
});

router.get('/connect', ensureUser, connectGoogle);

router.post('/disconnect', ensureUser, (req, res, next) => {
  disconnect(req.user.accessToken, req.body.account, (error) => {
    if (error) return next(error);
    res.send(`<p>Disconnected from ${req.user.name}</p>`);
  });
});

module.exports = router;
