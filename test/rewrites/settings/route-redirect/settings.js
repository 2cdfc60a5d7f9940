exports.tenant = process.env.ORCHARD_TENANT;
exports.clientId = process.env.ORCHARD_CLIENT;
exports.site = process.env.ORCHARD_SITE;
