/** Mocha's build for browsers in the place of `mocha`, which needs Node. */
require('../../../node_modules/mocha/mocha.js');

module.exports = globalThis.Mocha;
