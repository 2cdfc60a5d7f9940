const { Router } = require('express');
const handle = require('./catch-errors');
const controller = require('./controller');

const router = Router();
router.get('/link', handle(controller.link));

module.exports = router;
