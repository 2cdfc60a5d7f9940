exports.config = {
  issuerBaseURL: process.env.TENANT,
  secret: process.env.COOKIE_SECRET,
  authRequired: false,
  authorizationParams: { response_type: 'code', scope: 'openid email' },
};
