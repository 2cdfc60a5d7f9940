module.exports = { tenant: 'garden.eu.auth0.com', app: process.env.APP_ID, key: process.env.APP_KEY };
