'use strict';

module.exports = {
  port: process.env.PORT || 3000,
  baseUrl: process.env.BASE_URL || 'http://localhost:3000',
  sessionSecret: process.env.SESSION_SECRET || 'only for development',
  uploadFolder: process.env.UPLOAD_FOLDER || '/tmp/kingfisher-uploads',

  auth0: {
    domain: process.env.AUTH0_DOMAIN || 'bikes-example.eu.auth0.com',
    clientID: process.env.AUTH0_CLIENT_ID,
    clientSecret: process.env.AUTH0_CLIENT_SECRET,
    callbackURL: (process.env.BASE_URL || 'http://localhost:3000') + '/callback'
  },

  ridelog: {
    clientId: process.env.RIDELOG_CLIENT_ID,
    host: 'https://api.ridelog.example'
  }
};
