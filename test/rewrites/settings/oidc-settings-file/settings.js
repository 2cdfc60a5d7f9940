module.exports = {
  issuerBaseURL: `https://${process.env.BAKERY_DOMAIN}`,
  baseURL: process.env.BAKERY_SITE,
  clientID: process.env.BAKERY_CLIENT,
  clientSecret: process.env.BAKERY_SECRET,
  authorizationParams: { response_type: 'code', scope: 'openid email' },
};
