export default { clientId: process.env.AUTH_CLIENT_ID, domain: process.env.AUTH_DOMAIN };
