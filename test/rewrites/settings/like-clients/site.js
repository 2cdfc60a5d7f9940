export default { tenant: 'orchard.eu.auth0.com', application: 'ORCHARD' };
