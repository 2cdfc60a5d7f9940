require('./garden-login');
const passport = require('passport');

module.exports = (request, response, next) => (request.user ? next() : response.redirect('/'));
module.exports.passport = passport;
